// How fast letters leave for a domain: the pace that settings give it, and the rest that it asked for itself.
import type { Instant } from '~/domain/core/time'

/** Letters a minute by domain, `*` for each of the others. */
export type Paces = Readonly<Record<string, number>>

/** The part after the @, in lower case. */
export const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()

/**
 * The pace that holds for a domain: its own, or that of the nearest domain above it, which they share; otherwise that of
 * `*`, which each domain has to itself. Null when nothing holds it.
 */
export function paceFor(domain: string, paces: Paces): { whose: string; perMinute: number } | null {
  const labels = domain.split('.')
  const above = labels.map((_, index) => labels.slice(index).join('.'))
  const listed = above.find((name) => name !== '*' && Object.hasOwn(paces, name))
  const perMinute = paces[listed ?? '*']
  return perMinute === undefined ? null : { whose: listed ?? domain, perMinute }
}

/** A slot so near is now: a worker does not sleep for less. */
const soonMs = 1_000
/** For so long a slot waits for its letter; one that comes later gets another. */
const keptMs = 5_000
/** Slots are as much wider as letters may use them early or late, so that no minute ever holds more than its pace. */
const intervalMs = (perMinute: number): number => (60_000 + soonMs + keptMs) / perMinute

type Line = { next: number; slots: Map<string, number> }
type Paced = { id: string; toAddress: string }

const asInstant = (ms: number): Instant => new Date(Math.ceil(ms)).toISOString()

/**
 * Gives each letter the moment at which it may leave. Slots are kept in memory: after a restart letters come at the times
 * they were put off to, and are given slots anew.
 */
export function createPacer(paces: Paces): {
  /** Null is now, and uses the slot up; otherwise when to ask again. */
  slotOf(letter: Paced, now: Instant): Instant | null
} {
  const lines = new Map<string, Line>()

  /** The slots that were not used in time are nobody's; a line that nobody stands in is forgotten. */
  function tidy(now: number): void {
    for (const [whose, { next, slots }] of lines) {
      for (const [id, slot] of slots) if (slot < now - keptMs) slots.delete(id)
      if (slots.size === 0 && next <= now) lines.delete(whose)
    }
  }
  let tidiedAt = 0

  return {
    slotOf({ id, toAddress }, at) {
      const pace = paceFor(domainOf(toAddress), paces)
      if (pace === null) return null
      const now = Date.parse(at)
      if (now - tidiedAt > 60_000) tidy((tidiedAt = now))
      const line = lines.get(pace.whose) ?? { next: now, slots: new Map<string, number>() }
      lines.set(pace.whose, line)
      const kept = line.slots.get(id)
      const slot = kept !== undefined && kept >= now - keptMs ? kept : Math.max(line.next, now)
      if (slot !== kept) line.next = slot + intervalMs(pace.perMinute)
      if (slot > now + soonMs) {
        line.slots.set(id, slot)
        return asInstant(slot)
      }
      line.slots.delete(id)
      return null
    },
  }
}

const firstRestSeconds = 60
const longestRestSeconds = 3_600

type Rest = { times: number; since: number; until: number }

/**
 * The rests of domains that want fewer letters: a minute, doubled each time up to an hour, until one is taken.
 * @param spread makes a time of seconds a little longer or shorter
 */
export function createRests(spread: (seconds: number) => number): {
  /** Until when the domain rests; null when it does not. */
  restOf(domain: string, now: Instant): Instant | null
  /** @param begun when the letter began to leave: what was on its way before the rest tells nothing of it */
  throttled(domain: string, begun: Instant, now: Instant): void
  took(domain: string, begun: Instant): void
} {
  const rests = new Map<string, Rest>()
  return {
    restOf(domain, now) {
      const until = rests.get(domain)?.until
      return until !== undefined && until > Date.parse(now) ? asInstant(until) : null
    },
    throttled(domain, begun, now) {
      const last = rests.get(domain)
      if (last !== undefined && Date.parse(begun) <= last.since) return
      const since = Date.parse(now)
      const times = last !== undefined && since - last.until < longestRestSeconds * 1000 ? last.times + 1 : 0
      const seconds = spread(Math.min(firstRestSeconds * 2 ** times, longestRestSeconds))
      rests.set(domain, { times, since, until: since + seconds * 1000 })
    },
    took(domain, begun) {
      const rest = rests.get(domain)
      if (rest !== undefined && Date.parse(begun) > rest.since) rests.delete(domain)
    },
  }
}
