// How a group finds a date: which times may be proposed, what ticks add up to, when a poll can be answered.
import { ticks, type Tick } from '#db/schema'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { fewestTimes, mostTimes } from './limits'

/** How long after the question whether a group met the letter's link still answers it. */
export const tellDays = 60

export type TimeSpan = { startsAt: Instant; endsAt: Instant }

export type TimesFault = 'timesTooFew' | 'timesTooMany' | 'timePast' | 'timeBackwards' | 'timesAlike'

/** Why times cannot be proposed together, or null. */
export function timesFault(times: readonly TimeSpan[], now: Instant): TimesFault | null {
  if (times.length < fewestTimes) return 'timesTooFew'
  if (times.length > mostTimes) return 'timesTooMany'
  return times.some(({ startsAt }) => startsAt <= now) ? 'timePast' : alikeFault(times)
}

/** Why times cannot stand side by side, or null. */
export function alikeFault(times: readonly TimeSpan[]): 'timeBackwards' | 'timesAlike' | null {
  if (times.some(({ startsAt, endsAt }) => endsAt <= startsAt)) return 'timeBackwards'
  const kinds = new Set(times.map(({ startsAt, endsAt }) => `${startsAt} ${endsAt}`))
  return kinds.size < times.length ? 'timesAlike' : null
}

export type PollState = {
  closesOn: PlainDate
  decidedAt: Instant | null
  droppedAt: Instant | null
}

/** How a poll stands: it takes ticks only while it is open; until it is decided or put away it may be decided. */
export type PollStanding = 'open' | 'closed' | 'decided' | 'dropped'

export function standingOf(poll: PollState, now: Instant): PollStanding {
  if (poll.droppedAt !== null) return 'dropped'
  if (poll.decidedAt !== null) return 'decided'
  return dateOf(now) > poll.closesOn ? 'closed' : 'open'
}

/** How many ticked each of the three. */
export type TickSum = Record<Tick, number>

export function sumOf(given: Iterable<Tick | undefined>): TickSum {
  const sum: TickSum = { yes: 0, ifNeedBe: 0, no: 0 }
  for (const tick of given) if (tick !== undefined) sum[tick] += 1
  return sum
}

/** A better time comes first: more can come at all, and of them more gladly. */
const better = (one: TickSum, other: TickSum): number =>
  other.yes + other.ifNeedBe - (one.yes + one.ifNeedBe) || other.yes - one.yes

/**
 * The times that suit best, all that are equally good; none while nobody can come to any.
 * @param times with what has been ticked of each; those in the past suit nobody
 */
export function bestTimes(
  times: readonly { id: string; startsAt: Instant; sum: TickSum }[],
  now: Instant,
): Set<string> {
  const ahead = times.filter(({ startsAt, sum }) => startsAt > now && sum.yes + sum.ifNeedBe > 0)
  const [first] = [...ahead].sort((a, b) => better(a.sum, b.sum))
  return new Set(ahead.filter((time) => first && better(time.sum, first.sum) === 0).map(({ id }) => id))
}

export const isTick = (text: unknown): text is Tick => ticks.some((tick) => tick === text)
