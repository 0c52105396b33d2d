// Ticking at the door who came: each tick once, whatever order the doors' ticks arrive in.
import type { EventTable } from '#db/schema'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import type { Instant } from '../core/time'
import { eventById } from '../events/queries.server'
import { invitationById } from '../invitations/queries.server'
import { boundedMoment, cameAtOf, doorRefusal, longestDoor, type DoorRefusal } from './rules'

export type Tick = {
  /** Made where it was ticked. */
  id: string
  invitationId: string
  came: boolean
  /** By our clock; a moment that cannot be is brought within what can. */
  at: Instant
  /** The door, as the browser there calls it. */
  door: string
}

export type TickRefusal = DoorRefusal | 'withdrawn'

/**
 * Takes a tick: that somebody came, or that they had been ticked by mistake. The same id again changes nothing; of
 * ticks that contradict each other the later holds.
 * @throws Response 404 when there is no such invitation to an organisers' event
 */
export async function takeTick(
  c: Change,
  tick: Tick,
): Promise<{ ok: true; cameAt: Instant | null } | Refusal<TickRefusal>> {
  const invitation = await invitationById(c.trx, tick.invitationId)
  return tickAt(c, await eventById(c.trx, invitation.eventId), invitation, tick)
}

type Ticked = { id: string; withdrawnAt: Instant | null; cameAt: Instant | null }

async function tickAt(
  c: Change,
  event: EventTable,
  invitation: Ticked,
  tick: Omit<Tick, 'invitationId'>,
): Promise<{ ok: true; cameAt: Instant | null } | Refusal<TickRefusal>> {
  allow(c.actor, { act: 'recordAnswers' })
  const known = await c.trx.selectFrom('tick').select('id').where('id', '=', tick.id).executeTakeFirst()
  if (known) return { ok: true, cameAt: invitation.cameAt }
  const refusal = doorRefusal(event, c.now)
  if (refusal) return { ok: false, reason: refusal }
  if (invitation.withdrawnAt !== null) return { ok: false, reason: 'withdrawn' }
  await keepTick(c, event, invitation.id, tick)
  return { ok: true, cameAt: await countTicks(c, invitation) }
}

/** Writes a tick down as it is. */
export async function keepTick(
  c: Change,
  event: EventTable,
  invitationId: string,
  { id, came, at, door }: Omit<Tick, 'invitationId'>,
): Promise<void> {
  await c.trx
    .insertInto('tick')
    .values({
      id,
      invitationId,
      came: came ? 1 : 0,
      at: boundedMoment(at, event, c.now),
      takenAt: c.now,
      door: door.slice(0, longestDoor),
      takenBy: doerOf(c.actor),
    })
    .execute()
  await audit(c, came ? 'tick' : 'untick', { kind: 'invitation', id: invitationId })
}

/** Works out anew when they came. */
async function countTicks(c: Change, invitation: Ticked): Promise<Instant | null> {
  const ticks = await c.trx
    .selectFrom('tick')
    .select(['id', 'came', 'at'])
    .where('invitationId', '=', invitation.id)
    .execute()
  const cameAt = cameAtOf(ticks.map((tick) => ({ ...tick, came: tick.came === 1 })))
  if (cameAt !== invitation.cameAt)
    await c.trx.updateTable('invitation').set({ cameAt }).where('id', '=', invitation.id).execute()
  return cameAt
}

/** What became of each tick of a sending: taken, and when the person came by all that is known; or refused for good. */
export type TickOutcome = {
  id: string
  invitationId: string
  refused: TickRefusal | 'unknownTick' | null
  cameAt: Instant | null
}

/**
 * Takes the ticks of one event that a door has kept, in one Change: one that is refused holds back none of the others,
 * and the door need not send any of them again.
 * @throws Response 404 when there is no such event
 */
export async function takeTicks(c: Change, eventId: string, ticks: readonly Tick[]): Promise<TickOutcome[]> {
  allow(c.actor, { act: 'recordAnswers' })
  const event = await eventById(c.trx, eventId)
  const outcomes: TickOutcome[] = []
  for (const tick of ticks) {
    const invitation = await c.trx
      .selectFrom('invitation')
      .select(['id', 'withdrawnAt', 'cameAt'])
      .where('id', '=', tick.invitationId)
      .where('eventId', '=', event.id)
      .executeTakeFirst()
    const taken = invitation ? await tickAt(c, event, invitation, tick) : null
    outcomes.push({
      id: tick.id,
      invitationId: tick.invitationId,
      refused: taken === null ? 'unknownTick' : taken.ok ? null : taken.reason,
      cameAt: taken?.ok ? taken.cameAt : (invitation?.cameAt ?? null),
    })
  }
  return outcomes
}
