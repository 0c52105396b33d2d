// What organisers do to the reminders of an event: add, change, switch, remove; leave a person be; write what is practical.
import type { EventTable } from '#db/schema'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { eventById } from '../events/queries.server'
import { invitationById } from '../invitations/queries.server'
import { mostReminders, type ReminderRule } from '../templates/reminders'
import type { Reminder } from './queries.server'

type Closed = Refusal<'eventCancelled' | 'eventOver'>

/** Why no reminder of the event can leave any more. */
async function openEvent(c: Change, eventId: string): Promise<{ ok: true; event: EventTable } | Closed> {
  allow(c.actor, { act: 'inviteToEvents' })
  const event = await eventById(c.trx, eventId)
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (event.startsAt <= c.now) return { ok: false, reason: 'eventOver' }
  return { ok: true, event }
}

type Given = Pick<ReminderRule, 'toWhom' | 'daysBefore'>

const reminders = (c: Change, eventId: string): Promise<Reminder[]> =>
  c.trx.selectFrom('reminder').selectAll().where('eventId', '=', eventId).execute()

const isSame = (one: Given, other: Given): boolean =>
  one.toWhom === other.toWhom && one.daysBefore === other.daysBefore

/** Adds a reminder. @param id given by the form: the same one again adds nothing more */
export async function addReminder(
  c: Change,
  eventId: string,
  id: string,
  given: Given,
): Promise<{ ok: true } | Closed | Refusal<'remindersTooMany' | 'reminderThere'>> {
  const open = await openEvent(c, eventId)
  if (!open.ok) return open
  const there = await reminders(c, eventId)
  if (there.some((reminder) => reminder.id === id)) return { ok: true }
  if (there.length >= mostReminders) return { ok: false, reason: 'remindersTooMany' }
  if (there.some((reminder) => reminder.doneAt === null && isSame(reminder, given)))
    return { ok: false, reason: 'reminderThere' }
  await c.trx
    .insertInto('reminder')
    .values({ id, eventId, ...given, isOn: 1, doneAt: null })
    .execute()
  await noteChange(c, eventId)
  return { ok: true }
}

const noteChange = (c: Change, eventId: string) => audit(c, 'changeReminders', { kind: 'event', id: eventId })

/** A reminder that has not left. @throws Response 404 when the event has no such reminder */
async function unsentIn(
  c: Change,
  eventId: string,
  id: string,
): Promise<{ ok: true; reminder: Reminder; others: Reminder[] } | Closed | Refusal<'reminderLeft'>> {
  const open = await openEvent(c, eventId)
  if (!open.ok) return open
  const all = await reminders(c, eventId)
  const reminder = all.find((one) => one.id === id)
  if (!reminder) throw new Response(null, { status: 404 })
  if (reminder.doneAt !== null) return { ok: false, reason: 'reminderLeft' }
  return { ok: true, reminder, others: all.filter((one) => one.id !== id && one.doneAt === null) }
}

/** Changes how many days before a reminder leaves. */
export async function changeDays(
  c: Change,
  eventId: string,
  id: string,
  daysBefore: number,
): Promise<{ ok: true } | Closed | Refusal<'reminderLeft' | 'reminderThere'>> {
  const found = await unsentIn(c, eventId, id)
  if (!found.ok) return found
  const { toWhom } = found.reminder
  if (found.others.some((other) => isSame(other, { toWhom, daysBefore })))
    return { ok: false, reason: 'reminderThere' }
  await c.trx.updateTable('reminder').set({ daysBefore }).where('id', '=', id).execute()
  await noteChange(c, eventId)
  return { ok: true }
}

/** Switches a reminder off or on again. */
export async function switchReminder(
  c: Change,
  eventId: string,
  id: string,
  isOn: boolean,
): Promise<{ ok: true } | Closed | Refusal<'reminderLeft'>> {
  const found = await unsentIn(c, eventId, id)
  if (!found.ok) return found
  await c.trx
    .updateTable('reminder')
    .set({ isOn: isOn ? 1 : 0 })
    .where('id', '=', id)
    .execute()
  await noteChange(c, eventId)
  return { ok: true }
}

/** Takes a reminder away that has not left. */
export async function removeReminder(
  c: Change,
  eventId: string,
  id: string,
): Promise<{ ok: true } | Closed | Refusal<'reminderLeft'>> {
  const found = await unsentIn(c, eventId, id)
  if (!found.ok) return found
  await c.trx.deleteFrom('reminder').where('id', '=', id).execute()
  await noteChange(c, eventId)
  return { ok: true }
}

/** Leaves one invited person be: no reminder by rule reaches them, until it is taken back. */
export async function leaveBe(
  c: Change,
  invitationId: string,
  unreminded: boolean,
): Promise<{ ok: true } | Closed> {
  const invitation = await invitationById(c.trx, invitationId)
  const open = await openEvent(c, invitation.eventId)
  if (!open.ok) return open
  await c.trx
    .updateTable('invitation')
    .set({ unreminded: unreminded ? 1 : 0 })
    .where('id', '=', invitationId)
    .execute()
  await audit(c, 'leaveBe', { kind: 'invitation', id: invitationId }, { unreminded })
  return { ok: true }
}

export type Practical = Pick<EventTable, 'practicalFi' | 'practicalSv' | 'practicalEn'>

/** Writes what those who come must know on the day. @param version the event's that was seen */
export async function setPractical(
  c: Change,
  eventId: string,
  version: number,
  given: Practical,
): Promise<{ ok: true } | Closed | Refusal<'changedMeanwhile'>> {
  const open = await openEvent(c, eventId)
  if (!open.ok) return open
  if (open.event.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  await c.trx
    .updateTable('event')
    .set({ ...given, version: version + 1, changedAt: c.now })
    .where('id', '=', eventId)
    .execute()
  await audit(c, 'setPractical', { kind: 'event', id: eventId })
  return { ok: true }
}
