// Small problems for the composer's tests: written by hand, or any at all, with every assignment tried.
import fc from 'fast-check'
import { brokenRules, membersOf } from '~/domain/groups/composer/judging'
import {
  type Assignment,
  type Bounds,
  type Candidate,
  type Problem,
  type ProblemGroup,
  usualWeights,
} from '~/domain/groups/composer/problem'

export const noBounds: Bounds = {
  feasible: true,
  met: 0,
  alike: { sector: 0, gender: 0, role: 0, language: 0, region: 0 },
  weighted: 0,
  distinctSectors: 0,
}

/** A person of whom nothing is known but what is told. */
export function candidate(id: string, known: Partial<Candidate> = {}): Candidate {
  const nothing = { sector: null, gender: null, role: null, language: null, region: null }
  return { id, organisation: null, superior: null, group: null, fixed: false, ...nothing, ...known }
}

/** Sits in a group that goes on. */
export const sitting = (id: string, group: string, known: Partial<Candidate> = {}): Candidate =>
  candidate(id, { group, fixed: true, ...known })

export function problemOf(told: Partial<Problem>): Problem {
  return {
    size: { min: 2, max: 3 },
    groups: [],
    weights: usualWeights,
    people: [],
    pastGroups: [],
    met: [],
    apart: [],
    ...told,
  }
}

export const goesOn = (...ids: string[]): ProblemGroup[] => ids.map((id) => ({ id, existing: true }))

type Shape = { people: number; pairs?: boolean; count?: boolean }

/** Any problem of few people in up to two groups that go on, one that may be made, and further ones. */
export function anyProblem({ people, pairs = true, count = true }: Shape): fc.Arbitrary<Problem> {
  const ids = Array.from({ length: people }, (_, at) => `p${at}`)
  const value = fc.option(fc.constantFrom('a', 'b', 'c'), { freq: 6 })
  const one = fc.record({
    organisation: fc.option(fc.constantFrom('x', 'y', 'z'), { freq: 4 }),
    superior: pairs ? fc.option(fc.constantFrom(...ids), { freq: 1 }) : fc.constant(null),
    group: fc.constantFrom('g1', 'g2', 'g3', null, null, null, null),
    pinned: fc.boolean(),
    sector: value,
    gender: value,
    role: value,
    language: value,
    region: value,
  })
  const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
  const between = fc.array(pair, { maxLength: people })
  return fc
    .record({
      those: fc.array(one, { minLength: 1, maxLength: people }),
      size: fc.tuple(fc.constantFrom(1, 2, 2, 3), fc.constantFrom(0, 1, 1, 2)),
      groups: fc.subarray(['g1', 'g2']),
      groupCount: count ? fc.constantFrom(null, null, 1, 2, 3) : fc.constant(null),
      met: between,
      apart: pairs ? between : fc.constant([]),
    })
    .map(({ those, size, groups, groupCount, met, apart }) => {
      const existing = new Set(groups)
      return problemOf({
        size: { min: size[0], max: size[0] + size[1] },
        groups: ['g1', 'g2', 'g3'].map((id) => ({ id, existing: existing.has(id) })),
        groupCount,
        met,
        apart,
        people: those.map((each, at) => ({
          ...candidate(`p${at}`, each),
          fixed: each.group !== null,
          pinned: each.group !== null && (each.pinned || !existing.has(each.group)),
          superior: each.superior === `p${at}` ? null : each.superior,
        })),
      })
    })
}

/** Any assignment at all, of some or all of the people, to groups that are there or not. */
export function anyAssignment({ people }: Problem): fc.Arbitrary<Assignment> {
  const group = fc.constantFrom('g1', 'g2', 'g3', 'new', null)
  return fc
    .array(group, { minLength: people.length, maxLength: people.length })
    .map((groups) =>
      Object.fromEntries(people.flatMap(({ id }, at) => (groups[at] ? [[id, groups[at]]] : []))),
    )
}

/** Whether some assignment keeps every hard rule, in the number of groups that is asked for: all are tried. */
export function canBeSolved(problem: Problem): boolean {
  const named = new Set([
    ...problem.groups.flatMap(({ id, existing }) => (existing ? [id] : [])),
    ...problem.people.flatMap(({ group, fixed }) => (fixed && group !== null ? [group] : [])),
  ])
  const groups = [...named]
  const assignment: Record<string, string> = {}
  const place = (at: number, made: number): boolean => {
    const one = problem.people[at]
    if (!one) {
      const used = membersOf(problem, assignment).size
      const wanted = problem.groupCount ?? used
      return used === wanted && brokenRules(problem, assignment).length === 0
    }
    const fresh = Array.from({ length: made + 1 }, (_, number) => `made${number}`)
    for (const group of one.fixed && one.group !== null ? [one.group] : [...groups, ...fresh]) {
      assignment[one.id] = group
      const more = group === `made${made}` ? made + 1 : made
      if (place(at + 1, more)) return true
      Reflect.deleteProperty(assignment, one.id)
    }
    return false
  }
  return place(0, 0)
}
