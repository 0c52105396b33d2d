// Does what was pressed on the page of an event's reminders, each press in a Change of its own.
import type { z } from 'zod'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { change, type Change } from '~/domain/core/change.server'
import type { Instant } from '~/domain/core/time'
import { invitationById } from '~/domain/invitations/queries.server'
import {
  addReminder,
  changeDays,
  leaveBe,
  removeReminder,
  setPractical,
  switchReminder,
} from '~/domain/reminders/commands.server'
import { daysForm, newReminderForm, practicalForm } from '~/domain/reminders/reminder-form'
import { faultsOf, typedIn, type Refused } from '~/parts/home/refused'
import { paths } from '~/paths'

const reminderPresses = ['add', 'days', 'on', 'off', 'remove', 'practical', 'leaveBe', 'remind'] as const
export type ReminderPress = (typeof reminderPresses)[number]

type By = { actor: Actor; now: Instant }
type Outcome = { ok: true } | { ok: false; reason: string }
type Answer = { ok: true; to: string } | Refused<ReminderPress>

/** @throws Response 400 for a press that the page does not have, 404 for a reminder that is none of the event's */
export async function pressOnReminders(db: Db, by: By, eventId: string, body: FormData): Promise<Answer> {
  const press = reminderPresses.find((one) => one === body.get('press'))
  const act = press && actOf(press, eventId, body)
  if (!press || !act) throw new Response(null, { status: 400 })
  if (!act.ok) return { ok: false, press, errors: faultsOf(act.error), typed: typedIn(body) }
  const result = await change(db, by, act.run)
  if (!result.ok)
    return { ok: false, press, errors: { '': [`reasons.${result.reason}`] }, typed: typedIn(body) }
  return { ok: true, to: leadsTo(press, eventId, body) }
}

const done = {
  add: 'added',
  days: 'changed',
  on: 'on',
  off: 'off',
  remove: 'removed',
  practical: 'practical',
} as const

const leadsTo = (press: ReminderPress, eventId: string, body: FormData): string =>
  press === 'leaveBe' || press === 'remind'
    ? paths.invitation(eventId, String(body.get('invitation')))
    : paths.eventReminders(eventId, { done: done[press] })

type Act = { ok: true; run: (c: Change) => Promise<Outcome> } | { ok: false; error: z.ZodError }

const run = (act: (c: Change) => Promise<Outcome>): Act => ({ ok: true, run: act })

function actOf(press: ReminderPress, eventId: string, body: FormData): Act {
  const fields = Object.fromEntries(body)
  const id = String(body.get('reminder'))
  switch (press) {
    case 'add': {
      const given = newReminderForm.safeParse(fields)
      if (!given.success) return { ok: false, error: given.error }
      const { id: newId, ...rule } = given.data
      return run((c) => addReminder(c, eventId, newId, rule))
    }
    case 'days': {
      const given = daysForm.safeParse(fields)
      if (!given.success) return { ok: false, error: given.error }
      return run((c) => changeDays(c, eventId, id, given.data.daysBefore))
    }
    case 'practical': {
      const given = practicalForm.safeParse(fields)
      if (!given.success) return { ok: false, error: given.error }
      return run((c) => setPractical(c, eventId, Number(body.get('version')), given.data))
    }
    case 'remove':
      return run((c) => removeReminder(c, eventId, id))
    case 'leaveBe':
    case 'remind':
      return run((c) => leavePersonBe(c, eventId, String(body.get('invitation')), press === 'leaveBe'))
    default:
      return run((c) => switchReminder(c, eventId, id, press === 'on'))
  }
}

async function leavePersonBe(c: Change, eventId: string, invitationId: string, unreminded: boolean) {
  const invitation = await invitationById(c.trx, invitationId)
  if (invitation.eventId !== eventId) throw new Response(null, { status: 404 })
  return leaveBe(c, invitationId, unreminded)
}
