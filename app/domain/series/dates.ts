// The days of dates in a row: every so many weeks, those left out on which people are away.
import { daysLater, type PlainDate } from '../core/time'
import { schoolHolidaysIn, type SchoolHolidayKind } from '../calendar/school-holidays'

/** The most dates that one series has. */
export const mostDates = 20

export const winterWeeks = ['winter8', 'winter9', 'winter10'] as const
export type WinterWeek = (typeof winterWeeks)[number]

/** Why a day was left out. */
export type WhyOff =
  | { why: 'publicHoliday'; name: string }
  | { why: 'schoolHoliday'; kind: SchoolHolidayKind }
  | { why: 'ownDay'; name: string }

export type Skipped = { day: PlainDate; off: WhyOff }

/** Further than this no date is looked for, however many days are left out. */
const mostSteps = 120

/**
 * The first days that come every so many weeks and on which people are at work.
 * @param offOn why a day is none to meet on; null when it is one
 */
export function everyWeeks(
  rule: { from: PlainDate; weeks: number; times: number },
  offOn: (day: PlainDate) => WhyOff | null,
): { days: PlainDate[]; skipped: Skipped[] } {
  const days: PlainDate[] = []
  const skipped: Skipped[] = []
  for (let step = 0; days.length < rule.times && step < mostSteps; step++) {
    const day = daysLater(rule.from, step * rule.weeks * 7)
    const off = offOn(day)
    if (off === null) days.push(day)
    else skipped.push({ day, off })
  }
  return { days, skipped }
}

/**
 * The school holiday that a day falls in.
 * @param winter whose winter holiday counts: those of the other regions are at work
 */
export function schoolHolidayOn(day: PlainDate, winter: WinterWeek): SchoolHolidayKind | null {
  const others: readonly string[] = winterWeeks.filter((kind) => kind !== winter)
  return schoolHolidaysIn(day, day).find(({ kind }) => !others.includes(kind))?.kind ?? null
}
