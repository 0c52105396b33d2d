// Letting in somebody who is not on the list: a person of the registry or a guest. No letter is sent.
import type { EventTable, InvitationTable, Locale } from '#db/schema'
import { personSortKey } from '#db/sort-key'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import type { Instant } from '../core/time'
import { eventById } from '../events/queries.server'
import { noteAnswer } from '../invitations/answering.server'
import { silence } from '../invitations/inviting.server'
import { invitationById } from '../invitations/queries.server'
import type { Wish } from '../invitations/quotas'
import { noteStep } from '../invitations/seat-steps.server'
import { promoteFromWaitingList } from '../invitations/seats.server'
import { enterGuest, personMeant } from '../people/guests.server'
import { addressOwner, recordOf } from '../people/person-acts.server'
import { seatForWalkIn } from './free-seat.server'
import { boundedMoment, doorRefusal, type DoorRefusal } from './rules'
import { keepTick, takeTick } from './ticking.server'

/** Somebody unknown to the registry. What they say of where they come from stands beside their name at this event. */
export type Guest = {
  firstName: string
  lastName: string
  organisation: string
  email: string | null
  language: Locale
}

export type WalkIn = {
  /** Made with the form, so that one sent twice lets in one; it is the id of their tick. */
  id: string
  who: { personId: string } | { guest: Guest }
  at: Instant
  door: string
  /** The organiser has been told that there is no seat left, and lets them in without one. */
  withoutSeat: boolean
  /** The organiser has been told that somebody of the same name is on the list, and says that this is another. */
  namesake: boolean
}

export type WalkInRefusal = DoorRefusal | 'walkInFull' | 'walkInNamesake' | 'addressTaken'

export type LetIn = {
  ok: true
  invitationId: string
  personId: string
  /** `listed`: they were on the list already and have been ticked. */
  how: 'seated' | 'withoutSeat' | 'listed'
}

/**
 * Lets in somebody who came without an invitation. Whoever is on the list already is ticked. They get a seat that
 * nobody has been promised; when there is none they are counted as having come and have no seat: their answer stays
 * empty, for a yes is a promise of a seat.
 * @throws Response 404 when there is no such event, or no such person
 */
export async function addWalkIn(
  c: Change,
  eventId: string,
  walkIn: WalkIn,
): Promise<LetIn | Refusal<WalkInRefusal>> {
  allow(c.actor, { act: 'recordAnswers' })
  const event = await eventById(c.trx, eventId)
  const before = await letInBefore(c, walkIn.id)
  if (before) return before
  const refusal = doorRefusal(event, c.now)
  if (refusal) return { ok: false, reason: refusal }
  const known = await knownPerson(c, walkIn)
  if (!known.ok) return known
  const listed = known.personId && (await liveInvitation(c, event.id, known.personId))
  if (listed) return tickListed(c, listed, walkIn)
  if (known.personId === null && !walkIn.namesake && (await namesakeListed(c, event.id, walkIn)))
    return { ok: false, reason: 'walkInNamesake' }
  const { seated, wish } = await seatForWalkIn(c, event, known.personId)
  if (!seated && !walkIn.withoutSeat) return { ok: false, reason: 'walkInFull' }

  const personId = known.personId ?? (await enterGuest(c, guestOf(walkIn)))
  const invitationId = await enterWalkIn(c, event, { personId, seated, wish, walkIn })
  return { ok: true, invitationId, personId, how: seated ? 'seated' : 'withoutSeat' }
}

const guestOf = ({ who }: WalkIn): Guest => {
  if (!('guest' in who)) throw new Error('a person of the registry is no guest')
  return who.guest
}

/** What the same form did when it was sent before. */
async function letInBefore(c: Change, id: string): Promise<LetIn | null> {
  const row = await c.trx
    .selectFrom('tick')
    .innerJoin('invitation', 'invitation.id', 'tick.invitationId')
    .select(['invitation.id', 'personId', 'entry', 'seat'])
    .where('tick.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const how = row.entry !== 'walkIn' ? 'listed' : row.seat === 'seated' ? 'seated' : 'withoutSeat'
  return { ok: true, invitationId: row.id, personId: row.personId, how }
}

/** The person of the registry who is meant, if any: the one chosen, or the one whose address and name were given. */
async function knownPerson(
  c: Change,
  { who }: WalkIn,
): Promise<{ ok: true; personId: string | null } | Refusal<'addressTaken'>> {
  if ('personId' in who) return { ok: true, personId: (await recordOf(c.trx, who.personId)).id }
  const { guest } = who
  const { email } = guest
  const meant = email === null ? null : await personMeant(c.trx, email)
  if (email === null || meant === null) return { ok: true, personId: null }
  const { sortName } = await recordOf(c.trx, meant)
  if (sortName === personSortKey(guest)) return { ok: true, personId: meant }
  // Whoever had the address before keeps nobody from using it.
  const inUse = (await addressOwner(c.trx, email)) !== null
  return inUse ? { ok: false, reason: 'addressTaken' } : { ok: true, personId: null }
}

const liveInvitation = (c: Change, eventId: string, personId: string) =>
  c.trx
    .selectFrom('invitation')
    .select('id')
    .where('eventId', '=', eventId)
    .where('personId', '=', personId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()

async function namesakeListed(c: Change, eventId: string, { who }: WalkIn): Promise<boolean> {
  if (!('guest' in who)) return false
  const row = await c.trx
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.personId')
    .select('invitation.id')
    .where('eventId', '=', eventId)
    .where('withdrawnAt', 'is', null)
    .where('sortName', '=', personSortKey(who.guest))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function tickListed(
  c: Change,
  { id: invitationId }: { id: string },
  { id, at, door }: WalkIn,
): Promise<LetIn | Refusal<WalkInRefusal>> {
  const { personId } = await invitationById(c.trx, invitationId)
  const ticked = await takeTick(c, { id, invitationId, came: true, at, door })
  if (!ticked.ok && ticked.reason !== 'withdrawn') return { ok: false, reason: ticked.reason }
  return { ok: true, invitationId, personId, how: 'listed' }
}

async function enterWalkIn(
  c: Change,
  event: EventTable,
  given: { personId: string; seated: boolean; wish: Wish; walkIn: WalkIn },
): Promise<string> {
  const { walkIn } = given
  const comment = 'guest' in walkIn.who ? walkIn.who.guest.organisation : ''
  const yes = {
    answer: 'yes',
    answeredAt: c.now,
    answerSource: 'organiser',
    answeredBy: doerOf(c.actor),
    answeredSequence: event.sequence,
    seat: 'seated',
    comment,
  } as const
  const invitation: InvitationTable = {
    id: c.newId(),
    eventId: event.id,
    personId: given.personId,
    reasons: '[]',
    invitedAt: c.now,
    invitedBy: doerOf(c.actor),
    withdrawnAt: null,
    ...(given.seated ? yes : { ...silence, comment }),
    queueNumber: null,
    remindedAt: null,
    inCalendar: 0,
    sequence: event.sequence,
    stampedAt: null,
    repliedStamp: null,
    firstMessageId: null,
    entry: 'walkIn',
    ...given.wish,
    offerUntil: null,
    offerLapsedAt: null,
    substituteFor: null,
    unreminded: 1,
    cameAt: boundedMoment(walkIn.at, event, c.now),
    tableNumber: null,
  }
  await c.trx.insertInto('invitation').values(invitation).execute()
  if (given.seated) {
    await noteAnswer(c, invitation.id, yes)
    await noteStep(c, invitation.id, { what: 'seated', why: 'byHand', note: '' })
  }
  await keepTick(c, event, invitation.id, { ...walkIn, came: true })
  await audit(c, 'addWalkIn', { kind: 'invitation', id: invitation.id }, { seated: given.seated ? 1 : 0 })
  return invitation.id
}

/** Takes a walk-in off the list who was entered by mistake, without a letter; before the start their seat goes to the first who waits. */
export async function takeBackWalkIn(
  c: Change,
  invitationId: string,
): Promise<{ ok: true } | Refusal<DoorRefusal | 'notWalkIn'>> {
  allow(c.actor, { act: 'recordAnswers' })
  const invitation = await invitationById(c.trx, invitationId)
  const event = await eventById(c.trx, invitation.eventId)
  if (invitation.entry !== 'walkIn') return { ok: false, reason: 'notWalkIn' }
  if (invitation.withdrawnAt !== null) return { ok: true }
  const refusal = doorRefusal(event, c.now)
  if (refusal) return { ok: false, reason: refusal }
  await keepTick(c, event, invitation.id, { id: c.newId(), came: false, at: c.now, door: '' })
  await c.trx
    .updateTable('invitation')
    .set({ withdrawnAt: c.now, seat: 'none', cameAt: null, tableNumber: null })
    .where('id', '=', invitation.id)
    .execute()
  await audit(c, 'takeBackWalkIn', { kind: 'invitation', id: invitation.id })
  if (invitation.seat === 'seated') await promoteFromWaitingList(c, event, 'withdrawn')
  return { ok: true }
}
