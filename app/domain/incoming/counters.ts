// A new time that somebody proposes by their calendar (COUNTER): how it stands beside the event as it now is.
import type { EventTable, InvitationTable } from '#db/schema'
import { dateOf, localOf, type Instant, type PlainDate } from '../core/time'
import type { Said } from './mail'

export type Counter = Extract<Said, { kind: 'counter' }>

/**
 * How a proposal stands: it waits for an answer; the event has moved since, perhaps to the proposed time; or there is
 * nothing left to propose.
 */
export type CounterState = 'asked' | 'moved' | 'movedThere' | 'cancelled' | 'withdrawn' | 'over'

type Times = Pick<EventTable, 'status' | 'startsAt' | 'endsAt' | 'timeSequence'>

export function counterState(
  said: Counter,
  event: Times,
  invitation: Pick<InvitationTable, 'withdrawnAt'>,
  now: Instant,
): CounterState {
  if (event.status === 'cancelled') return 'cancelled'
  if (invitation.withdrawnAt !== null) return 'withdrawn'
  if (event.startsAt <= now) return 'over'
  if (said.startsAt === event.startsAt && (said.endsAt ?? event.endsAt) === event.endsAt) return 'movedThere'
  return said.sequence < event.timeSequence ? 'moved' : 'asked'
}

/** The proposed time as the page that moves an event is asked for it. */
export type ProposedTime = { to: PlainDate; from: string; until?: string }

export function proposedTime({ startsAt, endsAt }: Counter): ProposedTime | null {
  if (startsAt === null) return null
  const clock = (at: Instant) => localOf(at).slice(11)
  return {
    to: dateOf(startsAt),
    from: clock(startsAt),
    ...(endsAt !== null && { until: clock(endsAt) }),
  }
}
