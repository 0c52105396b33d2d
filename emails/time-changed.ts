// The time has changed: everybody is asked again (rule U1).
import {
  answerActions,
  deadlineFacts,
  letterAbout,
  placeFacts,
  subjectParts,
  timeFact,
  timeOf,
  underAnswers,
} from './about-event'
import type { Content, Pen } from './content'
import type { LetterData } from './letters'

export function timeChanged(data: LetterData<'timeChanged'>, pen: Pen): Content {
  const { event, before } = data
  return letterAbout(pen, event, {
    subject: pen.t('timeChanged.subject', subjectParts(pen, event)),
    kicker: pen.t('timeChanged.kicker'),
    news: { tone: 'maybe', sentences: [pen.t('timeChanged.lead')] },
    facts: [
      { ...timeFact(pen, event), label: pen.t('facts.newTime') },
      { label: pen.t('facts.earlierTime'), value: { text: timeOf(pen, event, before) }, weight: 'past' },
      ...placeFacts(pen, event),
      ...deadlineFacts(pen, event),
    ],
    actions: answerActions(pen, data),
    after: [underAnswers(pen, data)],
    length: 'full',
  })
}
