// Answering an invitation: the one act behind the link, the signed-in page, the organiser's hand and the calendar.
import type { Answer, AnswerSource, AnswerTable, EventTable, InvitationTable } from '#db/schema'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { eventOrMeetingById } from '../events/queries.server'
import { postAbout, toldEvent, wordToHolder, type CalendarWord, type ToldEvent } from './letters.server'
import { invitationById, placeInLine } from './queries.server'
import { answerRefusal, answersOlderTime, longestComment, seatFor, type AnswerRefusal } from './rules'
import { promoteFromWaitingList, seatsNow } from './seats.server'

export type GivenAnswer = { invitationId: string; answer: Answer; comment: string; source: AnswerSource }

export type Responded = { ok: true; seat: InvitationTable['seat']; waitingPlace: number | null }

/**
 * Takes an answer. A yes gets a seat or waits for one, in the order of arrival; a seat given up goes to the first who
 * waits; the person's calendar is told (rules U5 and U6). The same answer again changes nothing.
 */
export async function respond(
  c: Change,
  given: GivenAnswer,
): Promise<Responded | Refusal<AnswerRefusal | 'commentTooLong'>> {
  const invitation = await invitationById(c.trx, given.invitationId)
  const event = await eventOrMeetingById(c.trx, invitation.eventId)
  const alone = event.networkId !== null
  allow(c.actor, { act: 'answer', invitationId: invitation.id, personId: invitation.personId, alone })
  const refusal = answerRefusal(event, invitation, { ...given, now: c.now })
  if (refusal) return { ok: false, reason: refusal }
  const comment = given.comment.trim()
  if (comment.length > longestComment) return { ok: false, reason: 'commentTooLong' }
  const sameAnswer = invitation.answer === given.answer && !answersOlderTime(invitation, event)
  if (sameAnswer && invitation.comment === comment) return outcome(c, invitation)

  const answered = await writeAnswer(c, event, invitation, { ...given, comment })
  if (!sameAnswer) {
    const told = await toldEvent(c, event)
    await confirm(c, told, invitation, answered)
    if (invitation.seat === 'seated' && answered.seat === 'none') await promoteFromWaitingList(c, event, told)
  }
  return outcome(c, answered)
}

const outcome = async (c: Change, invitation: InvitationTable): Promise<Responded> => ({
  ok: true,
  seat: invitation.seat,
  waitingPlace: await placeInLine(c.trx, invitation),
})

/** Writes the answer in force and its line in the history. */
async function writeAnswer(
  c: Change,
  event: EventTable,
  invitation: InvitationTable,
  given: GivenAnswer,
): Promise<InvitationTable> {
  const seats = await seatsNow(c, event.id)
  const seat = seatFor(given.answer, { ...seats, seat: invitation.seat, capacity: event.capacity })
  const joinsLine = seat === 'waiting' && invitation.queueNumber === null
  const inForce = {
    answer: given.answer,
    answeredAt: c.now,
    answerSource: given.source,
    answeredBy: doerOf(c.actor),
    comment: given.comment,
    answeredSequence: event.sequence,
    seat,
    queueNumber: joinsLine ? seats.lastInLine + 1 : seat === 'waiting' ? invitation.queueNumber : null,
  }
  await c.trx.updateTable('invitation').set(inForce).where('id', '=', invitation.id).execute()
  await noteAnswer(c, invitation.id, inForce)
  await audit(
    c,
    'respond',
    { kind: 'invitation', id: invitation.id },
    { answer: given.answer, source: given.source },
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
