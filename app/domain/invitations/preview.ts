// Letters of an event as they would be sent, for the organiser to look at: nothing is stored, no link opens anything.
import type { EventFacts, LetterKind, ReadLetter } from '#emails/letters'
import type { EventTable, Locale } from '#db/schema'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { later, type Instant } from '../core/time'
import { factsFor } from '../events/facts'
import type { ProgrammeLine } from '../events/queries.server'
import { whereFor } from '../events/where'

/** The letters about an event, in the order in which they come up. */
export const previewKinds = [
  'invitation',
  'reminder',
  'answered',
  'promoted',
  'offered',
  'offerLapsed',
  'practical',
  'timeChanged',
  'detailsChanged',
  'cancelled',
  'withdrawn',
] as const satisfies LetterKind[]
export type PreviewKind = (typeof previewKinds)[number]

export const asPreviewKind = (text: string | null): PreviewKind =>
  previewKinds.find((kind) => kind === text) ?? 'invitation'

/** The secret in the links of a test letter: it opens a page that says what it is. */
export const testToken = 'test'

type Previewed = {
  event: EventTable
  programme: ProgrammeLine[]
  locale: Locale
  now: Instant
  uid: string
  test: boolean
}

/** The letter of a kind, about this event, in a language. */
export function previewLetter(kind: PreviewKind, previewed: Previewed): ReadLetter {
  const { event, programme, locale, test } = previewed
  const reader = { mode: null, seat: isSeated(kind) ? ('seated' as const) : ('none' as const) }
  const facts = factsFor(event, programme, { locale, where: whereFor(event, reader) })
  const about = {
    event: facts,
    calendar: entryFor(kind, previewed),
    answerToken: testToken,
    test,
    copyFor: null,
    inPlaceOf: null,
    mode: null,
  }
  switch (kind) {
    case 'answered':
      return { kind, data: { ...about, answer: 'yes', seat: 'seated', waitingPlace: null } }
    case 'offered':
      return {
        kind,
        data: { ...about, calendar: null, until: later(previewed.now, { hours: event.offerHours }) },
      }
    case 'offerLapsed':
      return { kind, data: { ...about, calendar: null } }
    case 'practical':
      return {
        kind,
        data: { ...about, practical: practicalOf(event, locale), doorPath: paths.door(event.id) },
      }
    case 'timeChanged':
      return { kind, data: { ...about, before: earlier(facts) } }
    case 'detailsChanged':
      return { kind, data: { ...about, before: { place: facts.place, onlineUrl: facts.onlineUrl } } }
    case 'cancelled':
      return { kind, data: { ...about, answerToken: null, note: event.cancelNote } }
    case 'withdrawn':
      return { kind, data: { ...about, answerToken: null } }
    default:
      return { kind, data: about }
  }
}

function practicalOf(event: EventTable, locale: Locale) {
  const said = written(event, 'practical', locale)
  return said.text.trim() === '' ? null : said
}

/** A time a day before, so that the letter has something to tell. */
const earlier = (facts: EventFacts) => {
  const dayBefore = (at: Instant) => new Date(Date.parse(at) - 86_400_000).toISOString()
  return { startsAt: dayBefore(facts.startsAt), endsAt: dayBefore(facts.endsAt) }
}

/** Whether the letter tells of a seat that the reader has. */
const isSeated = (kind: PreviewKind): boolean =>
  kind === 'answered' || kind === 'promoted' || kind === 'practical'

function entryFor(kind: PreviewKind, { event, now, uid }: Previewed) {
  const ends = kind === 'cancelled' || kind === 'withdrawn'
  return {
    method: ends ? ('CANCEL' as const) : ('REQUEST' as const),
    uid,
    sequence: event.sequence,
    stampedAt: now,
    createdAt: event.createdAt,
    modifiedAt: event.changedAt,
    participation: isSeated(kind) ? ('ACCEPTED' as const) : ('NEEDS-ACTION' as const),
    mailbox: event.mailbox,
  }
}
