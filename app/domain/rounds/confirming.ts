// What confirming a proposal of groups would do: who joins, who stays, who has left meanwhile, what new groups are called,
// who calls each together. Nothing here reads or writes.
import type { Problem } from '../groups/composer/problem'
import { isNewGroup, type Seats } from './proposal-rules'
import type { Candidate, Named } from './rules'

/** One who sits in a group that goes on; `from`–`to` is their membership. */
export type Sitter = { id: string; membershipId: string; networkId: string; from: string; to: string | null }

/** Somebody who leaves one group of the round for another, because the organiser moved them. */
export type Move = { id: string; membershipId: string; from: string }

export type GroupPlan = {
  /** A network's id, or the key of a new group (`new1`). */
  key: string
  isNew: boolean
  stays: string[]
  /** Those whose membership begins; whoever comes from another group of the round is in `moves` too. */
  joins: string[]
  moves: Move[]
}

/** Why somebody whom the proposal seats cannot be taken in any more. */
export const goneReasons = ['takenOut', 'notNow', 'elsewhere', 'groupGone', 'left'] as const
export type GoneReason = (typeof goneReasons)[number]
export type Gone = { id: string; why: GoneReason }

export type ConfirmPlan = {
  groups: GroupPlan[]
  /** Seated in the proposal, but not to be had any more. */
  gone: Gone[]
  /** They said yes, and no group has a place for them: they stay candidates. */
  without: string[]
  /** They sit in a group and the proposal seats them in none: nobody leaves by that, so they stay. */
  unseated: string[]
}

type Known = Pick<Candidate, 'id' | 'standing' | 'elsewhere'>

function whyGone(one: Known | undefined): GoneReason {
  if (one === undefined) return 'left'
  if (one.elsewhere !== null) return 'elsewhere'
  if (one.standing === 'notNow') return 'notNow'
  return one.standing === 'removed' ? 'takenOut' : 'left'
}

/**
 * What becomes of each group when the proposal is confirmed. Nobody leaves a group by having no seat: whoever sits and
 * is seated nowhere stays where they are.
 * @param problem the round as it is now
 * @param seats the proposal's
 */
export function planOf(
  problem: Problem,
  seats: Seats,
  { sitters, everybody }: { sitters: readonly Sitter[]; everybody: readonly Known[] },
): ConfirmPlan {
  const existing = problem.groups.filter((group) => group.existing).map(({ id }) => id)
  const taking = new Set(problem.people.map(({ id }) => id))
  const byId = new Map(everybody.map((one) => [one.id, one]))
  const sits = new Map(sitters.map((one) => [one.id, one]))
  const plans = new Map(existing.map((key) => [key, emptyPlan(key)]))
  const gone: Gone[] = []
  for (const [id, key] of Object.entries(seats)) {
    if (!taking.has(id)) gone.push({ id, why: whyGone(byId.get(id)) })
    else if (!existing.includes(key) && !isNewGroup(key)) gone.push({ id, why: 'groupGone' })
    else if (!plans.has(key)) plans.set(key, emptyPlan(key))
  }
  const lost = new Set(gone.map(({ id }) => id))
  const [without, unseated]: [string[], string[]] = [[], []]
  for (const { id } of problem.people) {
    const seat = sits.get(id)
    const key = lost.has(id) ? seat?.networkId : (seats[id] ?? seat?.networkId)
    const plan = key === undefined ? undefined : plans.get(key)
    if (plan === undefined) {
      if (!lost.has(id)) without.push(id)
    } else if (seat?.networkId === key) {
      plan.stays.push(id)
      if (seats[id] === undefined) unseated.push(id)
    } else {
      plan.joins.push(id)
      if (seat) plan.moves.push({ id, membershipId: seat.membershipId, from: seat.networkId })
    }
  }
  const groups = [...plans.values()].filter(({ isNew, joins }) => !isNew || joins.length > 0)
  return { groups: groups.sort(inOrder(existing)), gone, without, unseated }
}

const emptyPlan = (key: string): GroupPlan => ({
  key,
  isNew: isNewGroup(key),
  stays: [],
  joins: [],
  moves: [],
})

const numbers = new Intl.Collator('en', { numeric: true })

/** The groups that go on in their own order, then new ones by the number of their key. */
const inOrder = (existing: readonly string[]) => (one: GroupPlan, other: GroupPlan) => {
  const place = ({ isNew, key }: GroupPlan) => (isNew ? existing.length : existing.indexOf(key))
  return place(one) - place(other) || numbers.compare(one.key, other.key)
}

/** The seats as they will be: those who cannot be had are in none. */
export function seatsOfPlan(plan: Pick<ConfirmPlan, 'groups'>): Seats {
  return Object.fromEntries(
    plan.groups.flatMap(({ key, stays, joins }) => [...stays, ...joins].map((id) => [id, key])),
  )
}

/** "6 groups, 44 new memberships, 12 stay": what the press does. */
export function figuresOf({ groups }: Pick<ConfirmPlan, 'groups'>) {
  const sum = (count: (group: GroupPlan) => number) =>
    groups.reduce((total, group) => total + count(group), 0)
  return {
    groups: groups.length,
    founded: sum(({ isNew }) => (isNew ? 1 : 0)),
    joins: sum(({ joins }) => joins.length),
    stays: sum(({ stays }) => stays.length),
    moves: sum(({ moves }) => moves.length),
  }
}

/** Those who are written to: everybody in the groups that get somebody new. */
export const readersOf = ({ groups }: Pick<ConfirmPlan, 'groups'>): string[] =>
  groups.flatMap(({ joins, stays }) => (joins.length === 0 ? [] : [...joins, ...stays]))

type Names = Omit<Named, 'id'>

const lastNumber = /(\d+)\D*$/

/** The first number that no small group has had, nor anything above it: a number is never used again. */
export function nextNumber(groups: readonly Names[]): number {
  const used = groups.flatMap(({ nameFi, nameSv, nameEn }) =>
    [nameFi, nameSv, nameEn].map((name) => Number(lastNumber.exec(name)?.[1] ?? 0)),
  )
  return used.reduce((most, one) => (one > most && one < 10_000 ? one : most), 0) + 1
}

/** "Pienryhmä 13 / Smågrupp 13 / Small group 13" */
export const namesOfNumber = (number: number): Names => ({
  nameFi: `Pienryhmä ${number}`,
  nameSv: `Smågrupp ${number}`,
  nameEn: `Small group ${number}`,
})

/** What tells of a member who may call a group together. */
export type HostCandidate = {
  id: string
  /** The first day in this group; null for those who come new. */
  since: string | null
  /** How many days they have sat in small groups before. */
  days: number
  sortName: string
}

/**
 * Who is proposed to call a group together: the present host while they sit in it, else the one who has sat in it
 * longest, else of those who come new the one who has sat in small groups longest.
 */
export function proposedHost(members: readonly HostCandidate[], present: string | null): string | null {
  if (present !== null && members.some(({ id }) => id === present)) return present
  const [first] = [...members].sort(
    (a, b) =>
      (a.since ?? '9999').localeCompare(b.since ?? '9999') ||
      b.days - a.days ||
      (a.sortName + a.id < b.sortName + b.id ? -1 : 1),
  )
  return first?.id ?? null
}

/** Who among the Ministry's people is proposed for a group without a liaison: the one with the fewest groups so far. */
export function proposedLiaison(choices: readonly { id: string; groups: number }[]): string | null {
  const [first] = [...choices].sort((a, b) => a.groups - b.groups || (a.id < b.id ? -1 : 1))
  return first?.id ?? null
}

/** Somebody whom the proposal seats otherwise than when the page was opened; null is no group. */
export type SeatChange = { id: string; from: string | null; to: string | null }

/** What has changed in a proposal since its seats were seen. */
export function changesSince(seen: Seats, seats: Seats): SeatChange[] {
  const ids = [...new Set([...Object.keys(seen), ...Object.keys(seats)])].sort()
  return ids.flatMap((id) => {
    const [from, to] = [seen[id] ?? null, seats[id] ?? null]
    return from === to ? [] : [{ id, from, to }]
  })
}

/** Seats as a hidden field holds them: "new1:a,b;new2:c". */
export function seatsText(seats: Seats): string {
  const groups = new Map<string, string[]>()
  for (const [id, key] of Object.entries(seats)) groups.set(key, [...(groups.get(key) ?? []), id])
  return [...groups].map(([key, ids]) => `${key}:${ids.join(',')}`).join(';')
}

/** Reads what `seatsText` wrote; what is none is no seats. */
export function readSeats(text: string): Seats {
  const seats: Seats = {}
  for (const group of text.split(';')) {
    const [key = '', ids = ''] = group.split(':')
    if (key !== '') for (const id of ids.split(',')) if (id !== '') seats[id] = key
  }
  return seats
}
