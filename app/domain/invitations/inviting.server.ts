// Inviting the people of an audience, reminding the silent, taking somebody off the list.
import type { EventTable, InvitationTable } from '#db/schema'
import type { AudienceRow } from '../audience/queries.server'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { eventById, eventOrMeetingById } from '../events/queries.server'
import { rightToChange } from '../events/rights.server'
import { noteAnswer } from './answering.server'
import { closeAsked } from './deputies.server'
import { postAbout, toldEvent, wordToHolder, type ToldEvent } from './letters.server'
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
  for (const person of list.people)
    await invite(c, told, { ...person, quotaId: quotaIds.get(person.personId) ?? null }, press.batchId)
  await openForAnswers(c, event)
  await audit(c, 'inviteAudience', { kind: 'event', id: event.id }, { people: list.people.length })
  return { ok: true, invited: list.people.length }
}

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
  await postAbout(c, {
    told,
    invitation,
    calendar: 'REQUEST',
    batchId,
    letter: (data) =>
      yes === null
        ? { kind: 'invitation', data }
        : { kind: 'answered', data: { ...data, answer: yes.answer, seat: yes.seat, waitingPlace: null } },
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
  // Someone taken off and invited again: their calendar must see a later word than the one that ended it (rule U4).
  const before = await c.trx
    .selectFrom('invitation')
    .select(['sequence', 'stampedAt'])
    .where('eventId', '=', event.id)
    .where('personId', '=', person.personId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const invitation: InvitationTable = {
    id: c.newId(),
    eventId: event.id,
    personId: person.personId,
    reasons: JSON.stringify(person.reasons),
    invitedAt: c.now,
    invitedBy: doerOf(c.actor),
    withdrawnAt: null,
    ...silence,
    ...(yes && { ...yes, answeredAt: c.now }),
    queueNumber: null,
    remindedAt: null,
    inCalendar: 0,
    sequence: before?.sequence ?? event.sequence,
    stampedAt: before?.stampedAt ?? null,
    repliedStamp: null,
    firstMessageId: null,
    entry: 'invited',
    mode: null,
    quotaId: await quotaOf(c, event, person),
    offerUntil: null,
    offerLapsedAt: null,
    substituteFor: null,
    unreminded: 0,
    cameAt: null,
    tableNumber: null,
  }
  await c.trx.insertInto('invitation').values(invitation).execute()
  return invitation
}

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

/** Takes one person off the list, of a small group's meeting those who share in the group do; their calendar is told, the history stays, the seat goes to the first who waits. */
export async function withdraw(
  c: Change,
  invitationId: string,
): Promise<{ ok: true } | Refusal<'eventCancelled' | 'eventOver' | 'withdrawn'>> {
  const invitation = await invitationById(c.trx, invitationId)
  const event = await eventOrMeetingById(c.trx, invitation.eventId)
  allow(
    c.actor,
    event.networkId === null ? { act: 'inviteToEvents' } : await rightToChange(c.trx, event, c.now),
  )
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
