// What a mail that came in means, from what is known of it: whose it is, how old it is, whether somebody must see to it.
import type { IncomingStanding, InvitationTable } from '#db/schema'
import { searchWords } from '#db/search-words'
import type { Instant } from '../core/time'
import type { Leads } from '../people/aliases.server'
import { longestComment } from '../invitations/rules'

/** Why a mail stands as it does, each with its words. */
export const standingOf = {
  /** The answer is in force. */
  recorded: 'taken',
  /** So it is, but the seats are taken: the person waits for one. */
  waits: 'taken',
  sentAgain: 'taken',
  /** The letter that came back is marked. */
  bounced: 'taken',
  /** By an organiser: the answer was recorded by hand, or the substitute named. */
  recordedByHand: 'taken',
  substituteNamed: 'taken',
  /** The event was moved after the proposal, or its sender was told that the time stands. */
  counterFollowed: 'taken',
  counterDeclined: 'taken',
  unknownEvent: 'open',
  unknownSender: 'open',
  notInvited: 'open',
  /** Somebody else than the invited or their assistants answered for them. */
  senderDiffers: 'open',
  deadlinePassed: 'open',
  modeFull: 'open',
  delegated: 'open',
  counter: 'open',
  letter: 'open',
  letterForwarded: 'open',
  winmail: 'open',
  damaged: 'open',
  tooLarge: 'open',
  otherCalendar: 'open',
  /** An organiser took it back to the queue. */
  backInQueue: 'open',
  ownMail: 'aside',
  absence: 'aside',
  /** A newer answer is in force, or the same mail has come before. */
  older: 'aside',
  olderTime: 'aside',
  eventCancelled: 'aside',
  withdrawn: 'aside',
  eventOver: 'aside',
  linkDead: 'aside',
  askedLately: 'aside',
  bounceDelayed: 'aside',
  bounceUnknown: 'aside',
  /** About the meeting of a small group: its own matter. */
  groupsOwn: 'aside',
  /** An organiser saw that nothing needs doing. */
  setAside: 'aside',
} as const satisfies Record<string, IncomingStanding>
export type Why = keyof typeof standingOf

export const isWhy = (word: string): word is Why => Object.hasOwn(standingOf, word)

/** How the person was found. */
export type FoundBy = Leads['by'] | 'letter' | 'thread' | 'from' | 'organiser'

export type Found = { personId: string; by: FoundBy }

/** What is known of who answers: whose the addresses are, and whose letters the mail follows. */
export type Traces = {
  attendee: { holders: readonly Leads[]; name: string; address: string }
  from: { holders: readonly Leads[]; name: string }
  /** The invited person of the letter whose own return address the mail came to. */
  letter: Named | null
  /** The invited person of the letter that the mail answers. */
  thread: Named | null
}
export type Named = { personId: string; lastName: string }

/** Whether one who has this last name may have written the mail: its names hold it, or it has none. */
function namesFit({ attendee, from }: Traces, { lastName }: Named): boolean {
  const given = searchWords(`${attendee.name} ${from.name} ${attendee.address.split('@')[0] ?? ''}`)
  const named = searchWords(lastName)
  const nameless = attendee.name === '' && from.name === '' && attendee.address === ''
  return nameless || named.some((word) => given.includes(word))
}

/**
 * Who of the invited is meant (rule R1): whose the address of the ATTENDEE is or was, then the person of the letter
 * that it came back by or answers, when the names agree, then the sender. One whose own address it is and who is not
 * invited is not taken for another.
 */
export function whoIsMeant(
  traces: Traces,
  isInvited: (personId: string) => boolean,
): { ok: true; found: Found } | { ok: false; why: 'unknownSender' | 'notInvited' } {
  const { attendee, from, letter, thread } = traces
  const held = attendee.holders.find(({ personId }) => isInvited(personId))
  if (held) return { ok: true, found: held }
  if (attendee.holders.length > 0) return { ok: false, why: 'notInvited' }
  for (const [by, named] of [['letter', letter] as const, ['thread', thread] as const])
    if (named && isInvited(named.personId) && namesFit(traces, named))
      return { ok: true, found: { personId: named.personId, by } }
  const writer = from.holders.find(({ personId }) => isInvited(personId))
  if (writer) return { ok: true, found: { personId: writer.personId, by: 'from' } }
  return { ok: false, why: 'unknownSender' }
}

/**
 * Whether the sender may answer for the person: the person, an assistant of theirs, or one whom nobody knows. Every
 * invited has the same UID, so that a colleague's mail could else answer for another.
 * @returns the assistant by whom it came, or null; `differs` when the sender is another person of the registry
 */
export function senderFor(
  personId: string,
  assistants: ReadonlySet<string>,
  sender: { from: readonly Leads[]; sentBy: readonly Leads[] },
): { ok: true; holderId: string | null } | { ok: false; why: 'senderDiffers' } {
  const assistantIn = (holders: readonly Leads[]) =>
    holders.find((holder) => assistants.has(holder.personId))?.personId ?? null
  const own = sender.from.some((holder) => holder.personId === personId)
  const holderId = assistantIn(sender.sentBy) ?? (own ? null : assistantIn(sender.from))
  const known = sender.from.length > 0
  return known && !own && holderId === null ? { ok: false, why: 'senderDiffers' } : { ok: true, holderId }
}

export type Stamps = {
  stampedAt: Instant | null
  /** The stamp is one of ours, given back: it says nothing of the reply. */
  echoed: boolean
  sentAt: Instant | null
  receivedAt: Instant
}

/** The whole second of an instant, as calendars write it. */
const secondOf = (at: Instant): Instant => `${at.slice(0, 19)}.000Z`

/**
 * When a reply was made: its DTSTAMP; where that is none of its own, or from before there was anything to answer, the
 * date of the mail; where that is none either, now. Never later than now.
 */
export function madeAt(stamps: Stamps, invitedAt: Instant): Instant {
  const { stampedAt, echoed, sentAt, receivedAt } = stamps
  const possible = (at: Instant | null): at is Instant => at !== null && at >= secondOf(invitedAt)
  const made = possible(stampedAt) && !echoed ? stampedAt : possible(sentAt) ? sentAt : receivedAt
  return made < receivedAt ? made : receivedAt
}

/** Whether something newer than a reply that was made then is in force: a later reply, or an answer given otherwise. */
export const isOutdone = (
  invitation: Pick<InvitationTable, 'repliedStamp' | 'answeredAt' | 'answerSource'>,
  made: Instant,
): boolean =>
  (invitation.repliedStamp !== null && made <= invitation.repliedStamp) ||
  (invitation.answeredAt !== null && invitation.answerSource !== 'calendar' && made <= invitation.answeredAt)

/** A comment as it is kept with an answer: one that is too long is cut. */
export function cutComment(comment: string): string {
  const whole = comment.trim()
  if (whole.length <= longestComment) return whole
  const cut = whole.slice(0, longestComment - 1)
  // Half of a sign that takes two units is no sign.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}
