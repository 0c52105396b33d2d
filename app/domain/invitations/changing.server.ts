// Changing and cancelling an event that people are invited to: what each of them is told (rules U1 and U3).
import type { EventTable, InvitationTable } from '#db/schema'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { sequenceOverAll, reviseEvent, type RevisionRefusal } from '../events/commands.server'
import { eventOrMeetingById } from '../events/queries.server'
import { rightToChange } from '../events/rights.server'
import type { Consequence, EventPlan } from '../events/rules'
import { whereFor } from '../events/where'
import { postAbout, toldEvent, wordToHolder, type CalendarWord, type ToldEvent } from './letters.server'
import { liveInvitationsOf } from './queries.server'
import { isSilent } from './rules'
import { heldSeats, quotasBind } from './quotas'
import { promoteFromWaitingList, seatStateOf } from './seats.server'

/**
 * Revises an event and tells those who hold an invitation: a new time asks them all again, a new place is told to all,
 * new words only when `tell` is set. Seats that a higher capacity brings go to those who wait.
 */
export async function changeEvent(
  c: Change,
  id: string,
  given: { version: number; plan: EventPlan; tell: boolean; batchId: string },
): Promise<{ ok: true; told: number; consequence: Consequence } | RevisionRefusal> {
  const short = await keepsTooFew(c, id, given.plan)
  if (short) return short
  const revision = await reviseEvent(c, id, given.version, given.plan)
  if (!revision.ok) return revision
  const { before, after, consequence } = revision
  const told = await toldEvent(c, after)
  const speaks =
    consequence === 'askAgain' || consequence === 'tell' || (consequence === 'wording' && given.tell)
  const invitations = speaks ? await liveInvitationsOf(c.trx, id) : []
  let posted = 0
  for (const invitation of invitations) {
    const went = await tellChange(c, told, {
      before,
      invitation,
      asks: consequence === 'askAgain',
      batchId: given.batchId,
    })
    if (went) posted += 1
  }
  if (after.status === 'open') await promoteFromWaitingList(c, after, 'capacityRaised', told)
  return { ok: true, told: posted, consequence }
}

/** A capacity that holds those who come but not the seats that quotas keep; fewer still is the plan's own fault to say. */
async function keepsTooFew(c: Change, id: string, plan: EventPlan): Promise<RevisionRefusal | null> {
  const event = await eventOrMeetingById(c.trx, id)
  const { plan: seats, tally } = await seatStateOf(c.trx, event)
  const after = { ...seats, capacity: plan.capacity }
  if (event.status === 'cancelled' || plan.capacity === null || !quotasBind(after)) return null
  const short = plan.capacity >= tally.site && plan.capacity < heldSeats(after, tally)
  const fault = { field: 'capacity', fault: 'capacityBelowQuotas' } as const
  return short && plan.capacity !== seats.capacity ? { ok: false, reason: 'faults', faults: [fault] } : null
}

type ChangeToTell = { before: EventTable; invitation: InvitationTable; asks: boolean; batchId: string }

async function tellChange(c: Change, told: ToldEvent, change: ChangeToTell): Promise<boolean> {
  const { before, invitation, asks, batchId } = change
  const { place, onlineUrl } = whereFor(before, invitation)
  return postAbout(c, {
    told,
    invitation,
    batchId,
    calendar: asks ? askedAgain(invitation) : wordToHolder('REQUEST', invitation),
    letter: (about) =>
      asks
        ? {
            kind: 'timeChanged',
            data: { ...about, before: { startsAt: before.startsAt, endsAt: before.endsAt } },
          }
        : {
            kind: 'detailsChanged',
            data: { ...about, before: { place, onlineUrl }, silent: isSilent(invitation, told.event) },
          },
  })
}

/** A new time is asked of those who said no, too; who waits for a seat holds no entry until it is theirs (rule U5). */
const askedAgain = (invitation: InvitationTable): CalendarWord =>
  invitation.seat === 'waiting' ? null : 'REQUEST'

/** Cancels an event: a letter to all who hold an invitation, a CANCEL to every calendar that holds it (rule U3). */
export async function cancelEvent(
  c: Change,
  id: string,
  given: { version: number; note: string; batchId: string },
): Promise<{ ok: true; told: number } | Refusal<'eventCancelled' | 'eventOver' | 'changedMeanwhile'>> {
  const event = await eventOrMeetingById(c.trx, id)
  allow(c.actor, await rightToChange(c.trx, event, c.now))
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (event.status === 'open' && event.endsAt <= c.now) return { ok: false, reason: 'eventOver' }
  if (event.version !== given.version) return { ok: false, reason: 'changedMeanwhile' }
  const cancelled: EventTable = {
    ...event,
    status: 'cancelled',
    sequence: await sequenceOverAll(c, event),
    version: event.version + 1,
    changedAt: c.now,
    cancelledAt: c.now,
    cancelNote: given.note.trim(),
  }
  await c.trx.updateTable('event').set(cancelled).where('id', '=', id).execute()
  const told = await toldEvent(c, cancelled)
  let posted = 0
  for (const invitation of await liveInvitationsOf(c.trx, id)) {
    const went = await postAbout(c, {
      told,
      invitation,
      batchId: given.batchId,
      calendar: wordToHolder('CANCEL', invitation),
      answerable: false,
      letter: (about) => ({ kind: 'cancelled', data: { ...about, note: cancelled.cancelNote } }),
    })
    if (went) posted += 1
  }
  await audit(c, 'cancelEvent', { kind: 'event', id }, { told: posted })
  return { ok: true, told: posted }
}
