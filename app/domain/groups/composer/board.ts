// The problem as numbers, for the composer's inner work: people, groups and values by their place in a list.
import { heldIn } from './group-count'
import { traits, type Candidate, type Problem, type Trait } from './problem'
import { indexOf, isSuperior, sitTogether } from './relations'

/** A person's values on the board: the traits, then their organisation. */
export const columns = traits.length + 1
export const organisationColumn = traits.length

export type Board = {
  problem: Problem
  /** Ids, by place. */
  people: readonly string[]
  groups: readonly string[]
  /** How many each group takes, those who are held to it among them. */
  least: Int32Array
  most: Int32Array
  /** The group that a person is held to; -1: none. */
  home: Int32Array
  /** The people who are held to no group. */
  loose: Int32Array
  /** What each person has in each column, as a number of all values; -1: not known. */
  values: Int32Array
  /** How many values there are in all, and the column of each. */
  valueCount: number
  columnOf: Uint8Array
  /** Pairs that may not be together, or have been: who each person's are lies from `from[person]` to the next. */
  pairs: { from: Int32Array; other: Int32Array; hard: Uint8Array }
}

export const column = (trait: Trait): number => traits.indexOf(trait)

export function boardOf(problem: Problem, groups: readonly string[]): Board {
  const people = problem.people.map(({ id }) => id)
  const places = new Map(groups.map((id, at) => [id, at]))
  const held = heldIn(problem)
  const home = Int32Array.from(problem.people, ({ fixed, group }) =>
    fixed && group !== null ? (places.get(group) ?? -1) : -1,
  )
  const most = Int32Array.from(groups, (id) => Math.max(problem.size.max, held.get(id) ?? 0))
  return {
    problem,
    people,
    groups,
    least: Int32Array.from(groups, (_, at) => Math.min(problem.size.min, most[at]!)),
    most,
    home,
    loose: Int32Array.from([...home.keys()].filter((person) => home[person] === -1)),
    ...valuesOf(problem.people),
    pairs: pairsOn(problem),
  }
}

function valuesOf(people: readonly Candidate[]): Pick<Board, 'values' | 'valueCount' | 'columnOf'> {
  const values = new Int32Array(people.length * columns).fill(-1)
  const columnOf: number[] = []
  for (const [at, trait] of [...traits, 'organisation' as const].entries()) {
    const known = new Map<string, number>()
    for (const [person, { [trait]: value }] of people.entries()) {
      if (value === null) continue
      let number = known.get(value)
      if (number === undefined) {
        number = columnOf.length
        known.set(value, number)
        columnOf.push(at)
      }
      values[person * columns + at] = number
    }
  }
  return { values, valueCount: columnOf.length, columnOf: Uint8Array.from(columnOf) }
}

/** Every pair once, the smaller place first; a pair that already sits together is none. */
function pairsOn(problem: Problem): Board['pairs'] {
  const { people } = problem
  const relations = indexOf(problem)
  const places = new Map(people.map(({ id }, at) => [id, at]))
  const ends: [number, number, number][] = []
  const add = (one: number, other: number, hard: number) => {
    if (sitTogether(people[one]!, people[other]!)) return
    ends.push([one, other, hard], [other, one, hard])
  }
  const listed = (partners: ReadonlyMap<string, ReadonlySet<string>>, hard: number) => {
    for (const [one, { id }] of people.entries()) {
      for (const partner of partners.get(id) ?? []) {
        const other = places.get(partner)
        if (other !== undefined && one < other) add(one, other, hard)
      }
    }
  }
  listed(relations.apart, 1)
  listed(relations.met, 0)
  for (const [one, person] of people.entries()) {
    const other = person.superior === null ? undefined : places.get(person.superior)
    if (other === undefined || other === one) continue
    const mutual = isSuperior(people[other]!, person) && people[other]!.superior === person.id
    if (!mutual || one < other) add(one, other, 1)
  }
  const from = new Int32Array(people.length + 1)
  for (const [one] of ends) from[one + 1]!++
  for (let person = 0; person < people.length; person++) from[person + 1]! += from[person]!
  const at = from.slice()
  const other = new Int32Array(ends.length)
  const hard = new Uint8Array(ends.length)
  for (const [one, two, rule] of ends) {
    other[at[one]!] = two
    hard[at[one]!++] = rule
  }
  return { from, other, hard }
}
