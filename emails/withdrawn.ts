// One person is taken off the list (rule U4).
import { calendarSentences, letterAbout, placeFacts, subjectParts, timeFact } from './about-event'
import type { Content, Pen } from './content'
import type { LetterData } from './letters'

export function withdrawn(data: LetterData<'withdrawn'>, pen: Pen): Content {
  const { event } = data
  return letterAbout(pen, event, {
    subject: pen.t('withdrawn.subject', subjectParts(pen, event)),
    kicker: pen.t('withdrawn.kicker'),
    news: { tone: 'plain', sentences: [pen.t('withdrawn.lead'), ...calendarSentences(pen, data)] },
    facts: [timeFact(pen, event), ...placeFacts(pen, { ...event, onlineUrl: '', linkLater: false })],
    actions: [],
    after: [],
    length: 'short',
  })
}
