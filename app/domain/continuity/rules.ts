// Works out what changes of posts mean to memberships: facts in, findings out. Nothing here reads or writes.
import type { AppointmentEnd, MembershipEnd, RoleClass } from '#db/schema'
import { daysLater, type PlainDate } from '../core/time'
import { holdsOn, sameTitle, singleHolder, type Titles } from '../people/rules'
import type {
  Answered,
  Belonging,
  Finding,
  Left,
  Moved,
  NoLongerFits,
  OrganisationEnded,
  SeatEnds,
  SeatOpen,
  Successor,
  TermEnds,
} from './findings'

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
  /** Posts in force or to come, at least those in the houses of the ended ones and those that took over from them. */
  posts: PostFact[]
  /** `memberOf` of every open or coming membership, at least of those who hold the posts above. */
  members: ReadonlySet<string>
  /** From when to when networks are. */
  networks: ReadonlyMap<string, { foundedOn: PlainDate }>
  candidates: CandidateFact[]
  misfits: MisfitFact[]
  owners: OwnerFact[]
  answers: AnswerFact[]
  /** Posts whose term has passed. */
  terms: PostFact[]
  /** Posts that are open in organisations that have ended. */
  stranded: PostFact[]
}

export const memberOf = (networkId: string, personId: string): string => `${networkId} ${personId}`

const latest = (...days: PlainDate[]): PlainDate => days.reduce((a, b) => (a > b ? a : b))

/** Every finding of the facts on a day, a kind after another, the oldest first in each. */
export function findingsIn(facts: Facts, on: PlainDate): Finding[] {
  const passed = seatsEnd(facts, on)
  const kinds: Finding[][] = [
    facts.answers.map(answered),
    facts.stranded.flatMap((post) => organisationEnded(facts, post, on)),
    facts.terms.filter((post) => isOverdue(post, on)).map(termEnds),
    passed,
    seatsOpen(facts, passed),
    facts.owners.flatMap((owner) => moved(owner, on)),
    facts.owners.flatMap((owner) => left(owner, on)),
    noLongerFit(facts, passed, on),
  ]
  return kinds.flatMap((kind) => kind.sort(byDay))
}

const byDay = (a: Finding, b: Finding): number => {
  const [one, other] = [`${a.since} ${a.key}`, `${b.since} ${b.key}`]
  return one < other ? -1 : one > other ? 1 : 0
}

// Seats that rest on posts.

const endsSoon = (post: PostFact, on: PlainDate): boolean =>
  post.validTo !== null && post.validTo <= daysLater(on, daysAhead)

const whyMemberships: Partial<Record<AppointmentEnd, MembershipEnd>> = {
  retired: 'retired',
  leftState: 'leftState',
  organisationEnded: 'organisationEnded',
}

/** Why a membership ends when its post ended for a reason. */
export const reasonOf = (post: Pick<PostFact, 'endReason'>): MembershipEnd =>
  (post.endReason && whyMemberships[post.endReason]) || 'leftPost'

/** Who goes on and who takes over are part of the facts: when they become known, the finding is a new one. */
const seatKey = (seat: SeatFact, goesOn: Successor | null, next: Successor | null): string =>
  ['seatEnds', seat.membershipId, seat.post.id, seat.post.validTo, goesOn?.appointmentId, next?.appointmentId]
    .map((part) => part ?? '')
    .join(':')

function seatEnds(facts: Facts, seat: SeatFact, on: PlainDate): SeatEnds {
  const { post, membershipId, networkId, personId } = seat
  // A membership that began after its post had ended lasts a day: nothing ends before it begins.
  const lastDay = latest(post.validTo ?? seat.validFrom, seat.validFrom)
  const after = takers(facts, post, latest(on, daysLater(lastDay, 1)))
  const goesOn = goesOnIn(facts, seat, after)
  const others = after.filter((taker) => taker.personId !== personId)
  const isMember = (taker: PostFact) => facts.members.has(memberOf(networkId, taker.personId))
  // Whoever goes on in the post that took over keeps the place.
  const kept = after.some(({ id }) => id === goesOn?.id)
  const next = kept ? undefined : others.find((taker) => !isMember(taker))
  const begins = (taker: PostFact | undefined | null): Successor | null =>
    taker
      ? {
          personId: taker.personId,
          appointmentId: taker.id,
          from: latest(taker.validFrom, daysLater(lastDay, 1)),
        }
      : null
  return {
    key: seatKey(seat, begins(goesOn), begins(next)),
    kind: 'seatEnds',
    personId,
    since: lastDay,
    membershipId,
    networkId,
    appointmentId: post.id,
    lastDay,
    reason: reasonOf(post),
    goesOn: begins(goesOn),
    next: begins(next),
    heldBy: kept || next ? null : (others.find(isMember)?.personId ?? null),
  }
}

/** The organisation and those that took over from it, one after another; a ring is walked once. */
export function houseAndHeirs(houses: Facts['houses'], organisationId: string): string[] {
  const found: string[] = []
  for (let id: string | null = organisationId; id !== null && !found.includes(id);) {
    found.push(id)
    id = houses.get(id)?.successorId ?? null
  }
  return found
}

/** Whether a post takes over from one that ends: the same position, or what it is called after where that is plain. */
function takesOver(houses: readonly string[], ended: PostFact, post: PostFact): boolean {
  if (post.id === ended.id || post.validFrom <= ended.validFrom) return false
  if (ended.positionId !== null && post.positionId === ended.positionId) return true
  if (!houses.includes(post.organisationId) || post.roleClass !== ended.roleClass) return false
  if (singleHolder.has(post.roleClass)) return true
  const otherPosition = ended.positionId !== null && post.organisationId === ended.organisationId
  return !otherPosition && sameTitle(post, ended)
}

/**
 * The posts that took over from one that ends and are held on the day or later: the same position first, then the
 * nearest house, then who began first.
 */
function takers(facts: Facts, ended: PostFact, day: PlainDate): PostFact[] {
  const houses = houseAndHeirs(facts.houses, ended.organisationId)
  const place = (post: PostFact) =>
    [
      ended.positionId !== null && post.positionId === ended.positionId ? 0 : 1,
      String(houses.indexOf(post.organisationId)).padStart(4, '0'),
      post.validFrom,
      post.id,
    ].join(' ')
  return facts.posts
    .filter((post) => post.validTo === null || post.validTo >= day)
    .filter((post) => takesOver(houses, ended, post))
    .sort((a, b) => (place(a) < place(b) ? -1 : 1))
}

/** The holder's own post that took over, or another of theirs that fits the network. */
function goesOnIn(facts: Facts, seat: SeatFact, after: readonly PostFact[]): PostFact | null {
  const own = after.find(({ personId }) => personId === seat.personId)
  if (own) return own
  const moves = facts.candidates.find(({ membershipId }) => membershipId === seat.membershipId)
  return facts.posts.find(({ id }) => id === moves?.appointmentId) ?? null
}

/**
 * The seats that end. One successor takes one seat of a network: where two predecessors point at the same, the seat
 * that ends first is theirs.
 */
function seatsEnd(facts: Facts, on: PlainDate): SeatEnds[] {
  const ending = facts.seats.filter(({ post }) => endsSoon(post, on))
  const taken = new Set<string>()
  return ending
    .map((seat) => ({ seat, finding: seatEnds(facts, seat, on) }))
    .sort((a, b) => byDay(a.finding, b.finding))
    .map(({ seat, finding }) => {
      if (finding.next === null) return finding
      const place = memberOf(seat.networkId, finding.next.personId)
      if (!taken.has(place)) {
        taken.add(place)
        return finding
      }
      return { ...finding, next: null, key: seatKey(seat, finding.goesOn, null) }
    })
}

/** Those who fit and are no members by it, but for those whom an ending seat already proposes. */
function seatsOpen(facts: Facts, ending: readonly SeatEnds[]): SeatOpen[] {
  const proposed = new Set(
    ending.flatMap(({ next, networkId }) => (next ? [memberOf(networkId, next.personId)] : [])),
  )
  const ends = new Set(ending.map(({ membershipId }) => membershipId))
  const begun = new Map(facts.misfits.map(({ membershipId, validFrom }) => [membershipId, validFrom]))
  return facts.candidates
    .filter(({ networkId, personId }) => !proposed.has(memberOf(networkId, personId)))
    .filter(({ networkId, personId, membershipId }) =>
      membershipId === null
        ? !facts.members.has(memberOf(networkId, personId))
        : begun.has(membershipId) && !ends.has(membershipId),
    )
    .map(({ networkId, personId, appointmentId, membershipId, from }) => {
      const founded = facts.networks.get(networkId)?.foundedOn ?? from
      const begins = latest(from, founded, (membershipId && begun.get(membershipId)) ?? from)
      return {
        key: ['seatOpen', networkId, appointmentId].join(':'),
        kind: 'seatOpen' as const,
        personId,
        since: begins,
        networkId,
        appointmentId,
        from: begins,
        membershipId,
      }
    })
}

/** Members who do not fit, where neither the end of a post nor a move to one that fits explains it. */
function noLongerFit(facts: Facts, ending: readonly SeatEnds[], on: PlainDate): NoLongerFits[] {
  const explained = new Set<string | null>([
    ...ending.map(({ membershipId }) => membershipId),
    ...facts.candidates.map(({ membershipId }) => membershipId),
  ])
  return facts.misfits
    .filter(({ membershipId }) => !explained.has(membershipId))
    .map(({ membershipId, networkId, personId, posts }) => ({
      key: ['noLongerFits', membershipId, ...[...posts].sort()].join(':'),
      kind: 'noLongerFits' as const,
      personId,
      since: on,
      membershipId,
      networkId,
    }))
}

// People who belong in their own right.

const newestFirst = (a: PostFact, b: PostFact): number =>
  `${b.validFrom} ${b.id}`.localeCompare(`${a.validFrom} ${a.id}`)

function moved(owner: OwnerFact, on: PlainDate): Moved[] {
  const { personId, belongings, posts, addressFrom } = owner
  if (addressFrom === null || belongings.length === 0) return []
  const held = posts.filter((post) => holdsOn(post, on)).sort(newestFirst)
  const [to] = held
  if (!to || addressFrom >= to.validFrom) return []
  const stays = (organisationId: string) => held.some((post) => post.organisationId === organisationId)
  const from = posts
    .filter((post) => post.validTo !== null && post.validTo < on && post.validFrom < to.validFrom)
    .filter((post) => !stays(post.organisationId))
    .sort(newestFirst)[0]
  if (!from) return []
  return [
    {
      key: ['moved', personId, to.id, to.validFrom].join(':'),
      kind: 'moved',
      personId,
      since: to.validFrom,
      fromAppointmentId: from.id,
      toAppointmentId: to.id,
      belongings,
    },
  ]
}

/** Reasons that say that no other post is coming. */
const forGood: readonly (AppointmentEnd | null)[] = ['retired', 'leftState']

const lastDayOf = (post: PostFact): PlainDate => post.validTo ?? '9999-12-31'

function left(owner: OwnerFact, on: PlainDate): Left[] {
  const { personId, belongings, posts } = owner
  if (belongings.length === 0) return []
  const last = [...posts].sort((a, b) => lastDayOf(b).localeCompare(lastDayOf(a)) || newestFirst(a, b))[0]
  // Without any post they never were in the state's service; with one that is open or to come they still are.
  if (!last?.validTo || last.validTo >= on) return []
  if (!forGood.includes(last.endReason) && daysLater(last.validTo, daysBetween) > on) return []
  return [
    {
      key: ['left', personId, last.id, last.validTo].join(':'),
      kind: 'left',
      personId,
      since: last.validTo,
      appointmentId: last.id,
      belongings,
    },
  ]
}

const answered = ({ answeredAt, on, ...answer }: AnswerFact): Answered => ({
  ...answer,
  key: ['answered', answer.inquiryId, answeredAt].join(':'),
  kind: 'answered',
  since: on,
})

// Posts themselves.

const isOverdue = (post: PostFact, on: PlainDate): boolean =>
  post.validTo === null && post.termEndsOn !== null && post.termEndsOn < on

function termEnds(post: PostFact): TermEnds {
  const termEndsOn = post.termEndsOn ?? post.validFrom
  return {
    key: ['termEnds', post.id, termEndsOn].join(':'),
    kind: 'termEnds',
    personId: post.personId,
    since: termEndsOn,
    appointmentId: post.id,
    termEndsOn,
  }
}

function organisationEnded(facts: Facts, post: PostFact, on: PlainDate): OrganisationEnded[] {
  const house = facts.houses.get(post.organisationId)
  if (!house || house.validTo === null || house.validTo >= on || !holdsOn(post, on)) return []
  return [
    {
      key: ['organisationEnded', post.id, house.validTo].join(':'),
      kind: 'organisationEnded',
      personId: post.personId,
      since: house.validTo,
      appointmentId: post.id,
      organisationId: post.organisationId,
      lastDay: latest(house.validTo, post.validFrom),
      successorId: house.successorId,
    },
  ]
}
