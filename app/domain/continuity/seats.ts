// What becomes of seats: who goes on, who takes over, who fits without being a member and who fits no more.
import type { AppointmentEnd, MembershipEnd } from '#db/schema'
import { daysLater, type PlainDate } from '../core/time'
import { sameTitle, singleHolder } from '../people/rules'
import {
  byDay,
  daysAhead,
  latest,
  memberOf,
  type CandidateFact,
  type ClosedFact,
  type Facts,
  type PostFact,
  type SeatFact,
} from './facts'
import type { NoLongerFits, SeatEnds, SeatOpen, Successor } from './findings'

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
  const ends = facts.networks.get(networkId)?.endedOn ?? null
  const next = kept || ends !== null ? undefined : others.find((taker) => !isMember(taker))
  const onFrom = (taker: PostFact, from: PlainDate): Successor => ({
    personId: taker.personId,
    appointmentId: taker.id,
    from,
  })
  const moves = goesOn && onFrom(goesOn, latest(goesOn.validFrom, daysLater(lastDay, 1)))
  const takes =
    next === undefined
      ? null
      : onFrom(next, latest(mayJoin(facts, networkId, next.personId, next.validFrom), daysLater(lastDay, 1)))
  return {
    key: seatKey(seat, moves, takes),
    kind: 'seatEnds',
    personId,
    since: lastDay,
    membershipId,
    networkId,
    appointmentId: post.id,
    lastDay,
    reason: reasonOf(post),
    goesOn: moves,
    next: takes,
    heldBy: kept || next ? null : (others.find(isMember)?.personId ?? null),
  }
}

/** The first day from which somebody may be a member: not before the network, nor while they were one earlier. */
function mayJoin(facts: Facts, networkId: string, personId: string, from: PlainDate): PlainDate {
  const last = facts.lastDays.get(memberOf(networkId, personId))
  const founded = facts.networks.get(networkId)?.foundedOn ?? from
  return latest(from, founded, last === undefined ? from : daysLater(last, 1))
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
export function seatsEnd(facts: Facts, on: PlainDate): SeatEnds[] {
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

const mostDaysClosed = 730

/** The day after which seats that closed are still looked after: a post may wait long for its next holder. */
export const closedSince = (on: PlainDate): PlainDate => daysLater(on, -mostDaysClosed)

/** What became of the seats that closed with their posts: somebody can take them, or nobody is known. */
function closedSeats(facts: Facts, on: PlainDate): { candidates: CandidateFact[]; vacant: ClosedFact[] } {
  const candidates = new Map<string, CandidateFact>()
  const vacant: ClosedFact[] = []
  for (const seat of facts.closed) {
    const { networkId, lastDay } = seat
    const after = takers(facts, seat.post, on)
    if (after.length === 0) vacant.push(seat)
    if (after.some(({ personId }) => facts.members.has(memberOf(networkId, personId)))) continue
    // Whoever had the seat by the post and gave it up is not asked again.
    const next = after.find(
      ({ personId, validFrom }) => (facts.lastDays.get(memberOf(networkId, personId)) ?? '') < validFrom,
    )
    if (next === undefined) continue
    candidates.set(memberOf(networkId, next.personId), {
      networkId,
      personId: next.personId,
      appointmentId: next.id,
      from: latest(next.validFrom, daysLater(lastDay, 1)),
      membershipId: null,
    })
  }
  return { candidates: [...candidates.values()], vacant }
}

/** The seats of networks without a rule whose post nobody has taken over, in houses that still stand. */
export const vacated = (facts: Facts, on: PlainDate): ClosedFact[] =>
  closedSeats(facts, on).vacant.filter(({ post }) => {
    const house = facts.houses.get(post.organisationId)
    return house !== undefined && (house.validTo === null || house.validTo >= on)
  })

/** Those who fit and are no members by it, but for those whom an ending seat already proposes. */
export function seatsOpen(facts: Facts, ending: readonly SeatEnds[], on: PlainDate): SeatOpen[] {
  const proposed = new Set(
    ending.flatMap(({ next, networkId }) => (next ? [memberOf(networkId, next.personId)] : [])),
  )
  const ends = new Set(ending.map(({ membershipId }) => membershipId))
  const begun = new Map(facts.misfits.map(({ membershipId, validFrom }) => [membershipId, validFrom]))
  return [...facts.candidates, ...closedSeats(facts, on).candidates]
    .filter(({ networkId }) => facts.networks.get(networkId)?.endedOn === null)
    .filter(({ networkId, personId }) => !proposed.has(memberOf(networkId, personId)))
    .filter(({ networkId, personId, membershipId }) =>
      membershipId === null
        ? !facts.members.has(memberOf(networkId, personId))
        : begun.has(membershipId) && !ends.has(membershipId),
    )
    .map(({ networkId, personId, appointmentId, membershipId, from }) => {
      const begins =
        membershipId === null
          ? mayJoin(facts, networkId, personId, from)
          : latest(from, begun.get(membershipId) ?? from)
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
export function noLongerFit(facts: Facts, ending: readonly SeatEnds[], on: PlainDate): NoLongerFits[] {
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
