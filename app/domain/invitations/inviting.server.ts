// Inviting the people of an audience, reminding the silent, taking somebody off the list.
import type { AnswerLinkTable, EventTable, InvitationTable, OutboxTable } from '#db/schema'
import type { AudienceRow } from '../audience/queries.server'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { insertMany } from '../core/many-rows.server'
import { eventById, eventOrMeetingById } from '../events/queries.server'
import { rightToInvite } from '../events/rights.server'
import { inParts } from '../people/period.server'
import { noteAnswer } from './answering.server'
import { copyReadersOfMany, type CopyReader } from './copies.server'
import { closeAsked } from './deputies.server'
import {
  isReachable,
  lettersAbout,
  postAbout,
  recipientsOf,
  toldEvent,
  wordToHolder,
  type Posting,
  type ToldEvent,
} from './letters.server'
import { invitationById } from './queries.server'
import { eraseReplies } from './replies.server'
import { remindListOf, sendListOf, type Hindrance } from './send-list.server'
import { quotaIdsOf } from './quotas.server'
import { noteStep } from './seat-steps.server'
import { promoteFromWaitingList } from './seats.server'

export type InviteRefusal = Hindrance | 'listChanged' | 'nobodyNew' | 'audienceTooBig'

/** More letters at one press than the house is made for. */
export const mostAtOnce = 10_000

/**
 * Invites everybody on the event's list who is not invited yet; the list freezes as it stands.
 * @param press.batchId one press of the button: the same one again sends nothing more
 * @param press.mark what the organiser saw; another list refuses, so that nobody is invited unseen
 */
export async function inviteAudience(
  c: Change,
  eventId: string,
  press: { batchId: string; mark: string },
): Promise<{ ok: true; invited: number } | Refusal<InviteRefusal>> {
  allow(c.actor, { act: 'inviteToEvents' })
  const event = await eventById(c.trx, eventId)
  if (await batchExists(c, press.batchId)) return { ok: true, invited: 0 }
  const list = await sendListOf(c.trx, event, c.now)
  const refusal = list.hindrances[0]
  if (refusal) return { ok: false, reason: refusal }
  if (list.people.length === 0) return { ok: false, reason: 'nobodyNew' }
  if (list.people.length > mostAtOnce) return { ok: false, reason: 'audienceTooBig' }
  if (list.mark !== press.mark) return { ok: false, reason: 'listChanged' }
  const told = await toldEvent(c, event)
  const quotaIds = await quotaIdsOf(
    c,
    event,
    list.people.map(({ personId }) => personId),
  )
  const people = list.people.map((person) => ({ ...person, quotaId: quotaIds.get(person.personId) ?? null }))
  await inviteMany(c, told, people, press.batchId)
  await openForAnswers(c, event)
  await audit(c, 'inviteAudience', { kind: 'event', id: event.id }, { people: list.people.length })
  return { ok: true, invited: list.people.length }
}

/** How many are read and written together: few enough that nobody waits long for a page meanwhile. */
const invitedTogether = 50

type Invited = Pick<AudienceRow, 'personId' | 'reasons'> & { quotaId: string | null }

/** What `invite` does for one, for many whose quotas are known: the same rows, written together. */
export async function inviteMany(
  c: Change,
  told: ToldEvent,
  people: readonly Invited[],
  batchId: string,
): Promise<void> {
  for (let from = 0; from < people.length; from += invitedTogether)
    await inviteTogether(c, told, people.slice(from, from + invitedTogether), batchId)
}

async function inviteTogether(
  c: Change,
  told: ToldEvent,
  people: readonly Invited[],
  batchId: string,
): Promise<void> {
  const ids = people.map(({ personId }) => personId)
  const earlier = await earlierEntriesOf(c, told.event.id, ids)
  const persons = await recipientsOf(c, ids)
  const readers =
    told.event.networkId === null ? await copyReadersOfMany(c, ids) : new Map<string, CopyReader[]>()
  const invitations: InvitationTable[] = []
  const links: AnswerLinkTable[] = []
  const letters: OutboxTable[] = []
  for (const invited of people) {
    const invitation = invitationRow(c, told.event, invited, earlier.get(invited.personId))
    const person = persons.get(invited.personId)
    if (person === undefined || !isReachable(person)) {
      invitations.push(invitation)
      continue
    }
    const written = lettersAbout(c, invitationPosting(told, invitation, batchId), {
      person,
      inPlaceOf: null,
      way: { held: invitation, lost: null, unheard: false },
      readers: (readers.get(person.id) ?? []).map((reader) => ({ ...reader, follows: null })),
    })
    invitations.push({ ...invitation, ...written.holds })
    links.push(...written.links)
    letters.push(...written.letters)
  }
  await insertMany(c, 'invitation', invitations)
  await insertMany(c, 'answerLink', links)
  await insertMany(c, 'outbox', letters)
}

const invitationPosting = (told: ToldEvent, invitation: InvitationTable, batchId: string): Posting => ({
  told,
  invitation,
  calendar: 'REQUEST',
  batchId,
  letter: (data) => ({ kind: 'invitation', data }),
})

/** A draft whose invitations leave is open from then on. */
export async function openForAnswers(c: Change, event: EventTable): Promise<void> {
  if (event.status !== 'draft') return
  await c.trx
    .updateTable('event')
    .set({ status: 'open', version: event.version + 1, changedAt: c.now })
    .where('id', '=', event.id)
    .execute()
}

export async function batchExists(c: Change, batchId: string): Promise<boolean> {
  const row = await c.trx.selectFrom('outbox').select('id').where('batchId', '=', batchId).executeTakeFirst()
  return row !== undefined
}

/**
 * Invites one person: the invitation, its link and its letter.
 * @param comes they have told already that they come, to somebody who asked before the event was made: their yes and
 *   their seat stand from the first letter on, which says so
 * @param person.quotaId the quota that their seat is of; left out it is worked out here
 */
export async function invite(
  c: Change,
  told: ToldEvent,
  person: Pick<AudienceRow, 'personId' | 'reasons'> & { quotaId?: string | null },
  batchId: string,
  comes = false,
): Promise<string> {
  const { event } = told
  const yes = comes ? yesOf(event, person.personId) : null
  const invitation = await enterInvitation(c, event, person, yes)
  const posting = invitationPosting(told, invitation, batchId)
  await postAbout(c, {
    ...posting,
    ...(yes && {
      letter: (data) => ({
        kind: 'answered',
        data: { ...data, answer: yes.answer, seat: yes.seat, waitingPlace: null },
      }),
    }),
  })
  if (yes !== null) await noteAnswer(c, invitation.id, yes)
  return invitation.id
}

/**
 * Enters an invitation without a letter of its own: whoever calls it tells the person, as one letter does of all the
 * dates of a series. The person's calendar holds nothing yet.
 * @param yes the answer that stands from the first, when they have told already that they come
 */
export async function enterInvitation(
  c: Change,
  event: EventTable,
  person: Pick<AudienceRow, 'personId' | 'reasons'> & { quotaId?: string | null },
  yes: ReturnType<typeof yesOf> | null = null,
): Promise<InvitationTable> {
  const earlier = await earlierEntriesOf(c, event.id, [person.personId])
  const quotaId = await quotaOf(c, event, person)
  const invitation = invitationRow(c, event, { ...person, quotaId }, earlier.get(person.personId), yes)
  await c.trx.insertInto('invitation').values(invitation).execute()
  return invitation
}

type EarlierEntry = Pick<InvitationTable, 'sequence' | 'stampedAt'>

/** What those who were invited before were sent last; they may have been taken off since. */
async function earlierEntriesOf(
  c: Change,
  eventId: string,
  personIds: readonly string[],
): Promise<Map<string, EarlierEntry>> {
  const rows = await inParts(personIds, (ids) =>
    c.trx
      .selectFrom('invitation')
      .select(['personId', 'sequence', 'stampedAt'])
      .where('eventId', '=', eventId)
      .where('personId', 'in', ids)
      .orderBy('id')
      .execute(),
  )
  return new Map(rows.map(({ personId, ...entry }) => [personId, entry]))
}

/**
 * The row of an invitation.
 * @param earlier of someone taken off and invited again: their calendar must see a later word than the one that ended
 *   it (rule U4)
 */
const invitationRow = (
  c: Change,
  event: EventTable,
  { personId, reasons, quotaId }: Invited,
  earlier: EarlierEntry | undefined,
  yes: ReturnType<typeof yesOf> | null = null,
): InvitationTable => ({
  id: c.newId(),
  eventId: event.id,
  personId,
  reasons: JSON.stringify(reasons),
  invitedAt: c.now,
  invitedBy: doerOf(c.actor),
  withdrawnAt: null,
  ...silence,
  ...(yes && { ...yes, answeredAt: c.now }),
  queueNumber: null,
  remindedAt: null,
  inCalendar: 0,
  sequence: earlier?.sequence ?? event.sequence,
  stampedAt: earlier?.stampedAt ?? null,
  repliedStamp: null,
  firstMessageId: null,
  entry: 'invited',
  mode: null,
  quotaId,
  offerUntil: null,
  offerLapsedAt: null,
  substituteFor: null,
  unreminded: 0,
  cameAt: null,
  tableNumber: null,
})

const quotaOf = async (
  c: Change,
  event: EventTable,
  { personId, quotaId }: { personId: string; quotaId?: string | null },
): Promise<string | null> =>
  quotaId === undefined ? ((await quotaIdsOf(c, event, [personId])).get(personId) ?? null) : quotaId

/** An invitation that nobody has answered. */
export const silence = {
  answer: null,
  answeredAt: null,
  answerSource: null,
  answeredBy: null,
  answeredSequence: null,
  seat: 'none',
  comment: '',
} as const

const yesOf = (event: EventTable, personId: string) =>
  ({
    answer: 'yes',
    answerSource: 'page',
    answeredBy: personId,
    answeredSequence: event.sequence,
    seat: 'seated',
    comment: '',
  }) as const

/**
 * Reminds those who have not answered the present time; the same press again sends nothing more.
 * @param press.mark what the organiser saw: another organiser's reminder or an answer in between refuses
 */
export async function remindSilent(
  c: Change,
  eventId: string,
  press: { batchId: string; mark: string },
): Promise<
  | { ok: true; reminded: number }
  | Refusal<'eventCancelled' | 'deadlinePassed' | 'nobodySilent' | 'listChanged'>
> {
  allow(c.actor, { act: 'inviteToEvents' })
  const event = await eventById(c.trx, eventId)
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (await batchExists(c, press.batchId)) return { ok: true, reminded: 0 }
  if (c.now > (event.answerBy ?? event.startsAt)) return { ok: false, reason: 'deadlinePassed' }
  const { silent, mark } = await remindListOf(c.trx, event)
  if (silent.length === 0) return { ok: false, reason: 'nobodySilent' }
  if (mark !== press.mark) return { ok: false, reason: 'listChanged' }
  const told = await toldEvent(c, event)
  let reminded = 0
  for (const invitation of silent) if (await remind(c, told, invitation, press.batchId)) reminded += 1
  await audit(c, 'remindSilent', { kind: 'event', id: event.id }, { people: reminded })
  return { ok: true, reminded }
}

async function remind(
  c: Change,
  told: ToldEvent,
  invitation: InvitationTable,
  batchId: string,
): Promise<boolean> {
  const posted = await postAbout(c, {
    told,
    invitation,
    calendar: wordToHolder('REQUEST', invitation),
    batchId,
    letter: (data) => ({ kind: 'reminder', data }),
  })
  if (!posted) return false
  await c.trx.updateTable('invitation').set({ remindedAt: c.now }).where('id', '=', invitation.id).execute()
  return true
}

/**
 * Takes one person off the list: the organisers, of their own meeting those who called it. The person's calendar is told,
 * the history stays, the seat goes to the first who waits.
 */
export async function withdraw(
  c: Change,
  invitationId: string,
): Promise<{ ok: true } | Refusal<'eventCancelled' | 'eventOver' | 'withdrawn'>> {
  const invitation = await invitationById(c.trx, invitationId)
  const event = await eventOrMeetingById(c.trx, invitation.eventId)
  allow(c.actor, await rightToInvite(c.trx, event, c.now))
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (event.startsAt <= c.now) return { ok: false, reason: 'eventOver' }
  if (invitation.withdrawnAt !== null) return { ok: false, reason: 'withdrawn' }
  await c.trx
    .updateTable('invitation')
    .set({
      withdrawnAt: c.now,
      seat: 'none',
      queueNumber: null,
      mode: null,
      offerUntil: null,
      offerLapsedAt: null,
    })
    .where('id', '=', invitationId)
    .execute()
  if (invitation.seat !== 'none')
    await noteStep(c, invitationId, { what: 'gaveUp', why: 'withdrawn', note: '' })
  await closeAsked(c, invitationId)
  await eraseReplies(c, invitationId)
  const told = await toldEvent(c, event)
  await postWithdrawal(c, told, invitation)
  await c.trx
    .updateTable('answerLink')
    .set({ revokedAt: c.now })
    .where('invitationId', '=', invitationId)
    .where('revokedAt', 'is', null)
    .execute()
  await audit(c, 'withdraw', { kind: 'invitation', id: invitationId })
  if (invitation.seat === 'seated' || invitation.offerUntil !== null)
    await promoteFromWaitingList(c, event, 'seatFreed', told)
  return { ok: true }
}

/** CANCEL to the one person alone (rule U4). */
async function postWithdrawal(c: Change, told: ToldEvent, invitation: InvitationTable): Promise<void> {
  await postAbout(c, {
    told,
    invitation,
    calendar: wordToHolder('CANCEL', invitation),
    answerable: false,
    letter: (data) => ({ kind: 'withdrawn', data }),
  })
}
