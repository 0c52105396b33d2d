// When somebody may send another in their place, and when that can be taken back.
import type { EventTable, InvitationTable } from '#db/schema'
import type { Instant } from '../core/time'

export type SubstituteRefusal =
  | 'eventCancelled'
  | 'eventOver'
  | 'withdrawn'
  | 'substitutesNotAllowed'
  | 'deadlinePassed'
  | 'substituteNamedAlready'
  | 'substituteSelf'
  | 'substituteInvited'
  | 'substituteCircle'
  | 'substituteEnded'
  | 'assistanceEnded'

type Asked = Pick<EventTable, 'status' | 'startsAt' | 'answerBy' | 'substitutes'>

/**
 * Why nobody may be sent in the place of the invited now, or null. After the deadline only what somebody holds already
 * is handed on: a substitute of one who holds nothing would need a yes of their own, and that is late.
 */
export function sendingRefusal(
  event: Asked,
  invitation: Pick<InvitationTable, 'withdrawnAt' | 'seat'>,
  now: Instant,
): Extract<
  SubstituteRefusal,
  'eventCancelled' | 'eventOver' | 'withdrawn' | 'substitutesNotAllowed' | 'deadlinePassed'
> | null {
  const closed = closedNow(event, now)
  if (closed) return closed
  if (invitation.withdrawnAt !== null) return 'withdrawn'
  if (event.substitutes === 'no') return 'substitutesNotAllowed'
  const late = event.answerBy !== null && now > event.answerBy
  return late && invitation.seat === 'none' ? 'deadlinePassed' : null
}

/** Why nothing of substitutes is decided any more, or null. */
export function closedNow(
  event: Pick<Asked, 'status' | 'startsAt'>,
  now: Instant,
): 'eventCancelled' | 'eventOver' | null {
  if (event.status === 'cancelled') return 'eventCancelled'
  return event.startsAt <= now ? 'eventOver' : null
}

/** The field of the form at which a refusal shows; null is the form as a whole. */
export const fieldOfRefusal = (reason: SubstituteRefusal): 'email' | null =>
  reason === 'substituteSelf' || reason === 'substituteInvited' || reason === 'substituteCircle'
    ? 'email'
    : null

/** How many may be entered by the links of one invitation. */
export const mostForwarded = 5

export type ForwardingRefusal =
  | 'eventCancelled'
  | 'eventOver'
  | 'withdrawn'
  | 'deadlinePassed'
  | 'invitationBound'
  | 'forwardedOff'
  | 'forwardedTooOften'
  | 'pressedTooOften'

/** Why nobody can be entered by a forwarded invitation now, or null. */
export function forwardingRefusal(
  event: Pick<EventTable, 'status' | 'startsAt' | 'answerBy' | 'forwardable'>,
  invitation: Pick<InvitationTable, 'withdrawnAt'>,
  now: Instant,
): Exclude<ForwardingRefusal, 'forwardedOff' | 'forwardedTooOften' | 'pressedTooOften'> | null {
  const closed = closedNow(event, now)
  if (closed) return closed
  if (invitation.withdrawnAt !== null) return 'withdrawn'
  if (event.forwardable === 0) return 'invitationBound'
  return event.answerBy !== null && now > event.answerBy ? 'deadlinePassed' : null
}

/** Whether a bound invitation was opened by somebody signed in whose it is not to answer. */
export const isAnothers = (
  opened: { forwardable: 0 | 1; personId: string; holderId: string | null },
  reader: { personId: string; managerIds: readonly string[]; organiser: boolean } | null,
): boolean =>
  reader !== null &&
  opened.forwardable === 0 &&
  !reader.organiser &&
  reader.personId !== opened.personId &&
  reader.personId !== opened.holderId &&
  !reader.managerIds.includes(opened.personId)
