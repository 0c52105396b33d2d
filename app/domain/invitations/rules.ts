// What may be answered when, and what an answer does to seats.
import type { Answer, AnswerSource, AttendanceMode, EventTable, InvitationTable } from '#db/schema'
import type { Instant } from '../core/time'
import { linkDiesAt } from '../events/rules'

type EventTimes = Pick<EventTable, 'status' | 'startsAt' | 'endsAt' | 'answerBy'>
type InvitationState = Pick<InvitationTable, 'withdrawnAt' | 'answer' | 'answeredSequence'>
/** An offer and what came of it; left out where nobody is asked about one. */
type Offer = Partial<Pick<InvitationTable, 'offerUntil' | 'offerLapsedAt'>>

export type AnswerRefusal = 'eventCancelled' | 'withdrawn' | 'eventOver' | 'deadlinePassed' | 'linkDead'

/**
 * Why an answer is not taken now, or null. A no is always taken before the event begins, the deadline or not, and
 * whether there are seats or not; one who is offered a seat, or let an offer lapse, said yes in time and may say it
 * again; an organiser records what they heard until the link dies.
 */
export function answerRefusal(
  event: EventTimes,
  invitation: Pick<InvitationState, 'withdrawnAt'> & Offer,
  given: { answer: Answer; source: AnswerSource; now: Instant },
): AnswerRefusal | null {
  if (event.status === 'cancelled') return 'eventCancelled'
  if (invitation.withdrawnAt !== null) return 'withdrawn'
  if (given.now >= linkDiesAt(event.endsAt)) return 'linkDead'
  if (given.source === 'organiser') return null
  if (given.now >= event.startsAt) return 'eventOver'
  const late = event.answerBy !== null && given.now > event.answerBy
  const asked = given.answer === 'yes' && Boolean(invitation.offerUntil ?? invitation.offerLapsedAt)
  return late && given.answer !== 'no' && !asked ? 'deadlinePassed' : null
}

/**
 * How somebody takes part by this answer: as they say, else as before, else in the event's place if it has one. Only a
 * yes to a hybrid event has a mode.
 */
export function modeOf(
  event: Pick<EventTable, 'hybrid' | 'place'>,
  invitation: Pick<InvitationTable, 'mode'>,
  given: { answer: Answer; mode?: AttendanceMode | null | undefined },
): AttendanceMode | null {
  if (event.hybrid === 0 || given.answer !== 'yes') return null
  return given.mode ?? invitation.mode ?? usualMode(event)
}

/** How one takes part in a hybrid event when nothing is said. */
export const usualMode = (event: Pick<EventTable, 'place'>): AttendanceMode =>
  event.place === '' ? 'online' : 'site'

/** Whether the answer was given to an earlier time of the event (rule R2). */
export const answersOlderTime = (
  invitation: Pick<InvitationState, 'answer' | 'answeredSequence'>,
  event: Pick<EventTable, 'timeSequence'>,
): boolean => invitation.answer !== null && (invitation.answeredSequence ?? 0) < event.timeSequence

/** Whether an answer to the present time is still to come. */
export const isSilent = (
  invitation: Pick<InvitationState, 'answer' | 'answeredSequence'>,
  event: Pick<EventTable, 'timeSequence'>,
): boolean => invitation.answer === null || answersOlderTime(invitation, event)

/**
 * Whether the person's calendar is to show the event, as long as both stand: not after a no to its present time, nor
 * while one waits for a seat (rules U5 and U6).
 */
export const showsInCalendar = (
  invitation: Pick<InvitationTable, 'answer' | 'answeredSequence' | 'seat'>,
  event: Pick<EventTable, 'timeSequence'>,
): boolean =>
  invitation.seat !== 'waiting' && (invitation.answer !== 'no' || answersOlderTime(invitation, event))

/** How an invitation stands, in the one word that colours, words and shapes stand for. */
export type AnswerState = Answer | 'waiting' | 'none'

export function answerState(invitation: Pick<InvitationTable, 'answer' | 'seat'>): AnswerState {
  if (invitation.answer === null) return 'none'
  if (invitation.answer !== 'yes') return invitation.answer
  return invitation.seat === 'waiting' ? 'waiting' : 'yes'
}

/** The longest comment kept with an answer. */
export const longestComment = 2000
