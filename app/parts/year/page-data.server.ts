// What the calendar of the year shows: a year of twelve months, or one month with the whole weeks around it.
import type { Reader } from '#db/connect'
import { eventKinds } from '#db/schema'
import { monthsLater, monthText, weeksOfMonth, type MonthWeek } from '~/domain/calendar/weeks'
import { dateOf, type Instant } from '~/domain/core/time'
import { contentOf, type Period, type YearFilter } from '~/domain/year/year.server'

/** The years that the calendar leads to. */
const [firstYear, lastYear] = [2000, 2100]

const filters = [...eventKinds, 'smallGroup'] as const

/** "2026-11" of years that the calendar shows, or null; a month alone ("11") is of the given year. */
function monthIn(text: string | null, given: number): string | null {
  const read = /^(?:(\d{4})-)?(\d{1,2})$/.exec(text ?? '')
  const [year, month] = [Number(read?.[1] ?? given), Number(read?.[2])]
  return year >= firstYear && year <= lastYear && month >= 1 && month <= 12 ? monthText(year, month) : null
}

function yearIn(text: string | null, today: string): number {
  const year = Number(/^\d{4}$/.test(text ?? '') ? text : today.slice(0, 4))
  return Math.min(lastYear, Math.max(firstYear, year))
}

const shownMonth = (month: string): { month: string; weeks: MonthWeek[] } => ({
  month,
  weeks: weeksOfMonth(Number(month.slice(0, 4)), Number(month.slice(5))),
})

/** The whole weeks of a month. */
function periodOf(weeks: MonthWeek[]): Period {
  const days = weeks.flatMap((week) => week.days)
  return { from: days[0]?.day ?? '', to: days[days.length - 1]?.day ?? '' }
}

/** Reads the address and gathers what it asks to see. */
export async function yearPage(db: Reader, query: URLSearchParams, now: Instant) {
  const today = dateOf(now)
  const filter: YearFilter = filters.find((one) => one === query.get('kind')) ?? null
  const given = yearIn(query.get('year'), today)
  const month = monthIn(query.get('month'), given)
  const year = month === null ? given : Number(month.slice(0, 4))
  const months =
    month === null
      ? Array.from({ length: 12 }, (_, at) => shownMonth(monthText(year, at + 1)))
      : [shownMonth(month)]
  const period =
    month === null
      ? { from: `${year}-01-01`, to: `${year}-12-31` }
      : periodOf(months.flatMap(({ weeks }) => weeks))
  return {
    year,
    month,
    months,
    today,
    filter,
    previous: month === null ? String(year - 1) : monthsLater(month, -1),
    next: month === null ? String(year + 1) : monthsLater(month, 1),
    content: await contentOf(db, period, filter, now),
  }
}
export type YearPage = Awaited<ReturnType<typeof yearPage>>
