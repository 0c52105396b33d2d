// The facts that findings follow from, as they are handed to the rules.
import type { AppointmentEnd, RoleClass } from '#db/schema'
import type { PlainDate } from '../core/time'
import type { Titles } from '../people/rules'
import type { Belonging, Finding } from './findings'
import type { GroupFact } from './groups'

/** A seat is told of so long before its post is known to end. */
export const daysAhead = 90
/** Somebody without a post is thought to be on the way to the next for so long. */
export const daysBetween = 14

export type PostFact = Titles & {
  id: string
  personId: string
  organisationId: string
  positionId: string | null
  roleClass: RoleClass
  validFrom: PlainDate
  validTo: PlainDate | null
  endReason: AppointmentEnd | null
  termEndsOn: PlainDate | null
}

export type HouseFact = { validTo: PlainDate | null; successorId: string | null }

/** An open membership that rests on a post. */
export type SeatFact = Belonging & { personId: string; validFrom: PlainDate; post: PostFact }

/** A seat of a network without a rule that closed with its post: whoever takes the post over may take it. */
export type ClosedFact = { networkId: string; lastDay: PlainDate; post: PostFact }

/** Somebody with open memberships of their own, and every post they have held or are to hold. */
export type OwnerFact = {
  personId: string
  belongings: Belonging[]
  posts: PostFact[]
  /** When the address in use was entered; null when there is none. */
  addressFrom: PlainDate | null
}

export type AnswerFact = {
  inquiryId: string
  personId: string
  /** When it was answered: an instant, part of the key, and the day of it. */
  answeredAt: string
  on: PlainDate
  email: string | null
  note: string
  leaves: Belonging[]
}

/** Somebody whose post fits a network with a rule: no member, or a member by another post that does not fit. */
export type CandidateFact = {
  networkId: string
  personId: string
  appointmentId: string
  from: PlainDate
  membershipId: string | null
}

/** A member who does not fit the network's rule; `posts` are the ids of what they hold today. */
export type MisfitFact = Belonging & { personId: string; validFrom: PlainDate; posts: string[] }

export type Facts = {
  houses: ReadonlyMap<string, HouseFact>
  /** Open seats whose post has ended or will. */
  seats: SeatFact[]
  closed: ClosedFact[]
  /** Posts in force or to come, at least those in the houses of the ended ones and those that took over from them. */
  posts: PostFact[]
  /** `memberOf` of every open or coming membership, at least of those who hold the posts above. */
  members: ReadonlySet<string>
  /** The last day of those who were members earlier, by `memberOf`: the same people at least. */
  lastDays: ReadonlyMap<string, PlainDate>
  /** The networks that stand on the day; one whose end is known takes nobody new. */
  networks: ReadonlyMap<string, { foundedOn: PlainDate; endedOn: PlainDate | null }>
  candidates: CandidateFact[]
  misfits: MisfitFact[]
  owners: OwnerFact[]
  answers: AnswerFact[]
  /** Posts whose term has passed. */
  terms: PostFact[]
  /** Posts that are open in organisations that have ended. */
  stranded: PostFact[]
  groups: GroupFact[]
}

export const memberOf = (networkId: string, personId: string): string => `${networkId} ${personId}`

/** The last of some days. */
export const latest = (...days: PlainDate[]): PlainDate => days.reduce((a, b) => (a > b ? a : b))

/** The oldest first; those of one day by their keys, so that the order is always the same. */
export const byDay = (a: Finding, b: Finding): number => {
  const [one, other] = [`${a.since} ${a.key}`, `${b.since} ${b.key}`]
  return one < other ? -1 : one > other ? 1 : 0
}
