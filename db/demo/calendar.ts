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

/** Easter Sunday of a year, by the Gregorian computus of Meeus, Jones and Butcher. */
function easter(year: number): string {
  const [golden, century, left] = [year % 19, Math.floor(year / 100), year % 100]
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moon + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(left / 4) - epact - (left % 4)) % 7
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  return addDays(`${year}-03-22`, epact + weekday - 7 * shift)
}

/** Whether offices are closed: a weekend, a fixed holiday, Good Friday, Easter Monday, Ascension Day, Midsummer Eve. */
function closed(date: string): boolean {
  const weekday = new Date(date).getUTCDay()
  if (weekday === 0 || weekday === 6 || holidays.has(date.slice(5))) return true
  if (weekday === 5 && date.slice(5) >= '06-19' && date.slice(5) <= '06-25') return true
  return [-2, 1, 39].includes(daysBetween(easter(Number(date.slice(0, 4))), date))
}

/** The date itself, or the first following day on which offices are open. */
export function workday(date: string): string {
  let day = date
  while (closed(day)) day = addDays(day, 1)
  return day
}
