// What it costs to move somebody, or to have two change places: worked out from the two groups alone, at once.
import { type Broken, groupOf, membersOf } from './judging'
import {
  type Assignment,
  type Candidate,
  type HardRule,
  hardRules,
  type Pair,
  type Problem,
  type Trait,
  traits,
} from './problem'
import { beside, indexOf, isHeld, type Relations } from './relations'

/** What a move changes. Numbers are after less before: below nought is better. */
export type MoveCost = {
  /** Rules that it would break or break worse, and those that it would mend or break less. */
  breaks: Broken[]
  mends: Broken[]
  /** As counted by `judge`. */
  broken: Record<HardRule, number>
  met: number
  /** Pairs who would meet again by it, and who no longer would. */
  meets: Pair[]
  parts: Pair[]
  /** Pairs alike that come and that go. */
  alike: Record<Trait, { gained: number; lost: number }>
  weighted: number
  /** Sectors that come to a group or go from it, and the change of their sum over the groups. */
  sectors: { gained: GroupSector[]; lost: GroupSector[] }
  distinctSectors: number
  /** The groups that change. */
  sizes: { group: string; before: number; after: number }[]
}
export type GroupSector = { group: string; sector: string }

type Step = { group: string; stay: Candidate[]; leaver: Candidate | null; joiner: Candidate | null }
type Members = ReadonlyMap<string, readonly Candidate[]>

const seated = new WeakMap<Problem, WeakMap<Assignment, Members>>()

/** The members of each group. Kept with the assignment: one that is changed is a new one. */
export function seatingOf(problem: Problem, assignment: Assignment): Members {
  const known = seated.get(problem) ?? new WeakMap<Assignment, Members>()
  seated.set(problem, known)
  const members = known.get(assignment) ?? membersOf(problem, assignment)
  known.set(assignment, members)
  return members
}

/**
 * What it costs to move a person to a group, which may be new, or out of all groups (null). The problem and the
 * assignment must not be changed in place. Somebody who is not in the problem throws a RangeError.
 */
export function moveCost(
  problem: Problem,
  assignment: Assignment,
  personId: string,
  to: string | null,
): MoveCost {
  const person = personIn(problem, personId)
  const from = groupOf(assignment, personId)
  const cost = noCost()
  if (from === to) return cost
  const members = seatingOf(problem, assignment)
  if (from !== null) addStep(cost, problem, stepIn(members, from, person, null))
  if (to !== null) addStep(cost, problem, stepIn(members, to, null, person))
  addPlace(cost, person, from, to)
  return cost
}

/** What it costs that two people change places. They may not be in the problem: a RangeError. */
export function swapCost(problem: Problem, assignment: Assignment, one: string, other: string): MoveCost {
  const [first, second] = [personIn(problem, one), personIn(problem, other)]
  const [from, to] = [groupOf(assignment, one), groupOf(assignment, other)]
  const cost = noCost()
  if (from === to) return cost
  const members = seatingOf(problem, assignment)
  if (from !== null) addStep(cost, problem, stepIn(members, from, first, second))
  if (to !== null) addStep(cost, problem, stepIn(members, to, second, first))
  addPlace(cost, first, from, to)
  addPlace(cost, second, to, from)
  return cost
}

/** The groups to which a person could be moved, the best first: every one of the problem and of the assignment. */
export function placesFor(
  problem: Problem,
  assignment: Assignment,
  personId: string,
): { group: string; cost: MoveCost }[] {
  const groups = new Set([...problem.groups.map(({ id }) => id), ...seatingOf(problem, assignment).keys()])
  groups.delete(groupOf(assignment, personId) ?? '')
  return [...groups]
    .map((group) => ({ group, cost: moveCost(problem, assignment, personId, group) }))
    .sort((one, other) => compareCosts(one.cost, other.cost))
}

/** The better first: fewer broken rules, then fewer who meet again, then fewer alike, then more sectors. */
export function compareCosts(one: MoveCost, other: MoveCost): number {
  return (
    brokenBy(one) - brokenBy(other) ||
    one.met - other.met ||
    one.weighted - other.weighted ||
    other.distinctSectors - one.distinctSectors
  )
}

/** How many more hard rules a move breaks than it mends. */
export const brokenBy = ({ broken }: MoveCost): number =>
  hardRules.reduce((sum, rule) => sum + broken[rule], 0)

function personIn(problem: Problem, id: string): Candidate {
  const person = indexOf(problem).person.get(id)
  if (!person) throw new RangeError(`nobody in the problem is ${id}`)
  return person
}

function noCost(): MoveCost {
  const alike = Object.fromEntries(traits.map((trait) => [trait, { gained: 0, lost: 0 }]))
  return {
    breaks: [],
    mends: [],
    broken: Object.fromEntries(hardRules.map((rule) => [rule, 0])) as MoveCost['broken'],
    met: 0,
    meets: [],
    parts: [],
    alike: alike as MoveCost['alike'],
    weighted: 0,
    sectors: { gained: [], lost: [] },
    distinctSectors: 0,
    sizes: [],
  }
}

function stepIn(members: Members, group: string, leaver: Candidate | null, joiner: Candidate | null): Step {
  const stay = (members.get(group) ?? []).filter(({ id }) => id !== leaver?.id)
  return { group, stay, leaver, joiner }
}

function addStep(cost: MoveCost, problem: Problem, step: Step): void {
  const { group, stay, leaver, joiner } = step
  if (leaver) addLeaving(cost, problem, group, leaver, stay)
  if (joiner) addJoining(cost, problem, group, joiner, stay)
  addSectors(cost, step)
  const before = stay.length + (leaver ? 1 : 0)
  const after = stay.length + (joiner ? 1 : 0)
  cost.sizes.push({ group, before, after })
  const people = [...stay, ...(joiner ? [joiner] : [])].map(({ id }) => id)
  const relations = indexOf(problem)
  for (const rule of ['sizeBelow', 'sizeAbove'] as const) {
    const change =
      sizeBreak(problem, relations, rule, group, after) - sizeBreak(problem, relations, rule, group, before)
    cost.broken[rule] += change
    if (change > 0) cost.breaks.push({ rule, group, people })
    if (change < 0) cost.mends.push({ rule, group, people })
  }
}

/** By how many a group of so many members misses its size; a group that nobody is in is there only if it goes on. */
function sizeBreak(
  { size }: Problem,
  { continuing }: Relations,
  rule: 'sizeBelow' | 'sizeAbove',
  group: string,
  members: number,
): number {
  if (rule === 'sizeAbove') return Math.max(0, members - size.max)
  return members === 0 && !continuing.has(group) ? 0 : Math.max(0, size.min - members)
}

function addLeaving(
  cost: MoveCost,
  problem: Problem,
  group: string,
  person: Candidate,
  stay: Candidate[],
): void {
  const { rules, meets, alike, weighted } = beside(problem, person, stay)
  for (const { rule, by } of rules) {
    cost.mends.push({ rule, group, people: [person.id, by] })
    cost.broken[rule] -= 1
  }
  cost.parts.push(...meets.map((other) => [person.id, other] as const))
  cost.met -= meets.length
  for (const trait of traits) cost.alike[trait].lost += alike[trait]
  cost.weighted -= weighted
}

function addJoining(
  cost: MoveCost,
  problem: Problem,
  group: string,
  person: Candidate,
  stay: Candidate[],
): void {
  const { rules, meets, alike, weighted } = beside(problem, person, stay)
  for (const { rule, by } of rules) {
    cost.breaks.push({ rule, group, people: [person.id, by] })
    cost.broken[rule] += 1
  }
  cost.meets.push(...meets.map((other) => [person.id, other] as const))
  cost.met += meets.length
  for (const trait of traits) cost.alike[trait].gained += alike[trait]
  cost.weighted += weighted
}

function addSectors(cost: MoveCost, { group, stay, leaver, joiner }: Step): void {
  const isAlone = (one: Candidate | null): one is Candidate & { sector: string } =>
    one !== null && one.sector !== null && stay.every(({ sector }) => sector !== one.sector)
  if (leaver?.sector === joiner?.sector) return
  if (isAlone(leaver)) {
    cost.sectors.lost.push({ group, sector: leaver.sector })
    cost.distinctSectors -= 1
  }
  if (isAlone(joiner)) {
    cost.sectors.gained.push({ group, sector: joiner.sector })
    cost.distinctSectors += 1
  }
}

/** What is broken by where a person is: in no group, or not where they are held. */
function addPlace(cost: MoveCost, person: Candidate, from: string | null, to: string | null): void {
  const ruleAt = (group: string | null): HardRule | null => {
    if (group === null) return 'unassigned'
    return isHeld(person) && group !== person.group ? 'fixedMoved' : null
  }
  const [before, after] = [ruleAt(from), ruleAt(to)]
  if (before === after) return
  if (before) cost.broken[before] -= 1
  if (after) cost.broken[after] += 1
  if (before) cost.mends.push({ rule: before, group: from, people: [person.id] })
  if (after) cost.breaks.push({ rule: after, group: to, people: [person.id] })
}
