// How an invitation stands in its own person's feed: coming, waiting for an answer or a seat, or ended a while ago.
import type { EventTable, InvitationTable } from '#db/schema'
import type { Instant } from '../core/time'
import { answersOlderTime, isSilent } from '../invitations/rules'

export type OwnInvitation = Pick<
  InvitationTable,
  | 'answer'
  | 'answeredAt'
  | 'answeredSequence'
  | 'seat'
  | 'offerUntil'
  | 'offerLapsedAt'
  | 'withdrawnAt'
  | 'invitedAt'
> &
  Pick<EventTable, 'status' | 'startsAt' | 'changedAt' | 'cancelledAt' | 'timeSequence'> & {
    /** When they last said yes to it; null is never. */
    yesAt: Instant | null
    /** When their seat last turned: got, lost, offered, moved. */
    seatAt: Instant | null
  }

/** How it stands, each with its words. */
export type OwnStanding =
  /** They said yes and have a seat: it binds their time. */
  | 'coming'
  | 'maybe'
  /** They said yes and wait for a seat. */
  | 'waiting'
  /** A seat is held for them until they answer. */
  | 'offered'
  /** A seat that was offered went on to the next: they must ask to wait on. */
  | 'lapsed'
  | 'unanswered'
  /** The time has changed since they answered. */
  | 'askedAgain'
  /** What has ended is told for a while, so that calendars that fetch seldom hear of it. */
  | 'cancelled'
  | 'declined'
  | 'withdrawn'

export type Ended = Extract<OwnStanding, 'cancelled' | 'declined' | 'withdrawn'>

const endings: readonly OwnStanding[] = ['cancelled', 'declined', 'withdrawn'] satisfies Ended[]
export const hasEnded = (standing: OwnStanding): standing is Ended => endings.includes(standing)

/**
 * How an invitation stands in the feed, or null when it is not told: declined without ever having been accepted, ended
 * before `endedSince`, or begun without an answer or a seat.
 */
export function ownStanding(
  it: OwnInvitation,
  { now, endedSince }: { now: Instant; endedSince: Instant },
): OwnStanding | null {
  const ended = endingOf(it)
  if (ended !== null) return ended.at !== null && ended.at >= endedSince ? ended.how : null
  if (it.status === 'draft' || (it.answer === 'no' && !answersOlderTime(it, it))) return null
  return it.startsAt > now ? standingAhead(it) : standingBegun(it)
}

/** What is over for the person, and when it came to be so; `at` is null for what was never theirs. */
function endingOf(it: OwnInvitation): { how: Ended; at: Instant | null } | null {
  const said = it.answer === 'no' && !answersOlderTime(it, it)
  if (said) return { how: 'declined', at: it.yesAt === null ? null : it.answeredAt }
  if (it.withdrawnAt !== null) return { how: 'withdrawn', at: it.withdrawnAt }
  return it.status === 'cancelled' ? { how: 'cancelled', at: it.cancelledAt } : null
}

function standingAhead(it: OwnInvitation): OwnStanding {
  if (it.answer !== null && isSilent(it, it)) return 'askedAgain'
  if (it.answer !== 'yes') return it.answer === 'maybe' ? 'maybe' : 'unanswered'
  if (it.seat === 'seated') return 'coming'
  if (it.offerUntil !== null) return 'offered'
  return it.offerLapsedAt === null ? 'waiting' : 'lapsed'
}

/** Of what has begun, those who said that they come are told; the others were not there. */
function standingBegun(it: OwnInvitation): OwnStanding | null {
  if (it.answer === 'yes' && it.seat === 'seated') return 'coming'
  return it.answer === 'maybe' ? 'maybe' : null
}

/** The last change that concerns the person: of the event, their answer, their seat, their invitation. */
export const changedFor = (it: OwnInvitation): Instant =>
  [it.changedAt, it.invitedAt, it.cancelledAt, it.withdrawnAt, it.answeredAt, it.seatAt].reduce<Instant>(
    (last, at) => (at !== null && at > last ? at : last),
    '',
  )
