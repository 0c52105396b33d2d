// A week of several people: what each has on each day, and what falls on the same time.
import type { PersonalInvitation } from '../invitations/queries.server'
import { dateOf, daysLater, type PlainDate } from '../core/time'

/** The invitation of one person with what it clashes with: other events of theirs that they have not declined. */
export type WeekEntry = PersonalInvitation & {
  clashes: { titleFi: string; titleSv: string; titleEn: string }[]
}

export type WeekDay = { day: PlainDate; entries: WeekEntry[] }

type Timed = Pick<PersonalInvitation, 'personId' | 'status' | 'answer' | 'startsAt' | 'endsAt'>

/** Whether an event takes the person's time: it stands and they have not declined it. */
const takesTime = ({ status, answer }: Timed): boolean => status === 'open' && answer !== 'no'

/** Whether two invitations of one person are for the same time. */
export const clashes = (one: Timed, other: Timed): boolean =>
  one.personId === other.personId &&
  takesTime(one) &&
  takesTime(other) &&
  one.startsAt < other.endsAt &&
  other.startsAt < one.endsAt

/** Each invitation with those it clashes with. */
export const withClashes = (invitations: readonly PersonalInvitation[]): WeekEntry[] =>
  invitations.map((one) => ({
    ...one,
    clashes: invitations.filter((other) => other.id !== one.id && clashes(one, other)),
  }))

/** The days of a week from Monday on, each with one person's entries; an event of several days is on each of them. */
export function daysOf(
  entries: readonly WeekEntry[],
  personId: string,
  days: readonly PlainDate[],
): WeekDay[] {
  const own = entries.filter((entry) => entry.personId === personId)
  return days.map((day) => ({
    day,
    entries: own.filter(({ startsAt, endsAt }) => dateOf(startsAt) <= day && dateOf(endsAt) >= day),
  }))
}

/** Monday to Friday, and the weekend when something is then. */
export function daysShown(monday: PlainDate, entries: readonly WeekEntry[]): PlainDate[] {
  const all = [0, 1, 2, 3, 4, 5, 6].map((days) => daysLater(monday, days))
  return all.filter(
    (day, at) =>
      at < 5 || entries.some(({ startsAt, endsAt }) => dateOf(startsAt) <= day && dateOf(endsAt) >= day),
  )
}
