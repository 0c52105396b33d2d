// A seat came free for one who waited.
import { calendarSentences, letterAbout, pageAction, placeFacts, subjectParts, timeFact } from './about-event'
import type { Content, Pen } from './content'
import type { LetterData } from './letters'

export function promoted(data: LetterData<'promoted'>, pen: Pen): Content {
  const { event } = data
  return letterAbout(pen, event, {
    subject: pen.t('promoted.subject', subjectParts(pen, event)),
    kicker: pen.t('promoted.kicker'),
    news: { tone: 'yes', sentences: [pen.t('promoted.lead'), ...calendarSentences(pen, data)] },
    facts: [timeFact(pen, event), ...placeFacts(pen, event)],
    actions: pageAction(pen, data, pen.t('actions.change')),
    after: [data.answerToken === null ? pen.t('noButtons') : pen.t('promoted.giveUp')],
    length: 'full',
  })
}
