// Dates and times as each language writes them, read off the clock of Helsinki.
import type { Locale } from '#db/schema'

const tags: Record<Locale, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }
const formats = new Map<string, Intl.DateTimeFormat>()

function format(locale: Locale, options: Intl.DateTimeFormatOptions, zone: string): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: zone })
  formats.set(key, made)
  return made
}

const helsinki = 'Europe/Helsinki'

type Parts = { year: string; month: string; day: string; hour: string; minute: string }

/** The numbers on the wall: month and day without a leading zero, hours and minutes as the language wants. */
function wall(at: string, zone: string): Parts {
  const parts = format(
    'en',
    {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    },
    zone,
  ).formatToParts(new Date(at))
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return {
    year: value('year'),
    month: String(Number(value('month'))),
    day: String(Number(value('day'))),
    hour: value('hour'),
    minute: value('minute'),
  }
}

const sameDay = (a: Parts, b: Parts) => a.year === b.year && a.month === b.month && a.day === b.day

/** "12" and "8.30" in Finnish and Swedish, "12:00" and "08:30" in English. */
function clock({ hour, minute }: Parts, locale: Locale): string {
  if (locale === 'en') return `${hour}:${minute}`
  return minute === '00' ? String(Number(hour)) : `${Number(hour)}.${minute}`
}

const clockWord: Record<Locale, string> = { fi: 'klo ', sv: 'kl. ', en: '' }

/** "klo 12.30", "kl. 12.30", "12:30" */
export const time = (at: string, locale: Locale, zone = helsinki): string =>
  clockWord[locale] + clock(wall(at, zone), locale)

/** "12.30" with the minutes always there, for columns of times. */
export function plainTime(at: string, locale: Locale, zone = helsinki): string {
  const { hour, minute } = wall(at, zone)
  return locale === 'en' ? `${hour}:${minute}` : `${Number(hour)}.${minute}`
}

/** The time of a line of a programme: the clock alone on one day, with the day before it on several. */
export function lineTime(
  at: string,
  event: { startsAt: string; endsAt: string; zone: string },
  locale: Locale,
  until: string | null | undefined = null,
): string {
  const end = until ? `–${plainTime(until, locale, event.zone)}` : ''
  const clockOfLine = plainTime(at, locale, event.zone) + end
  if (sameDay(wall(event.startsAt, event.zone), wall(event.endsAt, event.zone))) return clockOfLine
  return `${weekday(at, locale, event.zone)} ${shortDate(at, locale, event.zone)} ${clockOfLine}`
}

/** "to", "to", "Thu" */
export const weekday = (at: string, locale: Locale, zone = helsinki): string =>
  format(locale, { weekday: 'short' }, zone).format(new Date(at)).replace(/\.$/, '')

/** "3.12.2026", "3.12.2026", "3 December 2026" */
export function date(at: string, locale: Locale, zone = helsinki): string {
  if (locale === 'en')
    return format('en', { day: 'numeric', month: 'long', year: 'numeric' }, zone).format(new Date(at))
  const { day, month, year } = wall(at, zone)
  return `${day}.${month}.${year}`
}

/** "3.12.", "3.12", "3 Dec" */
export function shortDate(at: string, locale: Locale, zone = helsinki): string {
  if (locale === 'en') return format('en', { day: 'numeric', month: 'short' }, zone).format(new Date(at))
  const { day, month } = wall(at, zone)
  return locale === 'fi' ? `${day}.${month}.` : `${day}.${month}`
}

/** "to 3.12.2026", "to 3.12.2026", "Thu 3 December 2026" */
export const dayAndDate = (at: string, locale: Locale, zone = helsinki): string =>
  `${weekday(at, locale, zone)} ${date(at, locale, zone)}`

/** "to 3.12.2026 klo 12.30", "to 3.12.2026 kl. 12.30", "Thu 3 December 2026, 12:30" */
export const moment = (at: string, locale: Locale, zone = helsinki): string =>
  `${dayAndDate(at, locale, zone)}${locale === 'en' ? ', ' : ' '}${time(at, locale, zone)}`

/** "3.12. klo 12.30": for lists, where the year is plain. */
export const shortMoment = (at: string, locale: Locale, zone = helsinki): string =>
  `${shortDate(at, locale, zone)}${locale === 'en' ? ', ' : ' '}${time(at, locale, zone)}`

/**
 * From–to: "to 3.12.2026 klo 12–16", "to 3.12.2026 kl. 12–16", "Thu 3 December 2026, 12:00–16:00";
 * over several days both ends in full.
 */
export function period(startsAt: string, endsAt: string, locale: Locale, zone = helsinki): string {
  const [from, to] = [wall(startsAt, zone), wall(endsAt, zone)]
  if (!sameDay(from, to)) return `${moment(startsAt, locale, zone)} – ${moment(endsAt, locale, zone)}`
  return `${moment(startsAt, locale, zone)}–${clock(to, locale)}`
}

/** "12–16": the hours alone. */
export function hours(startsAt: string, endsAt: string, locale: Locale, zone = helsinki): string {
  return `${time(startsAt, locale, zone)}–${clock(wall(endsAt, zone), locale)}`
}

/** "joulu", "dec", "Dec": the head of a calendar leaf. */
export const monthName = (at: string, locale: Locale, zone = helsinki): string =>
  format(locale, { month: 'short' }, zone)
    .format(new Date(at))
    .replace(/kuuta$/, '')
    .replace(/\.$/, '')

/** "Joulukuu 2026", "December 2026", "December 2026": over a month of the calendar ("2026-12"). */
export function monthAndYear(month: string, locale: Locale): string {
  const at = new Date(`${month}-15T12:00:00.000Z`)
  const text = format(locale, { month: 'long', year: 'numeric' }, helsinki).format(at)
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/** "Lauantai 21. marraskuuta 2026", "Lördag 21 november 2026", "Saturday 21 November 2026": over a heading. */
export function longDate(at: string, locale: Locale, zone = helsinki): string {
  const name = format(locale, { weekday: 'long' }, zone).format(new Date(at))
  const rest = format(locale, { day: 'numeric', month: 'long', year: 'numeric' }, zone).format(new Date(at))
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${rest}`
}

/** "1 234" in Finnish and Swedish, "1,234" in English. */
export const count = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(tags[locale]).format(value)

/** A plain date ("2026-12-03") as the language writes it. */
export const plainDate = (day: string, locale: Locale): string => date(`${day}T12:00:00.000Z`, locale)

/** A plain date with its weekday, without the year: "to 3.12.", "to 3.12", "Thu 3 Dec". */
export const plainShortDay = (day: string, locale: Locale): string =>
  `${weekday(`${day}T12:00:00.000Z`, locale)} ${shortDate(`${day}T12:00:00.000Z`, locale)}`

/** A plain date with its weekday: "to 3.12.2026". */
export const plainDay = (day: string, locale: Locale): string => dayAndDate(`${day}T12:00:00.000Z`, locale)

/** The number of a plain date in its month: "3". */
export const dateOfDay = (day: string): string => String(Number(day.slice(8)))
