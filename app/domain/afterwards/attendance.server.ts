// Closing the list of those who came, with thanks and "we missed you"; opening it again when something was forgotten.
import type { EventTable, InvitationTable } from '#db/schema'
import { written } from '~/i18n/named'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { takeTick } from '../door/ticking.server'
import { eventById } from '../events/queries.server'
import { batchExists } from '../invitations/inviting.server'
import { postAbout, recipientOf, toldEvent, type ToldEvent } from '../invitations/letters.server'
import { liveInvitationsOf } from '../invitations/queries.server'
import { materialsAfter, sentAfter } from './letters-after.server'
import {
  circleOf,
  circlesOf,
  isUnticked,
  letterAfter,
  notHeld,
  wasToCome,
  type AfterLetter,
  type NotHeld,
} from './rules'

export type Closing = {
  /** The event's version that was seen. */
  version: number
  /** Whether those who came are thanked. */
  thank: boolean
  /** Whether those who were to come and did not are told that they were missed. */
  miss: boolean
  /** Counts all who had a seat as having come, where nobody was ticked. */
  count: { site: boolean; online: boolean }
  messageFi: string
  messageSv: string
  messageEn: string
  /** One press of the button: the same one again sends nothing more. */
  batchId: string
}

export type CloseRefusal = NotHeld | 'attendanceClosed' | 'changedMeanwhile' | 'nobodyTicked'

/**
 * Closes the list of those who came, and posts the letters that were chosen in one batch.
 * @returns how many letters were posted
 * @throws Response 404 when there is no such event
 */
export async function closeAttendance(
  c: Change,
  eventId: string,
  closing: Closing,
): Promise<{ ok: true; letters: number } | Refusal<CloseRefusal>> {
  allow(c.actor, { act: 'inviteToEvents' })
  const event = await eventById(c.trx, eventId)
  if (await batchExists(c, closing.batchId)) return { ok: true, letters: 0 }
  const refusal = notHeld(event, c.now)
  if (refusal) return { ok: false, reason: refusal }
  if (event.attendanceClosedAt !== null) return { ok: false, reason: 'attendanceClosed' }
  if (event.version !== closing.version) return { ok: false, reason: 'changedMeanwhile' }
  const before = await liveInvitationsOf(c.trx, eventId)
  if (isUnticked(circlesOf(before).site) && !closing.count.site) return { ok: false, reason: 'nobodyTicked' }

  const counted = await countAllSeated(c, event, before, closing.count)
  await setClosed(c, event, { attendanceClosedAt: c.now, attendanceClosedBy: doerOf(c.actor) })
  const invitations = counted > 0 ? await liveInvitationsOf(c.trx, eventId) : before
  const letters = await postLetters(c, event, invitations, closing)
  await audit(c, 'closeAttendance', { kind: 'event', id: eventId }, { letters, counted })
  return { ok: true, letters }
}

/** Ticks everybody who had a seat, in the circles that were chosen and where nobody was ticked. @returns how many */
async function countAllSeated(
  c: Change,
  event: EventTable,
  invitations: InvitationTable[],
  chosen: Closing['count'],
): Promise<number> {
  const circles = circlesOf(invitations)
  const counts = (invitation: InvitationTable) => {
    const circle = circleOf(invitation)
    return chosen[circle] && isUnticked(circles[circle]) && wasToCome(invitation)
  }
  const people = invitations.filter(counts)
  for (const { id: invitationId } of people)
    await takeTick(c, { id: c.newId(), invitationId, came: true, at: event.startsAt, door: '' })
  return people.length
}

const setClosed = (
  c: Change,
  event: EventTable,
  closed: Pick<EventTable, 'attendanceClosedAt' | 'attendanceClosedBy'>,
) =>
  c.trx
    .updateTable('event')
    .set({ ...closed, version: event.version + 1, changedAt: c.now })
    .where('id', '=', event.id)
    .execute()

async function postLetters(
  c: Change,
  event: EventTable,
  invitations: InvitationTable[],
  closing: Closing,
): Promise<number> {
  const sent = await sentAfter(c.trx, event.id)
  const told = await toldEvent(c, event)
  const materials = await materialsAfter(c.trx, event.id)
  let letters = 0
  for (const invitation of invitations) {
    const kind = letterAfter(invitation, closing, sent.get(invitation.id) ?? [])
    if (kind && (await postAfter(c, told, invitation, closing, { kind, materials: materials[kind] })))
      letters += 1
  }
  return letters
}

/** Posts one letter; its link leads to the materials, if there are any. */
async function postAfter(
  c: Change,
  told: ToldEvent,
  invitation: InvitationTable,
  closing: Closing,
  { kind, materials }: { kind: AfterLetter; materials: boolean },
): Promise<boolean> {
  const { language } = await recipientOf(c, invitation.personId)
  const message = written(closing, 'message', language)
  return postAbout(c, {
    told,
    invitation,
    calendar: null,
    answerable: materials,
    batchId: closing.batchId,
    letter: (about) => ({
      kind,
      data: { ...about, materials, message: message.text === '' ? null : message },
    }),
  })
}

/**
 * Opens the list again: ticks may be put right, and closing it anew writes only to those who have had no letter.
 * @throws Response 404 when there is no such event
 */
export async function reopenAttendance(
  c: Change,
  eventId: string,
  version: number,
): Promise<{ ok: true } | Refusal<'attendanceOpen' | 'changedMeanwhile' | 'eventCancelled'>> {
  allow(c.actor, { act: 'inviteToEvents' })
  const event = await eventById(c.trx, eventId)
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (event.attendanceClosedAt === null) return { ok: false, reason: 'attendanceOpen' }
  if (event.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  await setClosed(c, event, { attendanceClosedAt: null, attendanceClosedBy: null })
  await audit(c, 'reopenAttendance', { kind: 'event', id: eventId })
  return { ok: true }
}

/**
 * Notes what to do otherwise next time, in the organisers' words.
 * @throws Response 404 when there is no such event
 */
export async function noteLessons(
  c: Change,
  eventId: string,
  given: { version: number; lessons: string },
): Promise<{ ok: true } | Refusal<'changedMeanwhile' | 'eventCancelled'>> {
  allow(c.actor, { act: 'planEvents' })
  const event = await eventById(c.trx, eventId)
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (event.version !== given.version) return { ok: false, reason: 'changedMeanwhile' }
  if (event.lessons === given.lessons) return { ok: true }
  await c.trx
    .updateTable('event')
    .set({ lessons: given.lessons, version: event.version + 1, changedAt: c.now })
    .where('id', '=', eventId)
    .execute()
  await audit(c, 'noteLessons', { kind: 'event', id: eventId })
  return { ok: true }
}
