// The event is cancelled: the organiser's note, and what was to be when and where.
import { calendarSentences, letterAbout, placeFacts, subjectParts, timeFact } from './about-event'
import { manyLines } from './clean'
import type { Content, Fact, Pen } from './content'
import type { LetterData } from './letters'

export function cancelled(data: LetterData<'cancelled'>, pen: Pen): Content {
  const { event } = data
  const note = manyLines(data.note)
  const past = (fact: Fact): Fact => ({ ...fact, weight: 'past' })
  return letterAbout(pen, event, {
    subject: pen.t('cancelled.subject', subjectParts(pen, event)),
    kicker: pen.t('cancelled.kicker'),
    news: {
      tone: 'no',
      sentences: [pen.t('cancelled.lead'), ...(note === '' ? [] : [note]), ...calendarSentences(pen, data)],
    },
    facts: [timeFact(pen, event), ...placeFacts(pen, { ...event, onlineUrl: '', linkLater: false })].map(
      past,
    ),
    actions: [],
    after: [],
    length: 'short',
  })
}
