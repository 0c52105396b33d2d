// What is counted of an assignment: every rule, every pair, by a plain count that shares nothing with the judge.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brokenRules, judge } from '~/domain/groups/composer/judging'
import { type Assignment, type Candidate, type Problem, traits } from '~/domain/groups/composer/problem'
import { anyAssignment, anyProblem, candidate, goesOn, noBounds, problemOf, sitting } from './problems'

const anySeated = anyProblem({ people: 9 }).chain((problem) =>
  fc.tuple(fc.constant(problem), anyAssignment(problem)),
)

/** Counts over all pairs of people, as the yardstick does. */
function counted(problem: Problem, assignment: Assignment) {
  const { people, size } = problem
  const sits = ({ fixed, pinned }: Candidate) => fixed && !pinned
  const pairs = people.flatMap((p, at) => people.slice(at + 1).map((q) => [p, q] as const))
  const together = pairs.filter(([p, q]) => assignment[p.id] && assignment[p.id] === assignment[q.id])
  const open = together.filter(([p, q]) => !(sits(p) && sits(q) && p.group === q.group))
  const named = (list: readonly (readonly [string, string])[], p: Candidate, q: Candidate) =>
    list.some(([a, b]) => (a === p.id && b === q.id) || (a === q.id && b === p.id))
  const groups = new Set([
    ...problem.groups.flatMap((group) => (group.existing ? [group.id] : [])),
    ...Object.values(assignment),
  ])
  const sizes = [...groups].map((group) => people.filter(({ id }) => assignment[id] === group).length)
  const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0)
  const alike = Object.fromEntries(
    traits.map((trait) => [
      trait,
      together.filter(([p, q]) => p[trait] !== null && p[trait] === q[trait]).length,
    ]),
  )
  return {
    broken: {
      unassigned: people.filter(({ id }) => !assignment[id]).length,
      sizeBelow: sum(sizes.map((many) => Math.max(0, size.min - many))),
      sizeAbove: sum(sizes.map((many) => Math.max(0, many - size.max))),
      fixedMoved: people.filter((p) => p.fixed && assignment[p.id] && assignment[p.id] !== p.group).length,
      sameOrganisation: open.filter(([p, q]) => p.organisation !== null && p.organisation === q.organisation)
        .length,
      superior: open.filter(([p, q]) => p.superior === q.id || q.superior === p.id).length,
      apart: open.filter(([p, q]) => named(problem.apart, p, q)).length,
    },
    met: open.filter(([p, q]) => named(problem.met, p, q)).length,
    alike,
    sectors: new Set(
      people.flatMap(({ id, sector }) => (sector && assignment[id] ? [`${assignment[id]} ${sector}`] : [])),
    ).size,
  }
}

describe('judging', () => {
  test('counts what a plain count of all pairs counts', () => {
    fc.assert(
      fc.property(anySeated, ([problem, assignment]) => {
        const quality = judge(problem, assignment, noBounds)
        const plain = counted(problem, assignment)
        expect(quality.broken).toEqual(plain.broken)
        expect(quality.met.value).toBe(plain.met)
        for (const trait of traits) expect(quality.alike[trait].value).toBe(plain.alike[trait])
        expect(quality.distinctSectors.value).toBe(plain.sectors)
        const weighted = traits.reduce((sum, trait) => sum + problem.weights[trait] * plain.alike[trait]!, 0)
        expect(quality.weighted.value).toBe(weighted)
      }),
      { numRuns: 500 },
    )
  })

  test('names each broken rule once, with who breaks it', () => {
    const problem = problemOf({
      groups: goesOn('g1', 'g2'),
      people: [
        sitting('boss', 'g1', { organisation: 'vm' }),
        candidate('aide', { organisation: 'vm', superior: 'boss' }),
        sitting('moved', 'g2'),
        candidate('left'),
        candidate('foe'),
      ],
      apart: [
        ['foe', 'boss'],
        ['boss', 'foe'],
        ['foe', 'nobody'],
        ['foe', 'foe'],
      ],
    })
    const assignment = { boss: 'g1', aide: 'g1', moved: 'g1', foe: 'g1' }
    expect(brokenRules(problem, assignment)).toEqual([
      { rule: 'unassigned', group: null, people: ['left'] },
      { rule: 'sizeBelow', group: 'g2', people: [] },
      { rule: 'sizeAbove', group: 'g1', people: ['boss', 'aide', 'moved', 'foe'] },
      { rule: 'fixedMoved', group: 'g1', people: ['moved'] },
      { rule: 'sameOrganisation', group: 'g1', people: ['boss', 'aide'] },
      { rule: 'superior', group: 'g1', people: ['boss', 'aide'] },
      { rule: 'apart', group: 'g1', people: ['boss', 'foe'] },
    ])
    expect(judge(problem, assignment, noBounds).broken).toMatchObject({
      sizeBelow: 2,
      sizeAbove: 1,
      apart: 1,
    })
  })

  test('lets those who sit together be, but not one who is pinned to them', () => {
    const pair = (pinned: boolean) =>
      problemOf({
        groups: goesOn('g'),
        people: [
          sitting('a', 'g', { organisation: 'vm' }),
          sitting('b', 'g', { organisation: 'vm', pinned }),
        ],
        met: [['a', 'b']],
        apart: [['a', 'b']],
      })
    const assignment = { a: 'g', b: 'g' }
    expect(brokenRules(pair(false), assignment)).toEqual([])
    expect(judge(pair(false), assignment, noBounds).met.value).toBe(0)
    expect(brokenRules(pair(true), assignment).map(({ rule }) => rule)).toEqual(['sameOrganisation', 'apart'])
    expect(judge(pair(true), assignment, noBounds).met.value).toBe(1)
  })

  test('takes what is not known to be like nobody’s', () => {
    const problem = problemOf({ people: [candidate('a'), candidate('b')] })
    const quality = judge(problem, { a: 'g', b: 'g' }, noBounds)
    expect(quality.weighted.value).toBe(0)
    expect(quality.distinctSectors.value).toBe(0)
    expect(brokenRules(problem, { a: 'g', b: 'g' })).toEqual([])
  })

  test('says that nothing better exists only when nothing is broken and all is at its bound', () => {
    const people = ['a', 'b'].map((id) => candidate(id, { sector: id, gender: 'f' }))
    const problem = problemOf({ people, met: [['a', 'b']] })
    const bounds = {
      ...noBounds,
      met: 1,
      alike: { ...noBounds.alike, gender: 1 },
      weighted: 10,
      distinctSectors: 2,
    }
    const assignment = { a: 'g', b: 'g' }
    expect(judge(problem, assignment, bounds).proven).toBe(true)
    expect(judge(problem, { a: 'g' }, bounds).proven).toBe(false)
    expect(judge(problem, assignment, { ...bounds, met: 0 }).proven).toBe(false)
    expect(judge(problem, assignment, { ...bounds, alike: noBounds.alike, weighted: 0 }).proven).toBe(false)
    expect(judge(problem, assignment, { ...bounds, distinctSectors: 3 }).proven).toBe(false)
    expect(judge(problem, assignment, { ...bounds, feasible: false }).proven).toBe(false)
    const unweighted = { ...problem, weights: { ...problem.weights, gender: 0 } }
    expect(judge(unweighted, assignment, { ...bounds, alike: noBounds.alike, weighted: 0 }).proven).toBe(true)
  })
})
