// Weeks as Finland counts them: from Monday, numbered by ISO 8601, so that week 1 is the one with the year's first Thursday.
import { Temporal } from 'temporal-polyfill'
import { helsinki, type Instant, type PlainDate } from '../core/time'

export type Week = { year: number; week: number }

const dateOn = (day: PlainDate) => Temporal.PlainDate.from(day)

/** The week a day belongs to; near New Year its year is not always the day's own. */
export function weekOf(day: PlainDate): Week {
  const date = dateOn(day)
  return { year: date.yearOfWeek ?? date.year, week: date.weekOfYear ?? 0 }
}

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: PlainDate): number => dateOn(day).dayOfWeek

/** The Monday of a day's week. */
export const mondayOf = (day: PlainDate): PlainDate =>
  dateOn(day)
    .subtract({ days: weekdayOf(day) - 1 })
    .toString()

/** The Monday of a numbered week: 4 January is always in week 1. */
export const mondayOfWeek = ({ year, week }: Week): PlainDate =>
  dateOn(mondayOf(`${String(year).padStart(4, '0')}-01-04`))
    .add({ weeks: week - 1 })
    .toString()

export type MonthWeek = { week: number; days: { day: PlainDate; inMonth: boolean }[] }

/** "2026-11", which sorts as months do. */
export const monthText = (year: number, month: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`

/** The weeks that a month touches, each whole, with the days of its neighbours told apart. @param month from 1 */
export function weeksOfMonth(year: number, month: number): MonthWeek[] {
  const first = dateOn(`${monthText(year, month)}-01`)
  const last = first.add({ months: 1 }).subtract({ days: 1 })
  const weeks: MonthWeek[] = []
  for (
    let monday = dateOn(mondayOf(first.toString()));
    Temporal.PlainDate.compare(monday, last) <= 0;
    monday = monday.add({ weeks: 1 })
  ) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((number) => monday.add({ days: number }))
    weeks.push({
      week: monday.weekOfYear ?? 0,
      days: days.map((day) => ({ day: day.toString(), inMonth: day.month === month && day.year === year })),
    })
  }
  return weeks
}

/** The month so many months later, "2026-11"; a negative number goes back. */
export const monthsLater = (month: string, months: number): string =>
  Temporal.PlainYearMonth.from(month).add({ months }).toString()

/** Every day of a period, its last day among them. */
export function daysOf(period: { startsOn: PlainDate; endsOn: PlainDate }): PlainDate[] {
  const days: PlainDate[] = []
  const last = dateOn(period.endsOn)
  for (
    let day = dateOn(period.startsOn);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  )
    days.push(day.toString())
  return days
}

/** The moment at which a day of Helsinki begins. */
export const dayBegins = (day: PlainDate): Instant =>
  dateOn(day).toZonedDateTime(helsinki).toInstant().toString({ fractionalSecondDigits: 3 })
