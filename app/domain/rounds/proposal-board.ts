// What a proposal's pages show of groups and people, and the figures that tell how good it is. Pure: the browser runs it
// at every move.
import type { Locale, MeetingForm } from '#db/schema'
import { judge } from '../groups/composer/judging'
import { seatingOf } from '../groups/composer/moving'
import {
  hardRules,
  type Bounds,
  type Candidate,
  type HardRule,
  type Problem,
  type Quality,
} from '../groups/composer/problem'
import { lacks, type Lack } from './rules'
import { isNewGroup, type Seats } from './proposal-rules'

/** A group of a proposal. A continuing one has a name, a new one a number among the new ones. */
export type BoardGroup = { key: string; name: string | null; number: number | null }

const inOrder = new Intl.Collator('fi', { numeric: true })

/** Continuing groups by their names, ten after nine; then new ones, numbered as they come. */
export function groupsOf(keys: readonly string[], names: Record<string, string>): BoardGroup[] {
  const goOn = keys
    .filter((key) => !isNewGroup(key))
    .map((key) => ({ key, name: names[key] ?? key, number: null }))
  const made = keys.filter(isNewGroup).map((key, at) => ({ key, name: null, number: at + 1 }))
  return [...goOn.sort((one, other) => inOrder.compare(one.name, other.name)), ...made]
}

/** A person as the board shows them, in the reader's language. */
export type BoardPerson = {
  id: string
  firstName: string
  lastName: string
  title: string | null
  organisation: string | null
  /** The code of the sector. */
  sector: string | null
  candidateId: string | null
  wishes: { language: Locale | null; meets: MeetingForm | null; comment: boolean }
  /** They have written whom they wish not to sit with, and nobody has dealt with it. */
  wishUnread: boolean
  lacks: Lack[]
}

/** Rules of which a broken one keeps a proposal from being good; a member moved by the organiser's word is told apart. */
export const rulesHeld: readonly HardRule[] = hardRules.filter((rule) => rule !== 'fixedMoved')

/** How close a proposal is to the best there can be. */
export type Verdict =
  | { kind: 'broken'; count: number }
  /** Nothing better exists. */
  | { kind: 'best' }
  /** Meetings and sectors are as good as can be; the rest lies so many per cent from its bound. */
  | { kind: 'sectorsBest'; percent: number | null }
  | { kind: 'within'; percent: number | null }

export function verdictOf(quality: Quality): Verdict {
  const count = rulesHeld.reduce((sum, rule) => sum + quality.broken[rule], 0)
  if (count > 0) return { kind: 'broken', count }
  const { alike, distinctSectors, met, weighted } = quality
  const moved = quality.broken.fixedMoved > 0
  if (quality.proven || (moved && weighted.value <= weighted.bound && met.value <= met.bound))
    return { kind: 'best' }
  const sectors = alike.sector.value <= alike.sector.bound && distinctSectors.value >= distinctSectors.most
  const percent = overBy(weighted)
  return { kind: sectors && met.value <= met.bound ? 'sectorsBest' : 'within', percent }
}

/** By how many per cent a value is over its bound, to a tenth, rounded up; null when the bound is nought. */
function overBy({ value, bound }: { value: number; bound: number }): number | null {
  if (value <= bound) return 0
  return bound === 0 ? null : Math.ceil((1000 * (value - bound)) / bound) / 10
}

/** A proposal with these seats, judged. Null while it has no bounds. */
export const judged = (problem: Problem, seats: Seats, bounds: Bounds | null): Quality | null =>
  bounds && judge(problem, seats, bounds)

/** The members of each group and those in none, by group's key; null is none. */
export function lanesOf(
  problem: Problem,
  seats: Seats,
  groups: readonly BoardGroup[],
): { lanes: { group: BoardGroup; members: readonly Candidate[] }[]; loose: Candidate[] } {
  const members = seatingOf(problem, seats)
  return {
    lanes: groups.map((group) => ({ group, members: members.get(group.key) ?? [] })),
    loose: problem.people.filter(({ id }) => seats[id] === undefined),
  }
}

/** What is not known of more than half of the people: it is said once, not of each. */
export function lacksOfMost(problem: Problem, people: Record<string, BoardPerson>): Lack[] {
  const here = problem.people.flatMap(({ id }) => people[id] ?? [])
  return lacks.filter((lack) => 2 * here.filter((one) => one.lacks.includes(lack)).length > here.length)
}

/** Whether the gender of anybody is known: without it there is nothing to count. */
export const gendersKnown = (members: readonly Candidate[]): boolean =>
  members.some(({ gender }) => gender !== null)

/** The least and the most women in a group; null when no group knows. */
export function womenIn(lanes: readonly { members: readonly Candidate[] }[]): [number, number] | null {
  return rangeOf(
    lanes
      .filter(({ members }) => gendersKnown(members))
      .map(({ members }) => members.filter(({ gender }) => gender === 'woman').length),
  )
}

export function rangeOf(counts: readonly number[]): [number, number] | null {
  return counts.length === 0 ? null : [Math.min(...counts), Math.max(...counts)]
}

/** How many of a group have each value of a trait, the most common first. */
export function mixOf(
  members: readonly Candidate[],
  trait: 'language' | 'gender' | 'role',
): [string, number][] {
  const counts = new Map<string, number>()
  for (const { [trait]: value } of members)
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
}
