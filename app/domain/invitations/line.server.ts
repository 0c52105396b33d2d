// What is done to the line by hand and by the clock: moving, giving a seat, handing it over, letting offers lapse, releasing.
import type { Db } from '#db/connect'
import type { EventTable, InvitationTable } from '#db/schema'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import { change, type Change, type Refusal } from '../core/change.server'
import type { Instant } from '../core/time'
import { eventById } from '../events/queries.server'
import { postAbout, toldEvent } from './letters.server'
import { lineMoved, longestReason, type Waiting } from './line'
import { freeFor } from './quotas'
import { invitationById } from './queries.server'
import { noteStep } from './seat-steps.server'
import { giveSeat, promoteFromWaitingList, seatStateOf } from './seats.server'

export type LineRefusal = 'eventCancelled' | 'eventOver' | 'reasonMissing' | 'notInLine'

type OfLine = { ok: true; invitation: InvitationTable; event: EventTable; note: string }

/** What every act of an organiser on the line asks first. */
async function ofLine(
  c: Change,
  invitationId: string,
  reason: string,
): Promise<OfLine | Refusal<LineRefusal | 'reasonTooLong'>> {
  const invitation = await invitationById(c.trx, invitationId)
  const event = await eventById(c.trx, invitation.eventId)
  allow(c.actor, { act: 'recordAnswers' })
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (event.endsAt <= c.now) return { ok: false, reason: 'eventOver' }
  const note = reason.trim()
  if (note === '') return { ok: false, reason: 'reasonMissing' }
  if (note.length > longestReason) return { ok: false, reason: 'reasonTooLong' }
  if (invitation.seat !== 'waiting') return { ok: false, reason: 'notInLine' }
  return { ok: true, invitation, event, note }
}

/**
 * Puts one who waits at another place in the line, with a reason that organisers see.
 * @param given.place from 1; a place beyond the end is the last
 * @returns the place before and after, so that it can be put back
 */
export async function moveInLine(
  c: Change,
  invitationId: string,
  given: { place: number; reason: string },
): Promise<{ ok: true; from: number; place: number } | Refusal<LineRefusal | 'reasonTooLong'>> {
  const asked = await ofLine(c, invitationId, given.reason)
  if (!asked.ok) return asked
  const { line, lastInLine } = await seatStateOf(c.trx, asked.event)
  const from = line.findIndex((waiting) => waiting.id === invitationId) + 1
  if (from === 0) return { ok: false, reason: 'notInLine' }
  const moved = lineMoved(line, invitationId, given.place)
  const place = moved.findIndex((waiting) => waiting.id === invitationId) + 1
  if (place === from) return { ok: true, from, place }
  await renumber(c, moved.slice(Math.min(from, place) - 1), lastInLine)
  await noteStep(c, invitationId, { what: 'moved', why: 'byHand', note: asked.note })
  await audit(c, 'moveInLine', { kind: 'invitation', id: invitationId }, { from, place })
  return { ok: true, from, place }
}

/** Gives the rest of the line new numbers behind all others: no two ever have the same. */
async function renumber(c: Change, rest: readonly Waiting[], lastInLine: number): Promise<void> {
  for (const [at, { id }] of rest.entries())
    await c.trx
      .updateTable('invitation')
      .set({ queueNumber: lastInLine + 1 + at })
      .where('id', '=', id)
      .execute()
}

/**
 * Gives a seat to one who waits, past the order of the line but never past its rules: a seat must be offered to them
 * already, or be free for them, as it is for one who let an offer lapse.
 */
export async function promoteByHand(
  c: Change,
  invitationId: string,
  given: { reason: string },
): Promise<{ ok: true } | Refusal<LineRefusal | 'reasonTooLong' | 'noSeatFree'>> {
  const asked = await ofLine(c, invitationId, given.reason)
  if (!asked.ok) return asked
  const { invitation, event, note } = asked
  const { plan, tally } = await seatStateOf(c.trx, event)
  if (invitation.offerUntil === null && freeFor(plan, tally, invitation) < 1)
    return { ok: false, reason: 'noSeatFree' }
  await giveSeat(c, await toldEvent(c, event), invitation, { why: 'byHand', note })
  return { ok: true }
}

/** Lets the offers lapse whose time has run out, tells them, and gives the seats on. */
export async function lapseOffers(db: Db, now: Instant): Promise<void> {
  const due = await db
    .selectFrom('event')
    .select('id as eventId')
    .where('status', '=', 'open')
    .where('endsAt', '>', now)
    .where((e) =>
      e.exists(
        e
          .selectFrom('invitation')
          .select('invitation.id')
          .whereRef('invitation.eventId', '=', 'event.id')
          .where('seat', '=', 'waiting')
          .where('offerUntil', '<=', now),
      ),
    )
    .execute()
  for (const { eventId } of due)
    await change(db, { actor: { kind: 'system' }, now }, (c) => lapseOffersOf(c, eventId))
}

async function lapseOffersOf(c: Change, eventId: string): Promise<void> {
  const event = await eventById(c.trx, eventId)
  if (event.status !== 'open') return
  const lapsing = await c.trx
    .selectFrom('invitation')
    .selectAll()
    .where('eventId', '=', eventId)
    .where('seat', '=', 'waiting')
    .where('offerUntil', '<=', c.now)
    .orderBy('queueNumber')
    .execute()
  if (lapsing.length === 0) return
  const told = await toldEvent(c, event)
  for (const invitation of lapsing) {
    const lapsed = { offerUntil: null, offerLapsedAt: c.now }
    await c.trx.updateTable('invitation').set(lapsed).where('id', '=', invitation.id).execute()
    await noteStep(c, invitation.id, { what: 'lapsed', why: 'timeRanOut', note: '' })
    await audit(c, 'lapseOffer', { kind: 'invitation', id: invitation.id })
    // Once it has begun there is nothing to wait for: the letter of the offer told until when it held.
    if (event.startsAt <= c.now) continue
    await postAbout(c, {
      told,
      invitation: { ...invitation, ...lapsed },
      calendar: null,
      letter: (data) => ({ kind: 'offerLapsed', data }),
    })
  }
  await promoteFromWaitingList(c, event, 'seatFreed', told)
}

/** Releases the seats that quotas have not used, at the events whose day for it has come. */
export async function releaseSeats(db: Db, now: Instant): Promise<void> {
  const due = await db
    .selectFrom('event')
    .select('id')
    .where('releaseAt', '<=', now)
    .where('releasedAt', 'is', null)
    .where('status', '=', 'open')
    .where('startsAt', '>', now)
    .execute()
  for (const { id } of due)
    await change(db, { actor: { kind: 'system' }, now }, async (c) => {
      const event = await eventById(c.trx, id)
      if (event.releasedAt === null && event.releaseAt !== null && event.releaseAt <= now)
        await release(c, event)
    })
}

/** Releases them now. @param version what the organiser saw */
export async function releaseNow(
  c: Change,
  eventId: string,
  version: number,
): Promise<
  | { ok: true; promoted: number }
  | Refusal<'eventCancelled' | 'eventOver' | 'changedMeanwhile' | 'releasedAlready'>
> {
  allow(c.actor, { act: 'planEvents' })
  const event = await eventById(c.trx, eventId)
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (event.startsAt <= c.now) return { ok: false, reason: 'eventOver' }
  if (event.releasedAt !== null) return { ok: false, reason: 'releasedAlready' }
  if (event.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  return { ok: true, promoted: await release(c, event) }
}

async function release(c: Change, event: EventTable): Promise<number> {
  const released = { ...event, releasedAt: c.now, version: event.version + 1, changedAt: c.now }
  await c.trx
    .updateTable('event')
    .set({ releasedAt: c.now, version: released.version, changedAt: c.now })
    .where('id', '=', event.id)
    .execute()
  const promoted = await promoteFromWaitingList(c, released, 'quotaReleased')
  await audit(c, 'releaseSeats', { kind: 'event', id: event.id }, { people: promoted })
  return promoted
}
