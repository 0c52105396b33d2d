// What a period of the calendar holds: events of all kinds, that small groups meet, own days; holidays beside them.
import type { Reader } from '#db/connect'
import type { CalendarDayTable, EventKind, EventTable } from '#db/schema'
import { publicHolidaysIn, type PublicHoliday } from '../calendar/public-holidays.server'
import { schoolHolidaysIn, type SchoolHoliday } from '../calendar/school-holidays'
import { dayBegins } from '../calendar/weeks'
import { dateOf, daysLater, later, type Instant, type PlainDate } from '../core/time'
import { clashesAmong } from './clashes.server'
import type { PeoplePair } from './clashes'

export type Period = { from: PlainDate; to: PlainDate }

export type YearEvent = Pick<
  EventTable,
  'id' | 'kind' | 'status' | 'titleFi' | 'titleSv' | 'titleEn' | 'startsAt' | 'endsAt' | 'place' | 'seriesId'
> & {
  firstDay: PlainDate
  lastDay: PlainDate
  /** Whether it may be moved to another day. */
  movable: boolean
}

const instants = ({ from, to }: Period) => ({ from: dayBegins(from), to: dayBegins(daysLater(to, 1)) })

async function eventsOf(db: Reader, period: Period, kind: EventKind | null) {
  const { from, to } = instants(period)
  let query = db
    .selectFrom('event')
    .select(['id', 'kind', 'status', 'titleFi', 'titleSv', 'titleEn', 'startsAt', 'endsAt', 'place'])
    .select(['seriesId', 'audienceRule'])
    .where('networkId', 'is', null)
    .where('startsAt', '<', to)
    .where('endsAt', '>', from)
    .orderBy('startsAt')
    .orderBy('id')
  if (kind !== null) query = query.where('kind', '=', kind)
  return query.execute()
}

/** On how many days of the period how many small groups meet: not which, nor when on the day. */
async function groupMeetingsIn(db: Reader, period: Period): Promise<Record<PlainDate, number>> {
  const { from, to } = instants(period)
  const rows = await db
    .selectFrom('event')
    .select('startsAt')
    .where('networkId', 'is not', null)
    .where('status', '<>', 'cancelled')
    .where('startsAt', '>=', from)
    .where('startsAt', '<', to)
    .execute()
  const days: Record<PlainDate, number> = {}
  for (const { startsAt } of rows) days[dateOf(startsAt)] = (days[dateOf(startsAt)] ?? 0) + 1
  return days
}

export type OwnDay = Pick<CalendarDayTable, 'id' | 'startsOn' | 'endsOn' | 'nameFi' | 'nameSv' | 'nameEn'>

/** The organisers' own days that touch a period, in order. */
export const ownDaysIn = (db: Reader, { from, to }: Period): Promise<OwnDay[]> =>
  db
    .selectFrom('calendarDay')
    .select(['id', 'startsOn', 'endsOn', 'nameFi', 'nameSv', 'nameEn'])
    .where('removedAt', 'is', null)
    .where('startsOn', '<=', to)
    .where('endsOn', '>=', from)
    .orderBy('startsOn')
    .orderBy('id')
    .execute()

/** What is known of the days themselves. */
export type DayFacts = { publicHolidays: PublicHoliday[]; schoolHolidays: SchoolHoliday[]; ownDays: OwnDay[] }

export const dayFactsIn = async (db: Reader, period: Period): Promise<DayFacts> => ({
  publicHolidays: publicHolidaysIn(period.from, period.to),
  schoolHolidays: schoolHolidaysIn(period.from, period.to),
  ownDays: await ownDaysIn(db, period),
})

export type YearFilter = EventKind | 'smallGroup' | null

export type YearContent = DayFacts & {
  events: YearEvent[]
  groupMeetings: Record<PlainDate, number>
  clashes: PeoplePair[]
}

/** Everything a period holds. @param kind of events; `smallGroup` is for the meetings of groups alone */
export async function contentOf(
  db: Reader,
  period: Period,
  kind: YearFilter,
  now: Instant,
): Promise<YearContent> {
  const rows = kind === 'smallGroup' ? [] : await eventsOf(db, period, kind)
  // An event that has been is in nobody's way any more.
  const coming = rows.filter(({ endsAt }) => endsAt > now)
  return {
    ...(await dayFactsIn(db, period)),
    events: rows.map(({ audienceRule: _, ...row }) => ({
      ...row,
      firstDay: dateOf(row.startsAt),
      // What ends at midnight ends on the day before.
      lastDay: dateOf(later(row.endsAt, { seconds: -1 })),
      movable: row.status === 'draft' || (row.status === 'open' && row.endsAt > now),
    })),
    groupMeetings: kind === null || kind === 'smallGroup' ? await groupMeetingsIn(db, period) : {},
    clashes: await clashesAmong(db, coming, now),
  }
}
