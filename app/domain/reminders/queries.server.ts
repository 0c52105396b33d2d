// Reads of reminders by rule: those of an event with when they leave and to how many, and whom one reaches.
import type { Reader } from '#db/connect'
import type { Selectable } from 'kysely'
import type { EventTable, InvitationTable, ReminderTable } from '#db/schema'
import { dateOf, type Instant } from '../core/time'
import { liveInvitationsOf } from '../invitations/queries.server'
import { isSilent } from '../invitations/rules'
import { inOrder } from '../templates/reminders'
import { leavesAt, timingOf, type Timing } from './timing.server'

/** A reminder as it is read. */
export type Reminder = Selectable<ReminderTable>

type Rule = Pick<Reminder, 'toWhom' | 'daysBefore'>

/**
 * Those whom a reminder reaches as things stand. Whoever was invited after its time is not reminded at once by an old
 * rule, nor the silent twice on one day.
 */
export function reachedBy(
  rule: Rule,
  event: EventTable,
  invitations: readonly InvitationTable[],
  now: Instant,
): InvitationTable[] {
  const at = leavesAt(rule, event)
  const leaving = now < at ? at : now
  return invitations.filter((invitation) => {
    if (invitation.unreminded === 1 || invitation.invitedAt > at || invitation.entry === 'walkIn')
      return false
    if (rule.toWhom === 'coming') return invitation.answer === 'yes' && invitation.seat === 'seated'
    const remindedToday = invitation.remindedAt !== null && dateOf(invitation.remindedAt) === dateOf(leaving)
    return isSilent(invitation, event) && !remindedToday
  })
}

export type ReminderOnPage = Pick<Reminder, 'id' | 'toWhom' | 'daysBefore' | 'doneAt' | 'sent'> & {
  isOn: boolean
  leavesAt: Instant
  /** How it stands while it has not left. */
  timing: Timing
  /** To how many it would go as things stand. */
  people: number
}

/** The reminders of an event in their order, those that have left among them. */
export async function remindersOf(db: Reader, event: EventTable, now: Instant): Promise<ReminderOnPage[]> {
  const rows = await db.selectFrom('reminder').selectAll().where('eventId', '=', event.id).execute()
  const invitations = rows.length === 0 ? [] : await liveInvitationsOf(db, event.id)
  return inOrder(rows).map(({ id, toWhom, daysBefore, isOn, doneAt, sent }) => ({
    id,
    toWhom,
    daysBefore,
    doneAt,
    sent,
    isOn: isOn === 1,
    leavesAt: leavesAt({ toWhom, daysBefore }, event),
    timing: timingOf({ toWhom, daysBefore }, event, now),
    people: reachedBy({ toWhom, daysBefore }, event, invitations, now).length,
  }))
}

/** When the next reminder of those that are on leaves; null when none will, or nobody has been invited yet. */
export async function nextReminderAt(db: Reader, event: EventTable, now: Instant): Promise<Instant | null> {
  if (event.status !== 'open' || event.startsAt <= now) return null
  const rows = await db
    .selectFrom('reminder')
    .select(['toWhom', 'daysBefore'])
    .where('eventId', '=', event.id)
    .where('doneAt', 'is', null)
    .where('isOn', '=', 1)
    .execute()
  const ahead = rows.filter((rule) => timingOf(rule, event, now) !== 'passed')
  return ahead.map((rule) => leavesAt(rule, event)).sort()[0] ?? null
}

/** Reminders that could leave: on, not left, of events that people are invited to and that lie ahead. */
export async function openReminders(
  db: Reader,
  now: Instant,
): Promise<(Pick<Reminder, 'id' | 'eventId'> & Rule & Pick<EventTable, 'startsAt' | 'answerBy'>)[]> {
  return db
    .selectFrom('reminder')
    .innerJoin('event', 'event.id', 'reminder.eventId')
    .select(['reminder.id', 'eventId', 'toWhom', 'daysBefore', 'startsAt', 'answerBy'])
    .where('doneAt', 'is', null)
    .where('isOn', '=', 1)
    .where('event.status', '=', 'open')
    .where('networkId', 'is', null)
    .where('startsAt', '>', now)
    .execute()
}
