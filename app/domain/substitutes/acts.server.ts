// Sending a substitute: naming, deciding on a request, taking back. The seat or the place in the line goes along.
import type { Reader } from '#db/connect'
import type { AnswerSource, EventTable, InvitationTable, SubstitutionTable } from '#db/schema'
import { allow, can, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { eventById, eventOrMeetingById } from '../events/queries.server'
import { mayStillAnswer } from '../invitations/copies.server'
import { tellSender } from '../invitations/deputies.server'
import { enterThrough } from '../invitations/entering.server'
import { postAbout, toldEvent, wordToHolder } from '../invitations/letters.server'
import { invitationById, placeInLine } from '../invitations/queries.server'
import { eraseReplies } from '../invitations/replies.server'
import { answersOlderTime } from '../invitations/rules'
import { noteAnswer } from '../invitations/answering.server'
import { handOver } from '../invitations/seats-handover.server'
import { enterGuest, personMeant, type WrittenPerson } from '../people/guests.server'
import { askContact } from './asking.server'
import { closedNow, sendingRefusal, type SubstituteRefusal } from './rules'

type Refused = Refusal<SubstituteRefusal>
const refuse = (reason: SubstituteRefusal): Refused => ({ ok: false, reason })

export type Sending = {
  invitationId: string
  deputy: WrittenPerson
  note: string
  source: AnswerSource
}

/**
 * Sends a substitute in the place of the invited: at once, or as a request to the organisers where the event asks for
 * their approval; an organiser who names one approves by it. The same id again sends nobody again.
 * @throws Response 404 when there is no such invitation, 403 for a small group's meeting or somebody else's invitation
 */
export async function sendSubstitute(
  c: Change,
  id: string,
  sending: Sending,
): Promise<{ ok: true; status: SubstitutionTable['status'] } | Refused> {
  const sender = await invitationById(c.trx, sending.invitationId)
  const event = await eventOrMeetingById(c.trx, sender.eventId)
  const refusal = await mayNotSend(c, event, sender)
  if (refusal) return refuse(refusal)
  const before = await substitutionsOfSender(c, sender.id)
  const same = before.find((one) => one.id === id)
  if (same) return { ok: true, status: same.status }
  const closed = sendingRefusal(event, sender, c.now)
  if (closed) return refuse(closed)
  if (before.some(({ status }) => status === 'asked' || status === 'inForce'))
    return refuse('substituteNamedAlready')
  const personId = await personMeant(c.trx, sending.deputy.email)
  const inTheWay = await whyNot(c, sender, personId)
  if (inTheWay) return refuse(inTheWay)

  const { deputy, note } = sending
  const asked = event.substitutes === 'approval' && !isByOrganiser(c, sending)
  const substitution: SubstitutionTable = {
    id,
    invitationId: sender.id,
    ...deputy,
    personId,
    substituteId: null,
    status: 'asked',
    note,
    reply: '',
    askedAt: c.now,
    askedBy: doerOf(c.actor),
    decidedAt: null,
    decidedBy: null,
    endedAt: null,
  }
  await c.trx.insertInto('substitution').values(substitution).execute()
  await audit(c, asked ? 'askForSubstitute' : 'sendSubstitute', { kind: 'event', id: event.id })
  if (asked) await askContact(c, event, sender, substitution)
  else await putInForce(c, event, { sender, substitution, source: sending.source, reply: '' })
  return { ok: true, status: asked ? 'asked' : 'inForce' }
}

const isByOrganiser = (c: Change, { source }: Sending): boolean =>
  source === 'organiser' && can(c.actor, { act: 'inviteToEvents' })

/**
 * Whether the actor may act for the invited in this; a small group's meeting knows no substitutes.
 * @throws Response 403
 */
export async function mayNotSend(
  c: Change,
  event: EventTable,
  sender: InvitationTable,
): Promise<'assistanceEnded' | null> {
  if (event.networkId !== null) throw new Response(null, { status: 403 })
  allow(c.actor, { act: 'answer', invitationId: sender.id, personId: sender.personId })
  return (await mayStillAnswer(c, sender.personId)) ? null : 'assistanceEnded'
}

const substitutionsOfSender = (c: Change, invitationId: string): Promise<SubstitutionTable[]> =>
  c.trx.selectFrom('substitution').selectAll().where('invitationId', '=', invitationId).execute()

/** Why this person cannot stand in for the sender: it is the sender, somebody whom they stand in for, or one invited. */
async function whyNot(
  c: Change,
  sender: InvitationTable,
  personId: string | null,
): Promise<'substituteSelf' | 'substituteCircle' | 'substituteInvited' | null> {
  if (personId === null) return null
  if (personId === sender.personId) return 'substituteSelf'
  for (let above = sender.substituteFor; above !== null;) {
    const one = await invitationById(c.trx, above)
    if (one.personId === personId) return 'substituteCircle'
    above = one.substituteFor
  }
  const invited = await c.trx
    .selectFrom('invitation')
    .select('id')
    .where('eventId', '=', sender.eventId)
    .where('personId', '=', personId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  return invited === undefined ? null : 'substituteInvited'
}

type Forcing = {
  sender: InvitationTable
  substitution: SubstitutionTable
  source: AnswerSource
  reply: string
}

/** The substitute gets an invitation of their own with all that the sender holds; both are told. */
async function putInForce(c: Change, event: EventTable, forcing: Forcing): Promise<void> {
  const { substitution, source, reply } = forcing
  const personId = substitution.personId ?? (await enterGuest(c, writtenIn(substitution)))
  const entered = await enterThrough(c, event, {
    personId,
    entry: 'substitute',
    substituteFor: forcing.sender.id,
    comment: '',
    quotaId: forcing.sender.quotaId,
  })
  const handed = await handOver(c, { from: forcing.sender.id, to: entered.id, why: 'substitute', source })
  if (!handed.ok) throw new Error(`a new invitation takes what is handed over: ${handed.reason}`)
  const sender = await saidNo(c, event, handed.from, source)
  await eraseReplies(c, sender.id)
  const inForce = {
    personId,
    substituteId: entered.id,
    status: 'inForce',
    reply,
    decidedAt: c.now,
    decidedBy: doerOf(c.actor),
  } as const
  await c.trx.updateTable('substitution').set(inForce).where('id', '=', substitution.id).execute()

  const told = await toldEvent(c, event)
  const deputy = handed.to
  const waitingPlace = await placeInLine(c.trx, deputy)
  await postAbout(c, {
    told,
    invitation: deputy,
    calendar: deputy.seat === 'waiting' ? null : 'REQUEST',
    letter: (about) => ({
      kind: 'substituteNamed',
      data: { ...about, seat: deputy.seat, waitingPlace, note: substitution.note },
    }),
  })
  await tellSender(c, told, {
    sender,
    substitution: { ...substitution, ...inForce },
    outcome: 'inForce',
    calendar: wordToHolder('CANCEL', sender),
  })
}

const writtenIn = ({ firstName, lastName, email, language }: SubstitutionTable): WrittenPerson => ({
  firstName,
  lastName,
  email,
  language,
})

/** One who sends another does not come, also when they held nothing to hand over, or had said no to an earlier time. */
async function saidNo(
  c: Change,
  event: EventTable,
  sender: InvitationTable,
  source: AnswerSource,
): Promise<InvitationTable> {
  if (sender.answer === 'no' && !answersOlderTime(sender, event)) return sender
  const no = {
    answer: 'no',
    answeredAt: c.now,
    answerSource: source,
    answeredBy: doerOf(c.actor),
    answeredSequence: event.sequence,
  } as const
  await c.trx.updateTable('invitation').set(no).where('id', '=', sender.id).execute()
  await noteAnswer(c, sender.id, { ...no, seat: 'none', comment: sender.comment })
  return { ...sender, ...no }
}

/** The id of a substitution of an event. @throws Response 404 when the event has no such */
export async function substitutionOfEvent(db: Reader, eventId: string, id: string): Promise<string> {
  const row = await db
    .selectFrom('substitution')
    .innerJoin('invitation', 'invitation.id', 'substitution.invitationId')
    .select('substitution.id')
    .where('substitution.id', '=', id)
    .where('eventId', '=', eventId)
    .executeTakeFirst()
  if (!row) throw new Response(null, { status: 404 })
  return row.id
}

/** @throws Response 404 when there is none */
export async function substitutionById(c: Change, id: string): Promise<SubstitutionTable> {
  const row = await c.trx.selectFrom('substitution').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Response(null, { status: 404 })
  return row
}

/**
 * Approves or refuses a request to send a substitute, with a reply. What stood in the way of naming them stands in the
 * way of approving.
 * @throws Response 404 when there is no such request
 */
export async function decideSubstitute(
  c: Change,
  id: string,
  given: { approve: boolean; reply: string },
): Promise<{ ok: true } | Refused> {
  allow(c.actor, { act: 'inviteToEvents' })
  const substitution = await substitutionById(c, id)
  const sender = await invitationById(c.trx, substitution.invitationId)
  const event = await eventById(c.trx, sender.eventId)
  if (substitution.status !== 'asked') return refuse('substituteEnded')
  const closed = closedNow(event, c.now)
  if (closed) return refuse(closed)
  if (sender.withdrawnAt !== null) return refuse('withdrawn')
  const { reply } = given
  if (!given.approve) {
    const refused = { status: 'refused', reply, decidedAt: c.now, decidedBy: doerOf(c.actor) } as const
    await c.trx.updateTable('substitution').set(refused).where('id', '=', id).execute()
    await audit(c, 'refuseSubstitute', { kind: 'event', id: event.id })
    await tellSender(c, await toldEvent(c, event), {
      sender,
      substitution: { ...substitution, ...refused },
      outcome: 'refused',
      calendar: null,
    })
    return { ok: true }
  }
  const personId = substitution.personId ?? (await personMeant(c.trx, substitution.email))
  const inTheWay = await whyNot(c, sender, personId)
  if (inTheWay) return refuse(inTheWay)
  await audit(c, 'approveSubstitute', { kind: 'event', id: event.id })
  await putInForce(c, event, {
    sender,
    substitution: { ...substitution, personId },
    source: 'organiser',
    reply,
  })
  return { ok: true }
}
