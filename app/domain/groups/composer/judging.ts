// How good an assignment is: the rules it breaks, pairs that meet again and pairs alike, beside the proven bounds.
import {
  hardRules,
  type Assignment,
  type Bounds,
  type Candidate,
  type HardRule,
  type Problem,
  type Quality,
  type Trait,
  traits,
} from './problem'
import { indexOf, isHeld, meetAgain, type Relations, rulesBetween } from './relations'

/** A rule that does not hold: once for each pair, person or group that breaks it. */
export type Broken = { rule: HardRule; group: string | null; people: string[] }

/**
 * The members of each group, in the order of the problem's people. A continuing group is there though nobody is
 * in it; any other only when somebody is.
 */
export function membersOf(problem: Problem, assignment: Assignment): Map<string, Candidate[]> {
  const members = new Map<string, Candidate[]>()
  for (const { id, existing } of problem.groups) if (existing) members.set(id, [])
  for (const one of problem.people) {
    const group = groupOf(assignment, one.id)
    if (group === null) continue
    const those = members.get(group)
    if (those) those.push(one)
    else members.set(group, [one])
  }
  return members
}

/** The group a person is in; null: in none. */
export function groupOf(assignment: Assignment, person: string): string | null {
  return assignment[person] || null
}

/** Every rule that does not hold, in the order of `hardRules`, with who breaks it where. */
export function brokenRules(problem: Problem, assignment: Assignment): Broken[] {
  const broken: Broken[] = []
  for (const one of problem.people) {
    const group = groupOf(assignment, one.id)
    if (group === null) broken.push({ rule: 'unassigned', group: null, people: [one.id] })
    else if (isHeld(one) && group !== one.group) broken.push({ rule: 'fixedMoved', group, people: [one.id] })
  }
  const relations = indexOf(problem)
  for (const [group, members] of membersOf(problem, assignment)) {
    broken.push(...sizeRule(problem, group, members))
    for (const [one, other] of pairsOf(members)) {
      for (const rule of rulesBetween(relations, one, other)) {
        broken.push({ rule, group, people: [one.id, other.id] })
      }
    }
  }
  return broken.sort((a, b) => hardRules.indexOf(a.rule) - hardRules.indexOf(b.rule))
}

/** Whether a group with these members is too small or too large. */
export function sizeRule({ size }: Problem, group: string, members: readonly Candidate[]): Broken[] {
  const people = members.map(({ id }) => id)
  if (members.length < size.min) return [{ rule: 'sizeBelow', group, people }]
  return members.length > size.max ? [{ rule: 'sizeAbove', group, people }] : []
}

/** Every pair once, as they come. */
export function* pairsOf<T>(members: readonly T[]): Generator<[T, T]> {
  for (const [at, one] of members.entries()) {
    for (const other of members.slice(at + 1)) yield [one, other]
  }
}

/** How many pairs are alike: a value that is not known is like nobody's. */
export function alikePairs(members: readonly Candidate[], trait: Trait): number {
  const counts = new Map<string, number>()
  let pairs = 0
  for (const { [trait]: value } of members) {
    if (value === null) continue
    const before = counts.get(value) ?? 0
    pairs += before
    counts.set(value, before + 1)
  }
  return pairs
}

/** The sectors that are there; one that is not known is none. */
export function sectorsOf(members: readonly Candidate[]): Set<string> {
  return new Set(members.flatMap(({ sector }) => (sector === null ? [] : [sector])))
}

/**
 * Judges an assignment. `broken` counts pairs, people, and for sizes the people missing or over; `bounds` are those
 * of the groups that the assignment uses.
 */
export function judge(problem: Problem, assignment: Assignment, bounds: Bounds): Quality {
  const relations = indexOf(problem)
  const broken = Object.fromEntries(hardRules.map((rule) => [rule, 0])) as Record<HardRule, number>
  const alike = Object.fromEntries(
    traits.map((trait) => [trait, { value: 0, bound: bounds.alike[trait] }]),
  ) as Quality['alike']
  let met = 0
  let distinct = 0
  for (const { rule, people } of brokenRules(problem, assignment)) {
    broken[rule] += weightOf(rule, people.length, problem)
  }
  for (const members of membersOf(problem, assignment).values()) {
    for (const trait of traits) alike[trait].value += alikePairs(members, trait)
    met += pairsMeeting(relations, members)
    distinct += sectorsOf(members).size
  }
  const weighted = traits.reduce((sum, trait) => sum + problem.weights[trait] * alike[trait].value, 0)
  const quality = {
    broken,
    met: { value: met, bound: bounds.met },
    alike,
    distinctSectors: { value: distinct, most: bounds.distinctSectors },
    weighted: { value: weighted, bound: bounds.weighted },
  }
  return { ...quality, proven: bounds.feasible && isProven(quality, problem) }
}

/** How much one broken rule counts: a size by the people missing or over, all else by one. */
function weightOf(rule: HardRule, people: number, { size }: Problem): number {
  if (rule === 'sizeBelow') return size.min - people
  return rule === 'sizeAbove' ? people - size.max : 1
}

function pairsMeeting(relations: Relations, members: readonly Candidate[]): number {
  let pairs = 0
  for (const [one, other] of pairsOf(members)) if (meetAgain(relations, one, other)) pairs += 1
  return pairs
}

/** Nothing is broken and nothing that counts could be better. */
function isProven(quality: Omit<Quality, 'proven'>, { weights }: Problem): boolean {
  const { broken, met, alike, distinctSectors } = quality
  return (
    hardRules.every((rule) => broken[rule] === 0) &&
    met.value <= met.bound &&
    traits.every((trait) => weights[trait] === 0 || alike[trait].value <= alike[trait].bound) &&
    distinctSectors.value >= distinctSectors.most
  )
}
