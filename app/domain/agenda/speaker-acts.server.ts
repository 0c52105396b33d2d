// What is done about speakers: asked and reminded by letter, marked by hand, revised; and what they answer themselves.
import { createHmac } from 'node:crypto'
import type { Debt } from '#db/schema'
import { written } from '~/i18n/named'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { post } from '../core/outbox.server'
import { index } from '../core/search-index.server'
import { tokenHash } from '../core/tokens.server'
import { eventById, type EventRow } from '../events/queries.server'
import { addressInUse } from '../people/standing.server'
import {
  linesSaid,
  markOf,
  rowsOfSame,
  speakerGroups,
  speakerMark,
  speakersClosed,
  toAsk,
  toRemind,
  type Confirmation,
  type DebtKind,
  type SpeakerGroup,
} from './speaker-rules'
import { speakerById, speakersOf, type Speaker } from './speakers.server'

/**
 * The secret in a speaker's letters. A reminder carries the same, so that the first letter's link goes on working;
 * it is made of the house's secret, and the database keeps its hash alone. Another address has another.
 */
export const speakerToken = (secret: string, eventId: string, email: string): string =>
  createHmac('sha256', secret).update(`speaker\n${eventId}\n${email.toLowerCase()}`).digest('base64url')

const all = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

export type Asking = {
  /** The list that was seen: one that has changed since is not asked. */
  mark: string
  batchId: string
  secret: string
  reminder: boolean
}

type AskRefusal = Refusal<'eventCancelled' | 'eventOver' | 'speakersChanged' | 'noSpeakerToAsk'>

/** Writes to every speaker who owes something: for the first time, or again. One letter each, in however many lines they speak. */
export async function askSpeakers(
  c: Change,
  eventId: string,
  asking: Asking,
): Promise<{ ok: true; letters: number } | AskRefusal> {
  allow(c.actor, { act: 'planEvents' })
  const event = await eventById(c.trx, eventId)
  const closed = speakersClosed(event, c.now)
  if (closed !== null) return { ok: false, reason: closed }
  const before = await lettersOf(c, asking.batchId)
  if (before > 0) return { ok: true, letters: before }
  const groups = speakerGroups(await speakersOf(c.trx, eventId))
  const asked = asking.reminder ? toRemind(groups) : toAsk(groups)
  if (asked.length === 0) return { ok: false, reason: 'noSpeakerToAsk' }
  if (markOf(asked) !== asking.mark) return { ok: false, reason: 'speakersChanged' }
  const contact = await contactFor(c, event)
  for (const group of asked) await writeTo(c, event, group, { ...asking, contact })
  await audit(
    c,
    asking.reminder ? 'remindSpeakers' : 'askSpeakers',
    { kind: 'event', id: eventId },
    { letters: asked.length },
  )
  return { ok: true, letters: asked.length }
}

/** How many letters of this press have been written already. */
async function lettersOf(c: Change, batchId: string): Promise<number> {
  const { count } = await c.trx
    .selectFrom('outbox')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('batchId', '=', batchId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Whom the speaker may turn to: the event's contact, or the one who asks. */
async function contactFor(c: Change, event: EventRow): Promise<{ name: string; email: string }> {
  if (event.contactEmail !== '' || c.actor.kind !== 'person')
    return { name: event.contactName, email: event.contactEmail }
  return { name: c.actor.name, email: (await addressInUse(c.trx, c.actor.personId)) ?? '' }
}

async function writeTo(
  c: Change,
  event: EventRow,
  group: SpeakerGroup,
  { batchId, secret, reminder, contact }: Asking & { contact: { name: string; email: string } },
): Promise<void> {
  const token = speakerToken(secret, event.id, group.email)
  const { name, email, language, confirmation, owes, rows } = group
  await c.trx
    .updateTable('speaker')
    .set({ askedAt: c.now, tokenHash: null })
    .where('id', 'in', all(rows))
    .execute()
  await c.trx
    .updateTable('speaker')
    .set({ confirmation: 'asked' })
    .where('id', 'in', all(rows))
    .where('confirmation', '=', 'none')
    .execute()
  await c.trx
    .updateTable('speaker')
    .set({ tokenHash: tokenHash(token) })
    .where('id', '=', group.id)
    .execute()
  const { startsAt, endsAt, zone, place, id: eventId } = event
  const data = {
    event: written(event, 'title', language),
    startsAt,
    endsAt,
    zone,
    place,
    items: linesSaid(group, language),
    confirmed: confirmation === 'yes',
    owes,
    token,
    contact,
    reminder,
  }
  const to = { personId: null, name, address: email }
  await post(c, { kind: 'speakerAsked', data }, { to, locale: language, eventId, batchId })
}

/** What an organiser marks of a speaker: what they were told by phone, or were handed. */
export type Mark = {
  /** The rows it is marked of; all that it changes when none are named. */
  of?: readonly string[] | undefined
} & ({ what: 'confirmation'; value: Confirmation } | { what: 'photo' | 'slides'; value: Debt })

/** @returns the rows that it changed and what stood there, so that it can be taken back */
export async function markSpeaker(
  c: Change,
  eventId: string,
  speakerId: string,
  mark: Mark,
): Promise<{ ok: true; before: string; of: string[] } | Refusal<'eventCancelled'>> {
  allow(c.actor, { act: 'planEvents' })
  const event = await eventById(c.trx, eventId)
  const group = await speakerById(c.trx, eventId, speakerId)
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  const { what, value, of } = mark
  const rows = group.rows.filter((row) => (of ? of.includes(row.id) : isMarked(row, what, value)))
  const [first] = rows
  if (!first) return { ok: true, before: group[what], of: [] }
  const said = value === 'yes' || value === 'no' ? c.now : null
  await c.trx
    .updateTable('speaker')
    .set({ [what]: value, ...(what === 'confirmation' && { answeredAt: said }) })
    .where('id', 'in', all(rows))
    .execute()
  await audit(c, 'markSpeaker', { kind: 'event', id: eventId }, { what, value })
  return { ok: true, before: first[what], of: all(rows) }
}

/** Whether a mark changes a row: what comes in settles what is owed and nothing else. */
const isMarked = (row: Speaker, what: DebtKind, value: string): boolean =>
  value === 'got' ? row[what] === 'owed' : row[what] !== value

/** Has every speaker who comes owe a photo, slides or both, unless they have sent them. */
export async function expectOfAll(
  c: Change,
  eventId: string,
  expected: { photo: boolean; slides: boolean },
): Promise<{ ok: true; people: number } | Refusal<'eventCancelled' | 'eventOver'>> {
  allow(c.actor, { act: 'planEvents' })
  const closed = speakersClosed(await eventById(c.trx, eventId), c.now)
  if (closed !== null) return { ok: false, reason: closed }
  const kinds = (['photo', 'slides'] as const).filter((kind) => expected[kind])
  const groups = speakerGroups(await speakersOf(c.trx, eventId)).filter(
    (group) =>
      group.confirmation !== 'no' && kinds.some((kind) => group.rows.some((row) => row[kind] === 'none')),
  )
  for (const kind of kinds)
    for (const group of groups)
      await c.trx
        .updateTable('speaker')
        .set({ [kind]: 'owed' })
        .where('id', 'in', all(group.rows))
        .where(kind, '=', 'none')
        .execute()
  if (groups.length > 0)
    await audit(
      c,
      'markSpeaker',
      { kind: 'event', id: eventId },
      { expected: kinds.join(), people: groups.length },
    )
  return { ok: true, people: groups.length }
}

export type SpeakerRevision = Pick<
  Speaker,
  'name' | 'role' | 'email' | 'language' | 'confirmation' | 'photo' | 'wishes'
> & {
  /** Of each line. */
  slides: Record<string, Debt>
}

/** Revises a speaker in every line they speak in. @param was what the form was opened with */
export async function reviseSpeaker(
  c: Change,
  eventId: string,
  speakerId: string,
  was: string,
  becomes: SpeakerRevision,
): Promise<{ ok: true } | Refusal<'changedMeanwhile' | 'eventCancelled'>> {
  allow(c.actor, { act: 'planEvents' })
  const event = await eventById(c.trx, eventId)
  const group = await speakerById(c.trx, eventId, speakerId)
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (speakerMark(group) !== was) return { ok: false, reason: 'changedMeanwhile' }
  const { slides, ...own } = becomes
  const answered = own.confirmation !== group.confirmation
  for (const row of group.rows)
    await c.trx
      .updateTable('speaker')
      .set({
        ...own,
        // What stands for them all is said of each only when it was changed here.
        confirmation: answered ? own.confirmation : row.confirmation,
        photo: own.photo === group.photo ? row.photo : own.photo,
        slides: slides[row.id] ?? row.slides,
        ...(own.email === row.email ? {} : { tokenHash: null }),
        ...(answered ? { answeredAt: c.now } : {}),
      })
      .where('id', '=', row.id)
      .execute()
  const printed = (['name', 'role', 'email', 'language'] as const).some(
    (field) => own[field] !== group[field],
  )
  if (printed) await programmeChanged(c, event)
  await audit(c, 'markSpeaker', { kind: 'event', id: eventId }, { speaker: group.id })
  return { ok: true }
}

/** Whoever has the programme's form open sees that it has changed. */
async function programmeChanged(c: Change, event: EventRow): Promise<void> {
  await c.trx
    .updateTable('event')
    .set({ version: event.version + 1, changedAt: c.now })
    .where('id', '=', event.id)
    .execute()
  await index(c, 'event', [event.id])
}

type SpeakerRefusal = Refusal<'eventCancelled' | 'eventOver'>

/** The rows of the speaker who acts, once the event still waits for them. */
async function ownRows(
  c: Change,
  eventId: string,
  speakerId: string,
): Promise<{ ok: true; rows: Speaker[] } | SpeakerRefusal> {
  allow(c.actor, { act: 'speak', speakerId })
  const closed = speakersClosed(await eventById(c.trx, eventId), c.now)
  if (closed !== null) return { ok: false, reason: closed }
  const rows = await speakersOf(c.trx, eventId)
  const own = rows.find((row) => row.id === speakerId)
  if (!own) throw new Response(null, { status: 404 })
  return { ok: true, rows: rowsOfSame(rows, own) }
}

/** A speaker's own answer: whether they come, and what they wish for. It holds for every line they speak in. */
export async function answerAsSpeaker(
  c: Change,
  eventId: string,
  speakerId: string,
  answer: { comes: 'yes' | 'no'; wishes: string },
): Promise<{ ok: true } | SpeakerRefusal> {
  const own = await ownRows(c, eventId, speakerId)
  if (!own.ok) return own
  await c.trx
    .updateTable('speaker')
    .set({ confirmation: answer.comes, wishes: answer.wishes, answeredAt: c.now })
    .where('id', 'in', all(own.rows))
    .execute()
  await audit(c, 'answerAsSpeaker', { kind: 'event', id: eventId }, { answer: answer.comes })
  return { ok: true }
}

/** Notes that what a speaker owed has come: the photo for every line, slides for the line they are of. */
export async function receiveFromSpeaker(
  c: Change,
  eventId: string,
  speakerId: string,
  what: Exclude<DebtKind, 'confirmation'>,
): Promise<{ ok: true } | SpeakerRefusal> {
  const own = await ownRows(c, eventId, speakerId)
  if (!own.ok) return own
  const ids = what === 'photo' ? all(own.rows) : [speakerId]
  await c.trx
    .updateTable('speaker')
    .set({ [what]: 'got' })
    .where('id', 'in', ids)
    .execute()
  return { ok: true }
}
