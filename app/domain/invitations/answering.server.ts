// Answering an invitation: the one act behind the link, the signed-in page, the organiser's hand and the calendar.
import type {
  Answer,
  AnswerSource,
  AnswerTable,
  AttendanceMode,
  EventTable,
  InvitationTable,
} from '#db/schema'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { eventOrMeetingById } from '../events/queries.server'
import { mayStillAnswer } from './copies.server'
import { deputyAnswered } from './deputies.server'
import { postAbout, toldEvent, wordToHolder, type CalendarWord, type ToldEvent } from './letters.server'
import { asksOfWaiting, turnOf, type AnswerTurn } from './line'
import { invitationById, placeInLine } from './queries.server'
import { eraseReplies } from './replies.server'
import { answerRefusal, answersOlderTime, longestComment, modeOf, type AnswerRefusal } from './rules'
import { noteStep } from './seat-steps.server'
import { promoteFromWaitingList, seatStateOf } from './seats.server'

export type GivenAnswer = {
  invitationId: string
  answer: Answer
  comment: string
  source: AnswerSource
  /** How they take part in a hybrid event; left out it stays as it was, or is the event's usual way. */
  mode?: AttendanceMode | null | undefined
  /** They wait for a seat of the other kind rather than keep the one they have. */
  willWait?: boolean | undefined
}

export type Responded = { ok: true; seat: InvitationTable['seat']; waitingPlace: number | null }

export type RespondRefusal = AnswerRefusal | 'commentTooLong' | 'modeFull' | 'assistanceEnded'

/**
 * Takes an answer. A yes gets a seat or waits for one, in the order of arrival; a yes to an offer takes it, and anything
 * else gives it back; on a hybrid event another mode is an answer of its own. A seat given up goes to the first who
 * waits and may have it; the person's calendar is told (rules U5 and U6). The same answer again changes nothing.
 */
export async function respond(c: Change, given: GivenAnswer): Promise<Responded | Refusal<RespondRefusal>> {
  const invitation = await invitationById(c.trx, given.invitationId)
  const event = await eventOrMeetingById(c.trx, invitation.eventId)
  const alone = event.networkId !== null
  allow(c.actor, { act: 'answer', invitationId: invitation.id, personId: invitation.personId, alone })
  if (!(await mayStillAnswer(c, invitation.personId))) return { ok: false, reason: 'assistanceEnded' }
  const refusal = answerRefusal(event, invitation, { ...given, now: c.now })
  if (refusal) return { ok: false, reason: refusal }
  const comment = given.comment.trim()
  if (comment.length > longestComment) return { ok: false, reason: 'commentTooLong' }
  const mode = modeOf(event, invitation, given)
  const sameAnswer = isSame(event, invitation, { answer: given.answer, mode })
  if (sameAnswer && invitation.comment === comment) return outcome(c, invitation)

  const turn = turnOf(await seatStateOf(c.trx, event), invitation, {
    answer: given.answer,
    mode,
    willWait: given.willWait === true,
  })
  if (!turn.ok) return turn
  const answered = await writeAnswer(c, event, invitation, { ...given, comment, turn })
  if (!sameAnswer) {
    const told = await toldEvent(c, event)
    await confirm(c, told, invitation, answered)
    await deputyAnswered(c, told, answered)
    if (turn.frees) {
      const why = invitation.offerUntil === null ? 'seatFreed' : 'offerDeclined'
      await promoteFromWaitingList(c, event, why, told)
    }
  }
  return outcome(c, answered)
}

/** Whether the answer says what the one in force says already. */
const isSame = (
  event: EventTable,
  invitation: InvitationTable,
  given: { answer: Answer; mode: AttendanceMode | null },
): boolean =>
  invitation.answer === given.answer &&
  invitation.mode === given.mode &&
  !answersOlderTime(invitation, event) &&
  !asksOfWaiting(invitation)

const outcome = async (c: Change, invitation: InvitationTable): Promise<Responded> => ({
  ok: true,
  seat: invitation.seat,
  waitingPlace: await placeInLine(c.trx, invitation),
})

/** Writes the answer in force, its line in the history and the turn of the seat. */
async function writeAnswer(
  c: Change,
  event: EventTable,
  invitation: InvitationTable,
  given: GivenAnswer & { turn: Extract<AnswerTurn, { ok: true }> },
): Promise<InvitationTable> {
  const { turn } = given
  const inForce = {
    answer: given.answer,
    answeredAt: c.now,
    answerSource: given.source,
    answeredBy: doerOf(c.actor),
    comment: given.comment,
    answeredSequence: event.sequence,
    seat: turn.seat,
    mode: turn.mode,
    queueNumber: turn.queueNumber,
    offerUntil: null,
    offerLapsedAt: null,
  }
  await c.trx.updateTable('invitation').set(inForce).where('id', '=', invitation.id).execute()
  await noteAnswer(c, invitation.id, inForce)
  if (given.answer !== 'yes') await eraseReplies(c, invitation.id)
  if (turn.turn) await noteStep(c, invitation.id, { ...turn.turn, note: '' })
  await audit(
    c,
    'respond',
    { kind: 'invitation', id: invitation.id },
    { answer: given.answer, source: given.source, ...(turn.mode === null ? {} : { mode: turn.mode }) },
  )
  return { ...invitation, ...inForce }
}

type AnswerInForce = Pick<AnswerTable, 'answer' | 'seat' | 'comment' | 'answeredBy' | 'answeredSequence'> & {
  answerSource: AnswerSource
}

/** Writes an answer's line in the history. */
export async function noteAnswer(c: Change, invitationId: string, given: AnswerInForce): Promise<void> {
  const { answer, seat, comment, answerSource: source, answeredBy, answeredSequence } = given
  await c.trx
    .insertInto('answer')
    .values({
      id: c.newId(),
      invitationId,
      answer,
      seat,
      comment,
      source,
      answeredBy,
      answeredSequence,
      answeredAt: c.now,
    })
    .execute()
}

/** Confirms the answer by letter, so that the calendar agrees (rule U6). */
async function confirm(
  c: Change,
  told: ToldEvent,
  before: InvitationTable,
  after: InvitationTable,
): Promise<void> {
  const waitingPlace = await placeInLine(c.trx, after)
  await postAbout(c, {
    told,
    invitation: after,
    calendar: calendarAfter(before, after),
    letter: (about) => ({
      kind: 'answered',
      data: { ...about, answer: after.answer ?? 'no', seat: after.seat, waitingPlace },
    }),
  })
}

/** A no and a place in the line take the entry away; a seat or a maybe brings it back or tells it anew. */
function calendarAfter(before: InvitationTable, after: InvitationTable): CalendarWord {
  const holds = after.answer !== 'no' && after.seat !== 'waiting'
  return holds ? 'REQUEST' : wordToHolder('CANCEL', before)
}
