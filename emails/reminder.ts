// The reminder, to those who have not answered.
import {
  answerActions,
  deadlineFacts,
  letterAbout,
  placeFacts,
  subjectParts,
  timeFact,
  underAnswers,
} from './about-event'
import type { Content, Pen } from './content'
import type { LetterData } from './letters'

export function reminder(data: LetterData<'reminder'>, pen: Pen): Content {
  const { event } = data
  return letterAbout(pen, event, {
    subject: pen.t('reminder.subject', subjectParts(pen, event)),
    kicker: pen.t('reminder.kicker'),
    news: { tone: 'plain', sentences: [pen.t('reminder.lead')] },
    facts: [timeFact(pen, event), ...placeFacts(pen, event), ...deadlineFacts(pen, event)],
    actions: answerActions(pen, data),
    after: [underAnswers(pen, data)],
    length: 'full',
  })
}
