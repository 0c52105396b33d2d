// What follows an event: when the list of those who came is closed, who is written to, what may be read of a survey.
import type { EventTable, InvitationTable } from '#db/schema'
import type { Instant } from '../core/time'

type EventState = Pick<EventTable, 'status' | 'startsAt'>
type InvitationState = Pick<InvitationTable, 'answer' | 'seat' | 'withdrawnAt' | 'cameAt' | 'mode' | 'entry'>

/** Why nothing is done after an event: it has not begun, or it is not held at all. */
export type NotHeld = 'eventCancelled' | 'eventNotHeld' | 'eventOfDraft'

/** Why nothing that follows the event may be done yet, or null. */
export function notHeld(event: EventState, now: Instant): NotHeld | null {
  if (event.status === 'cancelled') return 'eventCancelled'
  if (event.status === 'draft') return 'eventOfDraft'
  return now < event.startsAt ? 'eventNotHeld' : null
}

/**
 * How an invitation stands once the event has been held. `walkIn` came without having been expected; `absent` was to
 * come and did not; `online` was to take part elsewhere, where nobody ticks; the rest were not to come and did not.
 */
export type Afterwards = StandingAfter | 'other'

/** Those who came or were to come, in the order in which the page counts them. */
export const standingsAfter = ['came', 'absent', 'walkIn', 'online'] as const
export type StandingAfter = (typeof standingsAfter)[number]

/** Whoever walked in was not expected, whatever seat the door gave them. */
export const wasToCome = (invitation: InvitationState): boolean =>
  invitation.withdrawnAt === null &&
  invitation.entry !== 'walkIn' &&
  invitation.answer === 'yes' &&
  invitation.seat === 'seated'

export function afterwardsOf(invitation: InvitationState): Afterwards {
  if (invitation.cameAt !== null && invitation.withdrawnAt === null)
    return wasToCome(invitation) ? 'came' : 'walkIn'
  if (!wasToCome(invitation)) return 'other'
  return invitation.mode === 'online' ? 'online' : 'absent'
}

/** Where somebody was to take part. An event that is held in one way has one circle. */
export const circleOf = (invitation: Pick<InvitationTable, 'mode'>): 'site' | 'online' =>
  invitation.mode ?? 'site'

/** How many were to come in a circle, and how many of them have been marked as having come. */
export type Circle = { expected: number; came: number }

export function circlesOf(invitations: readonly InvitationState[]): Record<'site' | 'online', Circle> {
  const circles = { site: { expected: 0, came: 0 }, online: { expected: 0, came: 0 } }
  for (const invitation of invitations) {
    if (invitation.withdrawnAt !== null) continue
    const circle = circles[circleOf(invitation)]
    if (wasToCome(invitation)) circle.expected += 1
    if (invitation.cameAt !== null) circle.came += 1
  }
  return circles
}

/** Whether nobody was ticked where somebody was to come: then the list alone does not tell who came. */
export const isUnticked = ({ expected, came }: Circle): boolean => expected > 0 && came === 0

/** The letter that somebody gets when the list is closed. */
export type AfterLetter = 'thanks' | 'missed'

/**
 * Which letter somebody gets, or null. Nobody gets one twice; whoever has been thanked is not told that they were
 * missed, and whoever was told so by mistake is thanked.
 * @param sent the letters they have got already
 */
export function letterAfter(
  invitation: InvitationState,
  chosen: { thank: boolean; miss: boolean },
  sent: readonly AfterLetter[],
): AfterLetter | null {
  if (sent.includes('thanks')) return null
  const came = invitation.cameAt !== null && invitation.withdrawnAt === null
  if (came) return chosen.thank ? 'thanks' : null
  // Of those online nobody knows who did not come, unless somebody ticked.
  if (afterwardsOf(invitation) !== 'absent' || sent.includes('missed')) return null
  return chosen.miss ? 'missed' : null
}

/** The longest message in a letter after an event, and the longest lessons that are kept. */
export const longestMessage = 2000
export const longestLessons = 5000
