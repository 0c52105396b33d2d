// What else is in people's calendars at a proposed time, as far as this app knows: events they are invited to and have
// not declined.
import type { Reader } from '#db/connect'
import { written, type Written } from '~/i18n/named'
import type { Locale } from '#db/schema'
import { inParts } from '../people/period.server'
import type { TimeSpan } from './rules'

export type BusyRow = TimeSpan & {
  eventId: string
  personId: string
  /** The group whose meeting it is; null for organisers' events, which everybody may know of. */
  networkId: string | null
  titleFi: string
  titleSv: string
  titleEn: string
}

/** The events of some people that touch a span of time, those they have declined left out, soonest first. */
export async function busyOf(db: Reader, personIds: readonly string[], span: TimeSpan): Promise<BusyRow[]> {
  const rows = await inParts(personIds, (some) =>
    db
      .selectFrom('invitation')
      .innerJoin('event', 'event.id', 'invitation.eventId')
      .select(['eventId', 'personId', 'networkId', 'titleFi', 'titleSv', 'titleEn', 'startsAt', 'endsAt'])
      .where('personId', 'in', some)
      .where('withdrawnAt', 'is', null)
      .where((e) => e.or([e('answer', 'is', null), e('answer', '<>', 'no')]))
      .where('status', '=', 'open')
      .where('startsAt', '<', span.endsAt)
      .where('endsAt', '>', span.startsAt)
      .execute(),
  )
  return rows.sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0))
}

/** The one span that holds all the times; null when there are none. */
export function spanOf(times: readonly TimeSpan[]): TimeSpan | null {
  const [first, ...others] = times
  if (first === undefined) return null
  return others.reduce(
    (span, time) => ({
      startsAt: time.startsAt < span.startsAt ? time.startsAt : span.startsAt,
      endsAt: time.endsAt > span.endsAt ? time.endsAt : span.endsAt,
    }),
    { startsAt: first.startsAt, endsAt: first.endsAt },
  )
}

const touches = (one: TimeSpan, other: TimeSpan): boolean =>
  one.startsAt < other.endsAt && one.endsAt > other.startsAt

/** What a reader is told of a time: their own event then, and how many others have which event. */
export type Clash = {
  /** The title of an event of the reader's own; null when they are free as far as is known. */
  own: Written | null
  /**
   * Events of others in the group, with how many have each. The title is told only of organisers' events and of those
   * that the reader is invited to; null stands for all the rest together.
   */
  others: { title: Written | null; people: number }[]
}

/** What clashes with a time, as a reader may know it. */
export function clashAt(
  time: TimeSpan,
  busy: readonly BusyRow[],
  reader: { personId: string; locale: Locale },
): Clash {
  const then = busy.filter((row) => touches(row, time))
  const mine = then.filter(({ personId }) => personId === reader.personId)
  const known = new Set(mine.map(({ eventId }) => eventId))
  const [own] = mine
  const told = new Map<string, { title: Written; people: Set<string> }>()
  const untold = new Set<string>()
  for (const row of then) {
    if (row.personId === reader.personId) continue
    if (row.networkId !== null && !known.has(row.eventId)) {
      untold.add(row.personId)
      continue
    }
    const event = told.get(row.eventId) ?? { title: written(row, 'title', reader.locale), people: new Set() }
    event.people.add(row.personId)
    told.set(row.eventId, event)
  }
  const others: Clash['others'] = [...told.values()].map(({ title, people }) => ({
    title,
    people: people.size,
  }))
  if (untold.size > 0) others.push({ title: null, people: untold.size })
  return { own: own ? written(own, 'title', reader.locale) : null, others }
}

/** The clashes of each time for a reader, in the order of the times. */
export async function clashesOf(
  db: Reader,
  times: readonly TimeSpan[],
  people: { reader: { personId: string; locale: Locale }; others: readonly string[] },
): Promise<Clash[]> {
  const span = spanOf(times)
  if (span === null) return []
  const busy = await busyOf(db, [people.reader.personId, ...people.others], span)
  return times.map((time) => clashAt(time, busy, people.reader))
}
