// The public holidays of Finland with their names. The package knows those of all the world, so it stays on the server.
import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'
import { locales, type Locale } from '#db/schema'
import type { PlainDate } from '../core/time'

export type PublicHoliday = { day: PlainDate; nameFi: string; nameSv: string; nameEn: string }

/** New Year's Eve is a working day. */
const workingEve = '12-31'

const known = new Map<number, PublicHoliday[]>()

let opened: Holidays | null = null

/** Those of all the world are large: they are read when days are first asked for. */
function finland(): Holidays {
  if (opened !== null) return opened
  const Known = createRequire(import.meta.url)('date-holidays') as typeof Holidays
  return (opened = new Known('FI'))
}

const namesIn = (year: number, locale: Locale): Map<PlainDate, string> =>
  new Map(
    finland()
      .getHolidays(year, locale)
      .filter(({ type, rule }) => type === 'public' || (type === 'bank' && rule !== workingEve))
      .map(({ date, name }) => [date.slice(0, 10), name]),
  )

/** The days of a year on which offices are closed, midsummer's and Christmas' eves among them, in their order. */
export function publicHolidaysOf(year: number): PublicHoliday[] {
  const before = known.get(year)
  if (before) return before
  const [fi, sv, en] = locales.map((locale) => namesIn(year, locale))
  const holidays = [...(fi ?? new Map<PlainDate, string>())].map(([day, nameFi]) => ({
    day,
    nameFi,
    nameSv: sv?.get(day) ?? nameFi,
    nameEn: en?.get(day) ?? nameFi,
  }))
  known.set(year, holidays)
  return holidays
}

/** The public holidays of a period, both of its days among them. */
export function publicHolidaysIn(from: PlainDate, to: PlainDate): PublicHoliday[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return years.flatMap(publicHolidaysOf).filter(({ day }) => day >= from && day <= to)
}
