// What a person's calendar should show after each step of an invitation: rules U1–U6 of calendar and mail.
import { Temporal } from 'temporal-polyfill'
import type { Answer } from '#db/schema'
import { asInstant, type Instant } from '../core/time'

export type Seat = 'none' | 'seated' | 'waiting'
export type Participation = 'NEEDS-ACTION' | 'ACCEPTED' | 'TENTATIVE' | 'DECLINED'
export type Method = 'REQUEST' | 'CANCEL'

/** The PARTSTAT of an answer. A yes that waits for a seat is not yet accepted (U5). */
export function participationOf(answer: Answer | null, seat: Seat): Participation {
  if (answer === 'yes') return seat === 'seated' ? 'ACCEPTED' : 'NEEDS-ACTION'
  if (answer === 'maybe') return 'TENTATIVE'
  return answer === 'no' ? 'DECLINED' : 'NEEDS-ACTION'
}

/**
 * The DTSTAMP of the next object to a person: whole seconds, as iCalendar has no finer, and always later than the
 * last one, since clients ignore new content under an old stamp (U2).
 */
export function nextStamp(now: Instant, last: Instant | null): Instant {
  const second = { smallestUnit: 'second', roundingMode: 'floor' } as const
  const present = Temporal.Instant.from(now).round(second)
  if (last === null) return asInstant(present)
  const earliest = Temporal.Instant.from(last).round(second).add({ seconds: 1 })
  return asInstant(Temporal.Instant.compare(present, earliest) < 0 ? earliest : present)
}

/** What was last sent to a person: `stampedAt` is null when nothing was, `inCalendar` false after a CANCEL. */
export type LastEntry = { sequence: number; stampedAt: Instant | null; inCalendar: boolean }

/**
 * The SEQUENCE of the next object to a person: the event's, which every new time or place has raised over all that is
 * held (U1); one more than the person holds when the entry is taken away (U3, U4) and when it comes back (U4).
 * Otherwise it stays, and the newer DTSTAMP carries the new words.
 */
export function nextSequence(last: LastEntry, next: { method: Method; eventSequence: number }): number {
  if (last.stampedAt === null) return Math.max(next.eventSequence, last.sequence)
  const rises = next.method === 'CANCEL' || !last.inCalendar
  return Math.max(next.eventSequence, rises ? last.sequence + 1 : last.sequence)
}
