// The weeks in which Finland's schools usually have holidays. Each municipality decides its own, so pages say "usually".
// Sources: the Basic Education Decree (852/1998), by which school ends on the last weekday of week 22 and those who
// provide it decide the rest; the bulletins of the Ministry of Education and Culture and the weeks that municipalities
// publish under "Koulujen työ- ja loma-ajat": school begins in week 32 or 33, autumn holidays in week 42, winter
// holidays in week 8, 9 or 10 by region, Christmas to Epiphany.
import { daysLater, type PlainDate } from '../core/time'
import { mondayOfWeek, weekOf } from './weeks'

/** `winter8` is the south's, `winter9` the middle's, `winter10` the east's and the north's. */
export type SchoolHolidayKind = 'winter8' | 'winter9' | 'winter10' | 'summer' | 'autumn' | 'christmas'

/** Both days belong to it. */
export type SchoolHoliday = { kind: SchoolHolidayKind; startsOn: PlainDate; endsOn: PlainDate }

/** From the Monday of one week to the Sunday of another. */
function weeks(year: number, kind: SchoolHolidayKind, from: number, to = from): SchoolHoliday {
  const endsOn = daysLater(mondayOfWeek({ year, week: to }), 6)
  return { kind, startsOn: mondayOfWeek({ year, week: from }), endsOn }
}

/** The holidays that begin in a year, in their order; Christmas goes on to Epiphany of the next. */
export const schoolHolidaysOf = (year: number): SchoolHoliday[] => [
  weeks(year, 'winter8', 8),
  weeks(year, 'winter9', 9),
  weeks(year, 'winter10', 10),
  // From the end of week 22 to the first week in which some begin again.
  weeks(year, 'summer', 23, 31),
  weeks(year, 'autumn', 42),
  { kind: 'christmas', startsOn: `${year}-12-23`, endsOn: `${year + 1}-01-06` },
]

/** The school holidays that touch a period, in the order of their first days. */
export function schoolHolidaysIn(from: PlainDate, to: PlainDate): SchoolHoliday[] {
  const [first, last] = [weekOf(from).year, weekOf(to).year]
  const years = Array.from({ length: last - first + 3 }, (_, at) => first - 1 + at)
  return years.flatMap(schoolHolidaysOf).filter(({ startsOn, endsOn }) => startsOn <= to && endsOn >= from)
}
