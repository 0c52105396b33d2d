// The composer: what it may never break, that its answers repeat, and that nothing better exists where that can be tried out.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as yardstick from '../../../bench/yardstick/score.mjs'
import { generate } from '../../../bench/yardstick/generate.mjs'
import { kinds, tight } from '../../../bench/yardstick/tight.mjs'
import { boundsOf } from '~/domain/groups/composer/bounds'
import { compose, composing } from '~/domain/groups/composer/compose'
import { groupsFor } from '~/domain/groups/composer/group-count'
import { brokenRules, judge } from '~/domain/groups/composer/judging'
import {
  hardRules,
  traits,
  type Assignment,
  type Bounds,
  type Composition,
  type Problem,
  type Quality,
} from '~/domain/groups/composer/problem'
import { anyProblem, candidate, canBeSolved, goesOn, noBounds, problemOf, sitting } from './problems'

type YardstickBounds = {
  feasible: boolean
  met: number
  repeats: Bounds['alike']
  weighted: number
  distinctSectorsMax: number
}
const boundsByYardstick = yardstick.bounds as unknown as (problem: Problem) => YardstickBounds
const score = yardstick.score as unknown as (
  problem: Problem,
  solution: { assignment: Assignment | null },
) => { hardViolations: number; met: number; bounds: YardstickBounds }

const settings = { seed: 1, effort: 1 }
const of = (size: number, seed: number, profile: 'mixed' | 'fresh') =>
  generate(size, seed, profile) as unknown as Problem

const brokenIn = ({ broken }: Quality): number => hardRules.reduce((sum, rule) => sum + broken[rule], 0)

/** Every way to put the people in exactly these groups, those who are held in theirs. */
function* waysInto(problem: Problem, groups: readonly string[]): Generator<Assignment> {
  const assignment: Record<string, string> = {}
  function* from(at: number): Generator<Assignment> {
    const one = problem.people[at]
    if (!one) {
      yield { ...assignment }
      return
    }
    for (const group of one.fixed && one.group !== null ? [one.group] : groups) {
      assignment[one.id] = group
      yield* from(at + 1)
    }
  }
  yield* from(0)
}

/** The ways that keep every rule and leave no group empty. */
const goodWays = (problem: Problem, groups: readonly string[]): Assignment[] =>
  [...waysInto(problem, groups)].filter(
    (way) => new Set(Object.values(way)).size === groups.length && brokenRules(problem, way).length === 0,
  )

const usedBy = (assignment: Assignment): string[] => [...new Set(Object.values(assignment))]

describe('the hard rules', () => {
  test('hold whenever they can', () => {
    fc.assert(
      fc.property(anyProblem({ people: 7 }), (problem) => {
        const composition = compose(problem, settings)
        expect(composition.ok).toBe(canBeSolved(problem))
        if (composition.ok) expect(brokenRules(problem, composition.assignment)).toEqual([])
        else expect(composition.obstacles).not.toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('nobody who is held moves, and everybody has a place, though rules are broken', () => {
    fc.assert(
      fc.property(anyProblem({ people: 7 }), (problem) => {
        const { assignment } = compose(problem, settings)
        if (assignment === null) return
        for (const { id, fixed, group } of problem.people) {
          expect(assignment[id]).toBeTypeOf('string')
          if (fixed && group !== null) expect(assignment[id]).toBe(group)
        }
      }),
      { numRuns: 200 },
    )
  })

  test.each(Object.keys(kinds) as (keyof typeof kinds)[])('hold where there is little room: %s', (kind) => {
    for (const groups of [2, 3, 5]) {
      const problem = tight(kind, groups, 7) as unknown as Problem
      const composition = compose(problem, { seed: 1, effort: 10 })
      expect(composition.ok).toBe(true)
    }
  })

  test.each([
    [24, 1, 'mixed'],
    [47, 3, 'mixed'],
    [63, 2, 'fresh'],
    [120, 4, 'mixed'],
    [250, 5, 'fresh'],
  ] as const)('hold by the yardstick’s own judge: %i people, seed %i, %s', (size, seed, profile) => {
    const problem = of(size, seed, profile)
    const { assignment } = compose(problem, settings)
    const verdict = score(problem, { assignment })
    expect(verdict.hardViolations).toBe(0)
    expect(verdict.met).toBe(verdict.bounds.met)
  })
})

describe('answers repeat', () => {
  test('the same seed gives the same answer and the same steps', () => {
    const problem = of(40, 1, 'mixed')
    const steps = (seed: number) => [...composing(structuredClone(problem), { seed, effort: 2 })]
    expect(steps(3)).toEqual(steps(3))
    expect(compose(structuredClone(problem), settings)).toEqual(compose(problem, settings))
  })

  test('the first step is usable, shares do not pass the whole', () => {
    const problem = of(120, 2, 'mixed')
    const steps = [...composing(problem, settings)]
    const [first] = steps
    expect(brokenRules(problem, first?.assignment ?? {})).toEqual([])
    expect(steps.length).toBeGreaterThan(3)
    for (const { share } of steps) expect(share).toBeGreaterThanOrEqual(0)
    for (const { share } of steps) expect(share).toBeLessThanOrEqual(1)
  })

  test('other names and another order break nothing', () => {
    const problem = of(40, 2, 'mixed')
    const renamed = (id: string) => `x ${id.split('').reverse().join('')}`
    const other: Problem = {
      ...problem,
      people: [...problem.people].reverse().map((one) => ({
        ...one,
        id: renamed(one.id),
        superior: one.superior === null ? null : renamed(one.superior),
      })),
      met: problem.met.map(([one, two]) => [renamed(two), renamed(one)] as const),
      apart: problem.apart.map(([one, two]) => [renamed(two), renamed(one)] as const),
      pastGroups: problem.pastGroups.map((past) => past.map(renamed)),
    }
    const [before, after] = [problem, other].map((each) => compose(each, { seed: 1, effort: 10 }).quality)
    expect(after && brokenIn(after)).toBe(0)
    expect(after?.weighted.bound).toBe(before?.weighted.bound)
    expect(after?.met).toEqual(before?.met)
    expect(after?.alike.sector).toEqual(before?.alike.sector)
  })
})

describe('bounds', () => {
  test.each([
    [24, 1],
    [33, 3],
    [40, 2],
    [85, 6],
    [120, 1],
    [400, 2],
  ])('are the yardstick’s: %i people, seed %i', (size, seed) => {
    for (const profile of ['mixed', 'fresh'] as const) {
      const problem = of(size, seed, profile)
      const ours = boundsOf(
        problem,
        problem.groups.map(({ id }) => id),
      )
      const theirs = boundsByYardstick(problem)
      expect(ours.feasible).toBe(theirs.feasible)
      if (!ours.feasible) continue
      expect(ours.alike).toEqual(theirs.repeats)
      expect([ours.met, ours.weighted, ours.distinctSectors]).toEqual([
        theirs.met,
        theirs.weighted,
        theirs.distinctSectorsMax,
      ])
    }
  })

  test('no assignment that keeps the rules is better, and without rules of pairs some is as good', () => {
    // An organisation is of one sector, as they are.
    const sectorOf = { x: 'a', y: 'b', z: 'c' } as Record<string, string>
    const alone = anyProblem({ people: 6, pairs: false, count: false }).map((problem) => ({
      ...problem,
      met: [],
      people: problem.people.map((one) => ({
        ...one,
        sector: one.organisation === null ? one.sector : (sectorOf[one.organisation] ?? null),
      })),
    }))
    fc.assert(
      fc.property(alone, (problem) => {
        const groups = groupsFor(problem)
        const bounds = boundsOf(problem, groups)
        const all = goodWays(problem, groups).map((way) => judge(problem, way, noBounds))
        if (all.length === 0) return
        expect(bounds.feasible).toBe(true)
        for (const trait of traits) {
          const best = Math.min(...all.map(({ alike }) => alike[trait].value))
          expect(bounds.alike[trait]).toBeLessThanOrEqual(best)
        }
        expect(bounds.alike.sector).toBe(Math.min(...all.map(({ alike }) => alike.sector.value)))
        expect(bounds.distinctSectors).toBe(
          Math.max(...all.map(({ distinctSectors }) => distinctSectors.value)),
        )
      }),
      { numRuns: 150 },
    )
  })

  test('never pass what any answer has', () => {
    fc.assert(
      fc.property(anyProblem({ people: 8 }), (problem) => {
        const past = { ...problem, pastGroups: [problem.people.map(({ id }) => id).slice(0, 4)] }
        const { quality } = compose(past, settings)
        if (quality === null || brokenIn(quality) > 0) return
        expect(quality.met.value).toBeGreaterThanOrEqual(quality.met.bound)
        expect(quality.weighted.value).toBeGreaterThanOrEqual(quality.weighted.bound)
        expect(quality.distinctSectors.value).toBeLessThanOrEqual(quality.distinctSectors.most)
        for (const trait of traits)
          expect(quality.alike[trait].value).toBeGreaterThanOrEqual(quality.alike[trait].bound)
      }),
      { numRuns: 200 },
    )
  })

  test('count those of an ended group who must meet again', () => {
    const people = ['a', 'b', 'c', 'd'].map((id) => candidate(id))
    const met = people.flatMap(({ id: one }) =>
      people.filter(({ id }) => id > one).map(({ id }) => [one, id] as const),
    )
    const problem = problemOf({ people, met, pastGroups: [['a', 'b', 'c', 'd']], size: { min: 2, max: 2 } })
    expect(boundsOf(problem, ['g1', 'g2']).met).toBe(2)
    // A group that ended but whose members are not said to have met binds nothing.
    expect(boundsOf({ ...problem, met: met.slice(1) }, ['g1', 'g2']).met).toBe(0)
  })
})

describe('the best', () => {
  test('is found where every way can be tried', () => {
    fc.assert(
      fc.property(anyProblem({ people: 6, count: false }), (problem) => {
        const composition = compose(problem, { seed: 1, effort: 10 })
        if (!composition.ok) return
        const groups = usedBy(composition.assignment)
        const all = goodWays(problem, groups).map((way) => judge(problem, way, noBounds))
        const least = Math.min(...all.map(({ met }) => met.value))
        expect(composition.quality.met.value).toBe(least)
        const sectors = Math.min(
          ...all.filter(({ met }) => met.value === least).map(({ alike }) => alike.sector.value),
        )
        expect(composition.quality.alike.sector.value).toBe(sectors)
      }),
      // A search may miss one in thousands: the same problems are tried each time.
      { numRuns: 150, seed: 20261122 },
    )
  })

  test('is said to be proven only when it is', () => {
    for (const seed of [1, 2, 3]) {
      const { quality } = compose(of(40, seed, 'fresh'), { seed: 1, effort: 10 })
      expect(quality?.proven).toBe(true)
      expect(quality?.weighted.value).toBe(quality?.weighted.bound)
    }
  })
})

describe('what is not known', () => {
  test('is like nobody’s', () => {
    const people = Array.from({ length: 9 }, (_, at) => candidate(`p${at}`))
    const composition = compose(problemOf({ people, size: { min: 3, max: 3 } }), settings)
    expect(composition).toMatchObject({ ok: true, quality: { proven: true, weighted: { value: 0 } } })
  })

  test('an organisation keeps nobody apart, and a superior who is elsewhere binds nobody', () => {
    const people = Array.from({ length: 6 }, (_, at) => candidate(`p${at}`, { superior: 'elsewhere' }))
    expect(compose(problemOf({ people, size: { min: 6, max: 6 } }), settings).ok).toBe(true)
  })
})

describe('when it cannot be done', () => {
  const obstaclesIn = (composition: Composition) =>
    composition.ok ? [] : composition.obstacles.map(({ kind }) => kind)

  test('sizes: nothing is put anywhere', () => {
    const people = Array.from({ length: 31 }, (_, at) => candidate(`p${at}`))
    const composition = compose(problemOf({ people, size: { min: 8, max: 10 } }), settings)
    expect(composition).toMatchObject({ ok: false, assignment: null, quality: null })
    expect(obstaclesIn(composition)).toEqual(['headcount'])
  })

  test('more of an organisation than groups: the best is put anyway, one pair together', () => {
    const people = Array.from({ length: 9 }, (_, at) =>
      candidate(`p${at}`, { organisation: at < 4 ? 'VM' : `o${at}` }),
    )
    const composition = compose(problemOf({ people, size: { min: 3, max: 3 } }), settings)
    expect(obstaclesIn(composition)).toContain('organisation')
    expect(composition.quality?.broken.sameOrganisation).toBe(1)
  })

  test('a pair that sits together already breaks nothing', () => {
    const people = [
      sitting('a', 'g1', { organisation: 'VM' }),
      sitting('b', 'g1', { organisation: 'VM', superior: 'a' }),
      candidate('c'),
    ]
    const problem = problemOf({ people, groups: goesOn('g1'), apart: [['a', 'b']] })
    expect(compose(problem, settings)).toMatchObject({ ok: true, quality: { proven: true } })
  })
})
