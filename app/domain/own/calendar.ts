// A person's own calendar: what the address asks to see, and what stands on each day.
import type { Instant, PlainDate } from '../core/time'
import type { AnswerState } from '../invitations/rules'

/** How an entry stands: as it was answered, taken off, a meeting one is not asked to, or a time not decided yet. */
export type EntryStanding = AnswerState | 'cancelled' | 'meeting' | 'proposed'

export type OwnEntry = {
  /** Unlike those of all other entries. */
  key: string
  titleFi: string
  titleSv: string
  titleEn: string
  startsAt: Instant
  endsAt: Instant
  firstDay: PlainDate
  lastDay: PlainDate
  /** The number of the week in which it begins. */
  week: number
  place: string
  standing: EntryStanding
  /** The address of its page. */
  to: string
}

export type CalendarView = { view: 'list' } | { view: 'month'; month: string }

/** The years that the calendar leads to. */
export const calendarYears = { first: 2000, last: 2100 } as const

/** What an address asks for: the list of what is coming, unless a month is asked for; an unknown month is today's. */
export function readView(query: URLSearchParams, today: PlainDate): CalendarView {
  if (query.get('view') !== 'month') return { view: 'list' }
  const asked = query.get('month') ?? ''
  const [year, month] = [Number(asked.slice(0, 4)), Number(asked.slice(5))]
  const written = /^\d{4}-\d{2}$/.test(asked) && month >= 1 && month <= 12
  const known = written && year >= calendarYears.first && year <= calendarYears.last
  return { view: 'month', month: known ? asked : today.slice(0, 7) }
}

/** What stands on a day, what began earlier first. */
export const entriesOn = (entries: readonly OwnEntry[], day: PlainDate): OwnEntry[] =>
  inTimeOrder(entries.filter(({ firstDay, lastDay }) => firstDay <= day && lastDay >= day))

export const inTimeOrder = (entries: readonly OwnEntry[]): OwnEntry[] =>
  entries.toSorted((a, b) =>
    a.startsAt === b.startsAt ? (a.key < b.key ? -1 : 1) : a.startsAt < b.startsAt ? -1 : 1,
  )

/** The entries by the month in which each begins, in time order: "2026-12" and what is then. */
export const byMonth = (entries: readonly OwnEntry[]): { month: string; entries: OwnEntry[] }[] =>
  [...Map.groupBy(inTimeOrder(entries), ({ firstDay }) => firstDay.slice(0, 7))].map(([month, own]) => ({
    month,
    entries: own,
  }))
