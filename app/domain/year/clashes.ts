// When two events take the same people's time: at the same moment, or in the same half of a day.
import { dateOf, daysLater, localOf, type Instant } from '../core/time'

export type Span = { startsAt: Instant; endsAt: Instant }

/** `time`: they overlap. `halfDay`: one follows the other within a morning or an afternoon. */
export type Meeting = 'time' | 'halfDay'

/** The mornings and afternoons that an event takes, by the clock of Helsinki: "2026-12-03 am". Noon parts them. */
export function halfDaysOf({ startsAt, endsAt }: Span): string[] {
  const [start, end] = [localOf(startsAt), localOf(endsAt)]
  const halves: string[] = []
  for (let day = dateOf(startsAt); day <= end.slice(0, 10); day = daysLater(day, 1)) {
    if (start < `${day}T12:00` && end > `${day}T00:00`) halves.push(`${day} am`)
    if (start < `${day}T24:00` && end > `${day}T12:00`) halves.push(`${day} pm`)
  }
  return halves
}

/** How two events stand in each other's way; null when they do not. */
export function meetingOf(one: Span, other: Span): Meeting | null {
  if (one.startsAt < other.endsAt && other.startsAt < one.endsAt) return 'time'
  const halves = new Set(halfDaysOf(one))
  return halfDaysOf(other).some((half) => halves.has(half)) ? 'halfDay' : null
}

/** How many of the first are among the second as well. */
export function peopleInBoth(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one]
  let both = 0
  for (const personId of fewer) if (more.has(personId)) both += 1
  return both
}

/** Two events that stand in each other's way. */
export type Pair = { one: string; other: string; meeting: Meeting }

/** Every pair of events that stand in each other's way, whoever they are for. */
export function pairsThatMeet(events: readonly (Span & { id: string })[]): Pair[] {
  const pairs: Pair[] = []
  for (const [at, one] of events.entries())
    for (const other of events.slice(at + 1)) {
      const meeting = meetingOf(one, other)
      if (meeting !== null) pairs.push({ one: one.id, other: other.id, meeting })
    }
  return pairs
}

/** A pair with how many people are asked to both. */
export type PeoplePair = Pair & { people: number }

/**
 * The pairs that share people, those that overlap first, then by how many they share.
 * @param peopleOf whom an event is for
 */
export const pairsThatShare = (
  pairs: readonly Pair[],
  peopleOf: (id: string) => ReadonlySet<string>,
): PeoplePair[] =>
  pairs
    .map((pair) => ({ ...pair, people: peopleInBoth(peopleOf(pair.one), peopleOf(pair.other)) }))
    .filter(({ people }) => people > 0)
    .sort((a, b) => Number(a.meeting === 'halfDay') - Number(b.meeting === 'halfDay') || b.people - a.people)
