// What no assignment can better, proven: each trait by itself spread as evenly as the people who are held, the sizes and,
// for the sector, one of each organisation to a group allow. Pairs of people are left out of account, so the true best may
// lie worse than that; it never lies better.
import { boardOf, column, columns, type Board } from './board'
import { crowd, repeat } from './flow'
import { traits, type Bounds, type Problem, type Trait } from './problem'
import { indexOf, sitTogether } from './relations'
import { spread, type Spread } from './spread'

/** What each person has in a trait. */
const valuesIn = (board: Board, trait: Trait): Int32Array =>
  Int32Array.from(board.people, (_, person) => board.values[person * columns + column(trait)]!)

/** The bounds for these groups. Where the organisations cannot be kept apart at all, the sector's forgets them. */
export function boundsOf(problem: Problem, groups: readonly string[]): Bounds {
  const board = boardOf(problem, groups)
  const sectors = spreadSectors(board)
  return sectors === null ? unmeetable : boundsFrom(board, sectors)
}

export type Sectors = { spread: Spread; byOrganisation: boolean }

/** The sectors at their bound, which is also where a search begins; null: the sizes cannot be met. */
export function spreadSectors(board: Board): Sectors | null {
  const value = valuesIn(board, 'sector')
  for (const byOrganisation of [true, false]) {
    const found = spread(board, { value, price: crowd, byOrganisation })
    if (found !== null) return { spread: found, byOrganisation }
  }
  return null
}

/** All bounds, the sectors' known. */
export function boundsFrom(board: Board, { spread: bySector, byOrganisation }: Sectors): Bounds {
  const { weights } = board.problem
  const sector = valuesIn(board, 'sector')
  const known = sector.reduce((count, value) => count + (value === -1 ? 0 : 1), 0)
  const repeats = spread(board, { value: sector, price: repeat, byOrganisation })?.cost ?? 0
  const alike = Object.fromEntries(
    traits.map((trait) => [
      trait,
      trait === 'sector' ? bySector.cost : costOf(board, valuesIn(board, trait)),
    ]),
  ) as Bounds['alike']
  return {
    feasible: true,
    met: metBound(board),
    alike,
    weighted: traits.reduce((sum, trait) => sum + weights[trait] * alike[trait], 0),
    distinctSectors: known - repeats,
  }
}

const unmeetable: Bounds = {
  feasible: false,
  met: 0,
  alike: { sector: 0, gender: 0, role: 0, language: 0, region: 0 },
  weighted: 0,
  distinctSectors: 0,
}

const costOf = (board: Board, value: Int32Array): number =>
  spread(board, { value, price: crowd, byOrganisation: false })?.cost ?? 0

/** Re-meetings that cannot be avoided: the members of each ended group, spread; those who sit together meet nobody again. */
function metBound(board: Board): number {
  const past = pastOf(board)
  if (past.every((group) => group === -1)) return 0
  let settled = 0
  const seated = new Map<string, number[]>()
  for (const [person, group] of board.home.entries()) {
    if (group === -1 || past[person] === -1) continue
    const key = `${group} ${past[person]}`
    const others = seated.get(key) ?? []
    const { people } = board.problem
    settled += others.filter((other) => sitTogether(people[other]!, people[person]!)).length
    seated.set(key, [...others, person])
  }
  return costOf(board, past) - settled
}

/** The ended group of each person, the last if in several; -1: none. Only a group whose members have all met counts. */
function pastOf({ problem, people }: Board): Int32Array {
  const past = new Int32Array(people.length).fill(-1)
  const places = new Map(people.map((id, at) => [id, at]))
  const { met } = indexOf(problem)
  for (const [number, members] of problem.pastGroups.entries()) {
    const here = [...new Set(members)].flatMap((id) => places.get(id) ?? [])
    const haveMet = (one: number, other: number) =>
      met.get(people[one]!)?.has(people[other]!) === true ||
      sitTogether(problem.people[one]!, problem.people[other]!)
    const all = here.every((one, at) => here.slice(at + 1).every((other) => haveMet(one, other)))
    if (all) for (const person of here) past[person] = number
  }
  return past
}
