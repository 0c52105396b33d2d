// Leaving a network by oneself: the membership ends today and stays in the history, and the network's coming meetings fall
// away from one's calendar, or stay, as one chooses.
import type { Db, Reader } from '#db/connect'
import type { EventTable } from '#db/schema'
import type { Refusal } from '../core/change.server'
import type { Actor } from '../core/access'
import type { Deed } from '../core/deeds.server'
import { dateOf, type Instant } from '../core/time'
import { undoDeed, type UndoRefusal } from '../core/undoing.server'
import { withdraw } from '../invitations/inviting.server'
import { endMembership, membershipById } from '../networks/membership-acts.server'
import { ownMembership } from '../networks/own.server'
import { networkStanding } from '../networks/network-acts.server'
import { seatsFollowPosts } from '../networks/rules'

export type ComingInvitation = Pick<EventTable, 'id' | 'titleFi' | 'titleSv' | 'titleEn' | 'startsAt'> & {
  invitationId: string
  invitedAt: Instant
}

/** The network's meetings to come that the person is invited to, the next first. */
export const comingInNetwork = (
  db: Reader,
  networkId: string,
  personId: string,
  now: Instant,
): Promise<ComingInvitation[]> =>
  db
    .selectFrom('invitation')
    .innerJoin('event', 'event.id', 'invitation.eventId')
    .select(['event.id', 'titleFi', 'titleSv', 'titleEn', 'startsAt', 'invitation.id as invitationId'])
    .select('invitedAt')
    .where('invitation.personId', '=', personId)
    .where('withdrawnAt', 'is', null)
    .where('event.hostNetworkId', '=', networkId)
    .where('event.status', '=', 'open')
    .where('event.startsAt', '>', now)
    .orderBy('startsAt')
    .orderBy('event.id')
    .execute()

/**
 * Ends one's own membership today.
 * @param given.personId whose it must be
 * @param given.meetings whether the invitations to the network's meetings to come are kept, or withdrawn
 * @returns `seatFollowsPost` where the seat is not one's own to leave
 * @throws Response 404 when there is no such membership of theirs, or it is of a small group, which is left otherwise
 */
export async function leaveNetwork(
  d: Deed,
  membershipId: string,
  given: { personId: string; meetings: 'keep' | 'withdraw' },
): Promise<{ ok: true } | Refusal<'seatFollowsPost' | 'endBeforeStart' | 'endedAlready'>> {
  const membership = await membershipById(d.trx, membershipId)
  if (membership.personId !== given.personId) throw new Response(null, { status: 404 })
  const network = await networkStanding(d.trx, membership.networkId)
  if (network.kind === 'smallGroup') throw new Response(null, { status: 404 })
  if (seatsFollowPosts(network)) return { ok: false, reason: 'seatFollowsPost' }
  const ended = await endMembership(d, membershipId, { lastDay: dateOf(d.now), reason: 'ownWish' })
  if (!ended.ok || given.meetings === 'keep') return ended
  // Who leaves has no right to the meeting of others: the app takes them off it for them.
  const forThem = { ...d, actor: { kind: 'system' } as const }
  for (const { invitationId } of await comingInNetwork(d.trx, network.id, given.personId, d.now))
    await withdraw(forThem, invitationId)
  return ended
}

/**
 * Takes one's own leaving back while its day lasts: the membership is as it was, with its pauses. Invitations that were
 * given up stay so.
 * @returns `notLeftToday` unless they left by themselves today and it stands
 * @throws Response 404 when there is no such network
 */
export async function stayAfterAll(
  db: Db,
  by: { actor: Extract<Actor, { kind: 'person' }>; now: Instant },
  networkId: string,
): Promise<{ ok: true } | Refusal<'notLeftToday' | UndoRefusal>> {
  const { personId } = by.actor
  const network = await networkStanding(db, networkId)
  const own = await ownMembership(db, network, personId, dateOf(by.now))
  if (own === null || own.leftIn === null) return { ok: false, reason: 'notLeftToday' }
  const undone = await undoDeed(db, by, own.leftIn, { act: 'keepOwnData', personId })
  return undone.ok ? { ok: true } : undone
}
