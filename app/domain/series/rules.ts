// What the dates of a series have in common, and which of them differ.
import type { EventTable } from '#db/schema'
import { localOf, type Instant, type PlainDate } from '../core/time'

export type DateFacts = Pick<EventTable, 'id' | 'startsAt' | 'endsAt' | 'place'>

/** The hours and the place of a date, apart from its day. */
export type Usual = { from: string; to: string; place: string }

const usualOf = ({ startsAt, endsAt, place }: Omit<DateFacts, 'id'>): Usual => ({
  from: localOf(startsAt).slice(11),
  to: localOf(endsAt).slice(11),
  place,
})

const sign = ({ from, to, place }: Usual): string => JSON.stringify([from, to, place])

/** What most of the dates have; of as many the one that comes first. Null when there are none. */
export function mostUsual(dates: readonly Omit<DateFacts, 'id'>[]): Usual | null {
  const counts = new Map<string, { usual: Usual; count: number }>()
  for (const date of dates) {
    const usual = usualOf(date)
    const known = counts.get(sign(usual))
    if (known) known.count += 1
    else counts.set(sign(usual), { usual, count: 1 })
  }
  const [first, ...others] = counts.values()
  return first ? others.reduce((most, one) => (one.count > most.count ? one : most), first).usual : null
}

/** The dates that differ from the others in their hours or their place. */
export function exceptionsAmong(dates: readonly DateFacts[]): Set<string> {
  const usual = mostUsual(dates)
  if (usual === null) return new Set()
  return new Set(dates.filter((date) => sign(usualOf(date)) !== sign(usual)).map(({ id }) => id))
}

/** Whether somebody can still be invited to a date. */
export const takesInvitations = (
  event: Pick<EventTable, 'status' | 'startsAt' | 'answerBy'>,
  now: Instant,
): boolean =>
  event.status !== 'cancelled' && event.startsAt > now && (event.answerBy === null || event.answerBy > now)

/** Whether a date can still be changed. */
export const isAhead = (event: Pick<EventTable, 'status' | 'endsAt'>, now: Instant): boolean =>
  event.status === 'draft' || (event.status === 'open' && event.endsAt > now)

/** What a row of the form holds; what is left empty is as usual. */
export type DateRow = { date: PlainDate; from: string; to: string; place: string; which: string }

export const emptyRow: DateRow = { date: '', from: '', to: '', place: '', which: '' }
