// Who may do what: one pure function that pages ask what to show and commands what to allow.
import type { Locale } from '#db/schema'

/** Who acts. A link's holder is not signed in: they may do what the link is for, for the person it was sent to. */
export type Actor =
  | {
      kind: 'person'
      personId: string
      name: string
      locale: Locale
      organiser: boolean
      managerIds: string[]
    }
  | { kind: 'link'; personId: string; invitationId: string }
  | { kind: 'inquiry'; personId: string; inquiryId: string }
  | { kind: 'system' }

/** What somebody may have the right to do: the acts of the app, each with the thing it is done to. */
export type Right =
  | { act: 'planEvents' }
  | { act: 'inviteToEvents' }
  | { act: 'readRegistry' }
  | { act: 'keepRegistry' }
  | { act: 'readNetwork'; memberIds: string[] }
  | { act: 'recordAnswers' }
  | { act: 'answer'; invitationId: string; personId: string }
  | { act: 'answerInquiry'; inquiryId: string }

/** Whether the actor has the right. The system does what the clock and the post make it do. */
export function can(actor: Actor, right: Right): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'link') return right.act === 'answer' && right.invitationId === actor.invitationId
  if (actor.kind === 'inquiry') return right.act === 'answerInquiry' && right.inquiryId === actor.inquiryId
  switch (right.act) {
    case 'planEvents':
    case 'inviteToEvents':
    case 'readRegistry':
    case 'keepRegistry':
    case 'recordAnswers':
      return actor.organiser
    case 'readNetwork':
      return actor.organiser || right.memberIds.includes(actor.personId)
    case 'answer':
      return actor.organiser || right.personId === actor.personId || actor.managerIds.includes(right.personId)
    // Only the letter's holder says where they are to be reached; an organiser enters it as a deed of their own.
    case 'answerInquiry':
      return false
  }
}

/** Stops an actor who may not: the page guards come first, so this is the last line. @throws Response 403 */
export function allow(actor: Actor, right: Right): void {
  if (!can(actor, right)) throw new Response(null, { status: 403 })
}

/** The person to name as the doer in the data, if one is known. */
export const doerOf = (actor: Actor): string | null => (actor.kind === 'system' ? null : actor.personId)
