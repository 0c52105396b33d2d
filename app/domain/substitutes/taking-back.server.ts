// Taking a substitute back: what they hold returns to the one who sent them, and they are taken off the list.
import type { AnswerSource, InvitationTable, SubstitutionTable } from '#db/schema'
import { doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { eventOrMeetingById } from '../events/queries.server'
import { calendarOfStanding, tellSender } from '../invitations/deputies.server'
import { withdraw } from '../invitations/inviting.server'
import { postAbout, toldEvent, wordToHolder, type ToldEvent } from '../invitations/letters.server'
import { holdsSeat } from '../invitations/line'
import { invitationById } from '../invitations/queries.server'
import { eraseReplies } from '../invitations/replies.server'
import { handOver } from '../invitations/seats-handover.server'
import { promoteFromWaitingList } from '../invitations/seats.server'
import { mayNotSend, substitutionById } from './acts.server'
import { closedNow, type SubstituteRefusal } from './rules'

const refuse = (reason: SubstituteRefusal): Refusal<SubstituteRefusal> => ({ ok: false, reason })

/**
 * Takes back a request, or a substitute and those whom they sent in turn: the seat or the place in the line returns to
 * the sender, who answers anew where there was none. Done twice it is done once.
 * @throws Response 404 when there is no such substitution, 403 for somebody else's
 */
export async function takeBackSubstitute(
  c: Change,
  id: string,
  { source }: { source: AnswerSource },
): Promise<{ ok: true } | Refusal<SubstituteRefusal>> {
  const substitution = await substitutionById(c, id)
  const sender = await invitationById(c.trx, substitution.invitationId)
  const event = await eventOrMeetingById(c.trx, sender.eventId)
  const refusal = (await mayNotSend(c, event, sender)) ?? closedNow(event, c.now)
  if (refusal) return refuse(refusal)
  if (substitution.status === 'takenBack') return { ok: true }
  if (substitution.status === 'refused') return refuse('substituteEnded')
  if (sender.withdrawnAt !== null) return refuse('withdrawn')
  await audit(c, 'takeBackSubstitute', { kind: 'event', id: event.id })
  if (substitution.status === 'asked') {
    await end(c, substitution)
    return { ok: true }
  }
  const told = await toldEvent(c, event)
  const below = await sentBelow(c, substitution)
  const back = await seatBack(c, { sender, below, source })
  for (const one of below) {
    await end(c, one.substitution)
    await takeOff(c, told, one.invitation.id)
  }
  const stands = back.returned || answeredSince(back.sender, substitution)
  const restored = stands ? back.sender : await earlierAnswer(c, back.sender, substitution)
  const calendar = calendarOfStanding(restored, event)
  await tellSender(c, told, { sender: restored, substitution, outcome: 'takenBack', calendar })
  if (back.frees) await promoteFromWaitingList(c, event, 'seatFreed', told)
  return { ok: true }
}

type Below = { substitution: SubstitutionTable; invitation: InvitationTable }

/** The substitute, the substitute's substitute and so on, as far as they are in force. */
async function sentBelow(c: Change, first: SubstitutionTable): Promise<Below[]> {
  const below: Below[] = []
  for (let next: SubstitutionTable | undefined = first; next?.substituteId;) {
    const invitation: InvitationTable = await invitationById(c.trx, next.substituteId)
    below.push({ substitution: next, invitation })
    next = await c.trx
      .selectFrom('substitution')
      .selectAll()
      .where('invitationId', '=', invitation.id)
      .where('status', 'in', ['asked', 'inForce'])
      .executeTakeFirst()
    // A request of theirs goes with them.
    if (next?.status === 'asked') await end(c, next)
  }
  return below
}

type Returned = { sender: InvitationTable; returned: boolean; frees: boolean }

/** What the last of them holds returns to the sender; who has a seat of their own by now leaves it to the line. */
async function seatBack(
  c: Change,
  { sender, below, source }: { sender: InvitationTable; below: Below[]; source: AnswerSource },
): Promise<Returned> {
  const holder = below.find(({ invitation }) => invitation.seat !== 'none' && invitation.withdrawnAt === null)
  if (!holder) return { sender, returned: false, frees: false }
  if (sender.seat !== 'none') return { sender, returned: true, frees: holdsSeat(holder.invitation) }
  const handed = await handOver(c, {
    from: holder.invitation.id,
    to: sender.id,
    why: 'substituteBack',
    source,
  })
  if (!handed.ok) throw new Error(`the sender takes back what they gave: ${handed.reason}`)
  return { sender: handed.to, returned: true, frees: false }
}

const end = (c: Change, { id }: SubstitutionTable) =>
  c.trx
    .updateTable('substitution')
    .set({ status: 'takenBack', endedAt: c.now, decidedBy: doerOf(c.actor) })
    .where('id', '=', id)
    .execute()

/** Takes one who stands in for nobody any more off the list; their calendar is told. */
async function takeOff(c: Change, told: ToldEvent, invitationId: string): Promise<void> {
  const invitation = await invitationById(c.trx, invitationId)
  if (invitation.withdrawnAt !== null) return
  await c.trx
    .updateTable('invitation')
    .set({ withdrawnAt: c.now, seat: 'none', queueNumber: null, offerUntil: null, offerLapsedAt: null })
    .where('id', '=', invitationId)
    .execute()
  await eraseReplies(c, invitationId)
  await postAbout(c, {
    told,
    invitation,
    calendar: wordToHolder('CANCEL', invitation),
    answerable: false,
    letter: (data) => ({ kind: 'withdrawn', data }),
  })
  await c.trx
    .updateTable('answerLink')
    .set({ revokedAt: c.now })
    .where('invitationId', '=', invitationId)
    .where('revokedAt', 'is', null)
    .execute()
}

/** Whether the sender, who said no by sending another, has answered for themselves after that. */
const answeredSince = (sender: InvitationTable, { decidedAt }: SubstitutionTable): boolean =>
  sender.answer !== 'no' || (sender.answeredAt ?? '') > (decidedAt ?? '')

/** The sender's answer as it was before they sent a substitute: a maybe, a no of their own, or silence. */
async function earlierAnswer(
  c: Change,
  sender: InvitationTable,
  { decidedAt }: SubstitutionTable,
): Promise<InvitationTable> {
  const before = await c.trx
    .selectFrom('answer')
    .selectAll()
    .where('invitationId', '=', sender.id)
    .where('answeredAt', '<', decidedAt ?? c.now)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const answered =
    before === undefined || before.answer === 'yes'
      ? nothingSaid
      : {
          answer: before.answer,
          answeredAt: before.answeredAt,
          answerSource: before.source,
          answeredBy: before.answeredBy,
          answeredSequence: before.answeredSequence,
        }
  await c.trx.updateTable('invitation').set(answered).where('id', '=', sender.id).execute()
  return { ...sender, ...answered }
}

const nothingSaid = {
  answer: null,
  answeredAt: null,
  answerSource: null,
  answeredBy: null,
  answeredSequence: null,
} as const

/**
 * Takes somebody off the list, as `withdraw` does; a substitute leaves what they hold to the one who sent them.
 * @throws Response 404 when there is no such invitation
 */
export async function takeOffList(
  c: Change,
  invitationId: string,
): Promise<{ ok: true } | Refusal<'eventCancelled' | 'eventOver' | 'withdrawn' | SubstituteRefusal>> {
  const named = await c.trx
    .selectFrom('substitution')
    .select('id')
    .where('substituteId', '=', invitationId)
    .where('status', '=', 'inForce')
    .executeTakeFirst()
  return named ? takeBackSubstitute(c, named.id, { source: 'organiser' }) : withdraw(c, invitationId)
}
