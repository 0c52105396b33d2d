// What a finding of continuity is: something that changed of posts and what it means to memberships, or a small group
// that waits for its organisers.
import type { MembershipEnd } from '#db/schema'
import type { PlainDate } from '../core/time'

export const findingKinds = [
  'answered',
  'organisationEnded',
  'termEnds',
  'seatEnds',
  'seatOpen',
  'moved',
  'left',
  'noLongerFits',
  'newcomerWaits',
  'expertAsked',
  'groupShort',
  'groupNoLiaison',
  'groupSilent',
  'renewalDue',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** What can be pressed at a finding: `do` is the act it proposes. */
export const presses = ['do', 'continue', 'renew', 'address', 'ask', 'keep', 'end', 'leave'] as const
export type Press = (typeof presses)[number]

/** The presses of each kind, the proposed one first. What a small group waits for is done on a page of its own. */
export const pressesOf = {
  answered: ['do', 'leave'],
  organisationEnded: ['do', 'continue', 'leave'],
  termEnds: ['renew', 'end', 'leave'],
  seatEnds: ['do', 'leave'],
  seatOpen: ['do', 'leave'],
  moved: ['address', 'ask', 'leave'],
  left: ['ask', 'keep', 'end'],
  noLongerFits: ['do', 'leave'],
  newcomerWaits: ['leave'],
  expertAsked: ['leave'],
  groupShort: ['leave'],
  groupNoLiaison: ['leave'],
  groupSilent: ['leave'],
  renewalDue: ['leave'],
} as const satisfies Record<FindingKind, readonly Press[]>

/** What can be done to several at once: what needs nothing to be typed or chosen. */
export const bulkPressesOf = {
  answered: ['do', 'leave'],
  organisationEnded: ['do', 'continue', 'leave'],
  termEnds: ['end', 'leave'],
  seatEnds: ['do', 'leave'],
  seatOpen: ['do', 'leave'],
  moved: ['ask', 'leave'],
  left: ['ask', 'keep'],
  noLongerFits: ['do', 'leave'],
  newcomerWaits: ['leave'],
  expertAsked: ['leave'],
  groupShort: ['leave'],
  groupNoLiaison: ['leave'],
  groupSilent: ['leave'],
  renewalDue: ['leave'],
} as const satisfies Record<FindingKind, readonly Press[]>

/** Who goes on in a network by a post, and from which day. */
export type Successor = { personId: string; appointmentId: string; from: PlainDate }

/** A membership as findings name it. */
export type Belonging = { membershipId: string; networkId: string }

type Told<Kind extends FindingKind> = {
  /** Made of ids and dates: the same state of things gives the same key, a new fact another. */
  key: string
  kind: Kind
  /** The day on which it happened or will happen: the oldest come first. */
  since: PlainDate
}
type Of<Kind extends FindingKind> = Told<Kind> & { personId: string }
/** What is told of a group and of nobody in it. */
type OfGroup<Kind extends FindingKind> = Told<Kind> & { personId: null; networkId: string }

/** A seat rests on a post that has ended, or is known to end. */
export type SeatEnds = Of<'seatEnds'> &
  Belonging & {
    appointmentId: string
    lastDay: PlainDate
    reason: MembershipEnd
    /** The post of the same person on which the membership goes on. */
    goesOn: Successor | null
    /** Who takes the place over; null when nobody is known, or the one who takes it is a member. */
    next: Successor | null
    /** A member who holds the post now: the place is not empty. */
    heldBy: string | null
  }

/** Somebody holds a post that fits a network, and is no member, or a member by a post that does not. */
export type SeatOpen = Of<'seatOpen'> & {
  networkId: string
  appointmentId: string
  from: PlainDate
  /** The membership that moves to the post; null when one begins. */
  membershipId: string | null
}

/** A member who does not fit the network's rule any more. */
export type NoLongerFits = Of<'noLongerFits'> & Belonging

/** Somebody who belongs in their own right works in another organisation than when their address was entered. */
export type Moved = Of<'moved'> & {
  fromAppointmentId: string
  toAppointmentId: string
  belongings: Belonging[]
}

/** Somebody who belongs in their own right holds no post any more. */
export type Left = Of<'left'> & { appointmentId: string; belongings: Belonging[] }

/** What a person answered to the letter that asked them. */
export type Answered = Of<'answered'> & {
  inquiryId: string
  email: string | null
  note: string
  /** The memberships that they wish to end, of those that are still open. */
  leaves: Belonging[]
}

/** A fixed term has passed, and the post is still open. */
export type TermEnds = Of<'termEnds'> & {
  appointmentId: string
  termEndsOn: PlainDate
  /** The first day on which a longer term may end. */
  earliest: PlainDate
}

/** A post is still open in an organisation that has ended. */
export type OrganisationEnded = Of<'organisationEnded'> & {
  appointmentId: string
  organisationId: string
  /** The last day of the post there. */
  lastDay: PlainDate
  /** Where it may go on, and from which day. */
  successorId: string | null
  from: PlainDate
}

/** A small group below eight, those who are being proposed to it counted in. */
export type GroupShort = OfGroup<'groupShort'> & { members: number; proposed: number }

/** A small group without a liaison of the Ministry's. */
export type GroupNoLiaison = OfGroup<'groupNoLiaison'> & { lastLiaison: PlainDate | null }

/** A small group that has not met for half a year; null: never. */
export type GroupSilent = OfGroup<'groupSilent'> & { lastMetOn: PlainDate | null }

/** The members of a small group are to be asked whether they go on; null: they have never been. */
export type RenewalDue = OfGroup<'renewalDue'> & { lastAskedOn: PlainDate | null }

/** A small group asks for an expert's support. */
export type ExpertAsked = OfGroup<'expertAsked'>

/** Somebody proposed to a small group is to be taken in or not. */
export type NewcomerWaits = Of<'newcomerWaits'> & {
  networkId: string
  newcomerId: string
  /** The hearing is over; before that only an objection makes it a finding. */
  heard: boolean
  objections: number
}

/** What follows from posts; the rest follows from how small groups live. */
export type PostFinding =
  SeatEnds | SeatOpen | NoLongerFits | Moved | Left | Answered | TermEnds | OrganisationEnded
export type GroupFinding =
  NewcomerWaits | ExpertAsked | GroupShort | GroupNoLiaison | GroupSilent | RenewalDue
export type Finding = PostFinding | GroupFinding

const groupKinds = [
  'newcomerWaits',
  'expertAsked',
  'groupShort',
  'groupNoLiaison',
  'groupSilent',
  'renewalDue',
] as const satisfies readonly GroupFinding['kind'][]

/** Whether a finding is of a small group: its page is where it is dealt with. */
export const isOfGroup = (finding: Finding): finding is GroupFinding =>
  groupKinds.some((kind) => kind === finding.kind)

/** The networks that a finding is about. */
export const networksOf = (finding: Finding): string[] => {
  if ('networkId' in finding) return [finding.networkId]
  if (finding.kind === 'answered') return finding.leaves.map(({ networkId }) => networkId)
  return 'belongings' in finding ? finding.belongings.map(({ networkId }) => networkId) : []
}

/** The windows of the list of ending terms, in months. */
export const windows = [3, 6, 12] as const

export const readWindow = (text: string | null): (typeof windows)[number] =>
  windows.find((months) => String(months) === text) ?? 3
