// Days and moments of the demo: plain dates as text, and Helsinki clock times as instants.
import { Temporal } from 'temporal-polyfill'

export const zone = 'Europe/Helsinki'
export const dayLong = 86_400_000

/** "2026-12-03" and 5 → "2026-12-08". */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + Math.round(days) * dayLong).toISOString().slice(0, 10)

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayLong

export const dateOf = (instant: string): string => instant.slice(0, 10)

export const later = (one: string, two: string): string => (one > two ? one : two)
export const earlier = (one: string, two: string): string => (one < two ? one : two)

/** The instant of a Helsinki clock time, "08:30", summer time and all. */
export function helsinkiInstant(date: string, clock: string): string {
  const { epochMilliseconds } = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from(clock),
  })
  return new Date(epochMilliseconds).toISOString()
}

/** Days of the year when nobody holds a meeting. */
const holidays = new Set(['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26', '12-31'])

/** The date itself, or the first following day from Monday to Friday that is no fixed holiday. */
export function workday(date: string): string {
  let day = date
  while ([0, 6].includes(new Date(day).getUTCDay()) || holidays.has(day.slice(5))) day = addDays(day, 1)
  return day
}
