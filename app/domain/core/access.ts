// Who may do what: one pure function that pages ask what to show and commands what to allow.
import type { GroupLinkPurpose, Locale } from '#db/schema'

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
  /** `holderId`: the assistant whose own link it is; the person is the invited. */
  | { kind: 'link'; personId: string; invitationId: string; holderId?: string }
  | { kind: 'inquiry'; personId: string; inquiryId: string }
  | { kind: 'groupLink'; personId: string; purpose: GroupLinkPurpose; thingId: string }
  /** A speaker by the link of their letter: the rows of one who speaks in several lines. */
  | { kind: 'speaker'; personId: null; speakerIds: readonly string[] }
  /** The reader of a letter that need not come, by its link that stops such letters. */
  | { kind: 'quietLink'; personId: string }
  | { kind: 'system' }

/** What somebody may have the right to do: the acts of the app, each with the thing it is done to. */
export type Right =
  | { act: 'planEvents' }
  | { act: 'inviteToEvents' }
  | { act: 'readRegistry' }
  | { act: 'keepRegistry' }
  | { act: 'readNetwork'; memberIds: string[] }
  /** To keep a network's member list, call its meetings and keep its board: who has a task in it, and the organisers. */
  | { act: 'keepNetwork'; keeperIds: readonly string[] }
  /** To write on a network's board: its members, outside participants among them, and the organisers. */
  | { act: 'writeOnBoard'; memberIds: readonly string[] }
  /** To see and change what is one's own and nobody else's: what others see of one, a photo, letters not wanted. */
  | { act: 'keepOwnData'; personId: string }
  /** To say that letters of a kind shall come no more, or come again: the person alone, by the letter's link too. */
  | { act: 'stopLetters'; personId: string }
  | { act: 'recordAnswers' }
  /** `alone`: nobody answers for them, as with the meetings of a small group. */
  | { act: 'answer'; invitationId: string; personId: string; alone?: boolean }
  /** To say who assists a person: the person, or an organiser for them. */
  | { act: 'nameAssistants'; personId: string }
  | { act: 'answerInquiry'; inquiryId: string }
  | { act: 'composeGroups' }
  /** To see and take part in what a small group does: its members and its liaison, nobody else. */
  | { act: 'shareInGroup'; memberIds: readonly string[] }
  /** To answer what a letter about small groups asks of one person; `byPhone`: an organiser may enter it. */
  | { act: 'answerForGroup'; purpose: GroupLinkPurpose; thingId: string; personId: string; byPhone?: boolean }
  /** To answer as one who speaks at an event, and to send what is owed. */
  | { act: 'speak'; speakerId: string }

/** Whether the actor has the right. The system does what the clock and the post make it do. */
export function can(actor: Actor, right: Right): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'link') return right.act === 'answer' && right.invitationId === actor.invitationId
  if (actor.kind === 'quietLink') return right.act === 'stopLetters' && right.personId === actor.personId
  if (actor.kind === 'speaker') return right.act === 'speak' && actor.speakerIds.includes(right.speakerId)
  if (actor.kind === 'inquiry') return right.act === 'answerInquiry' && right.inquiryId === actor.inquiryId
  if (actor.kind === 'groupLink')
    return (
      right.act === 'answerForGroup' &&
      right.purpose === actor.purpose &&
      right.thingId === actor.thingId &&
      right.personId === actor.personId
    )
  switch (right.act) {
    case 'composeGroups':
    case 'planEvents':
    case 'inviteToEvents':
    case 'readRegistry':
    case 'keepRegistry':
    case 'recordAnswers':
    case 'speak':
      return actor.organiser
    case 'keepNetwork':
      return actor.organiser || right.keeperIds.includes(actor.personId)
    case 'stopLetters':
    case 'keepOwnData':
      return right.personId === actor.personId
    case 'writeOnBoard':
    case 'readNetwork':
      return actor.organiser || right.memberIds.includes(actor.personId)
    case 'answer':
      if (right.personId === actor.personId) return true
      return right.alone !== true && (actor.organiser || actor.managerIds.includes(right.personId))
    case 'nameAssistants':
      return actor.organiser || right.personId === actor.personId
    case 'shareInGroup':
      return right.memberIds.includes(actor.personId)
    case 'answerForGroup':
      return right.personId === actor.personId || (right.byPhone === true && actor.organiser)
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
export function doerOf(actor: Actor): string | null {
  if (actor.kind === 'system') return null
  return (actor.kind === 'link' ? actor.holderId : undefined) ?? actor.personId
}
