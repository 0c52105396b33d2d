// Sends the reminders whose time has come, each once and to each person once, whoever runs the clock and how often.
import type { Letter } from '#emails/letters'
import type { Db, Reader } from '#db/connect'
import type { EventTable, InvitationTable, Locale } from '#db/schema'
import { inLocale, written, type Written } from '~/i18n/named'
import { paths } from '~/paths'
import { audit } from '../core/audit.server'
import { change, type Change } from '../core/change.server'
import { type Instant } from '../core/time'
import { eventById } from '../events/queries.server'
import {
  postAbout,
  recipientOf,
  toldEvent,
  wordToHolder,
  type ToldEvent,
} from '../invitations/letters.server'
import { liveInvitationsOf } from '../invitations/queries.server'
import { openReminders, reachedBy, type Reminder } from './queries.server'
import { timingOf } from './timing.server'

/** How many letters are posted in one transaction: others get their turn between. */
const atATime = 25

const system = { kind: 'system' } as const

/** Sends what is due. */
export async function sendReminders(db: Db, now: Instant): Promise<void> {
  for (const reminder of await openReminders(db, now))
    if (timingOf(reminder, reminder, now) === 'due') await sendReminder(db, reminder.id, now)
}

/** The mark that all letters of one reminder bear, by which it is known who has had theirs. */
const batchOf = (reminderId: string): string => `reminder:${reminderId}`

async function sendReminder(db: Db, reminderId: string, now: Instant): Promise<void> {
  const by = { actor: system, now }
  const tried = new Set<string>()
  for (;;) {
    const batch = await change(db, by, (c) => sendSome(c, reminderId, tried))
    for (const id of batch) tried.add(id)
    if (batch.length < atATime) return
  }
}

/**
 * Posts the next few letters of a reminder; notes it as left when nobody is without theirs.
 * @param tried whom this run has come to already, whether a letter could be posted or not
 * @returns to whom it came now
 */
async function sendSome(c: Change, reminderId: string, tried: ReadonlySet<string>): Promise<string[]> {
  const reminder = await c.trx
    .selectFrom('reminder')
    .selectAll()
    .where('id', '=', reminderId)
    .executeTakeFirst()
  if (!reminder || reminder.doneAt !== null || reminder.isOn === 0) return []
  const event = await eventById(c.trx, reminder.eventId)
  if (event.status !== 'open' || timingOf(reminder, event, c.now) !== 'due') return []
  const had = new Set([...tried, ...(await havingHad(c.trx, reminderId))])
  const waiting = await unsent(c.trx, { reminder, event, had, now: c.now })
  const next = waiting.slice(0, atATime)
  const told = await toldEvent(c, event)
  for (const invitation of next) await remind(c, told, reminder, invitation)
  if (next.length < atATime) await noteLeft(c, reminder)
  return next.map(({ id }) => id)
}

/** The invitations whose holders have had their letter of the reminder. */
async function havingHad(db: Reader, reminderId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('outbox')
    .select('invitationId')
    .where('batchId', '=', batchOf(reminderId))
    .execute()
  return new Set(rows.flatMap(({ invitationId }) => invitationId ?? []))
}

type Sending = { reminder: Pick<Reminder, 'toWhom' | 'daysBefore'> } & {
  event: EventTable
  had: ReadonlySet<string>
  now: Instant
}

/** Those still to be told who have an address: no letter reaches the others. */
async function unsent(db: Reader, { reminder, event, had, now }: Sending): Promise<InvitationTable[]> {
  const reached = reachedBy(reminder, event, await liveInvitationsOf(db, event.id), now)
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('address', 'address.personId', 'invitation.personId')
    .select('invitation.id')
    .where('eventId', '=', event.id)
    .where('address.validTo', 'is', null)
    .execute()
  const reachable = new Set(rows.map(({ id }) => id))
  return reached.filter(({ id }) => reachable.has(id) && !had.has(id))
}

async function remind(
  c: Change,
  told: ToldEvent,
  { id, toWhom }: Pick<Reminder, 'id' | 'toWhom'>,
  invitation: InvitationTable,
): Promise<void> {
  const { language } = await recipientOf(c, invitation.personId)
  const silent = toWhom === 'silent'
  const posted = await postAbout(c, {
    told,
    invitation,
    calendar: silent ? wordToHolder('REQUEST', invitation) : null,
    batchId: batchOf(id),
    letter: (data): Letter =>
      silent
        ? { kind: 'reminder', data }
        : { kind: 'practical', data: { ...data, ...practicalFor(told.event, invitation, language) } },
  })
  if (posted && silent)
    await c.trx.updateTable('invitation').set({ remindedAt: c.now }).where('id', '=', invitation.id).execute()
}

/** What one who comes must know on the day; the sign of the door is theirs who come to the place. */
function practicalFor(
  event: EventTable,
  { id, mode }: Pick<InvitationTable, 'id' | 'mode'>,
  locale: Locale,
): { practical: Written | null; doorPath: string | null } {
  const online = mode === 'online' || (event.hybrid === 0 && event.place === '' && event.onlineUrl !== '')
  const practical = practicalIn(event, locale)
  return {
    practical: practical.text === '' ? null : practical,
    doorPath: online ? null : paths.door(event.id, { person: id }),
  }
}

/** In the reader's language, else in the one that organisers chose to stand in for it, else in any that has it. */
function practicalIn(event: EventTable, locale: Locale): Written {
  const standIn = event.substituteLocale
  if (inLocale(event, 'practical', locale).trim() !== '' || standIn === null)
    return written(event, 'practical', locale)
  return written(event, 'practical', standIn)
}

async function noteLeft(c: Change, { id, eventId, toWhom }: Reminder): Promise<void> {
  const sent = (await havingHad(c.trx, id)).size
  await c.trx.updateTable('reminder').set({ doneAt: c.now, sent }).where('id', '=', id).execute()
  await audit(c, 'sendReminder', { kind: 'event', id: eventId }, { toWhom, people: sent })
}
