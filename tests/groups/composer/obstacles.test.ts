// Why groups cannot be made: every reason is true, and the nearest change that helps does help.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { obstaclesOf } from '~/domain/groups/composer/obstacles'
import { type Candidate, type Problem } from '~/domain/groups/composer/problem'
import { anyProblem, candidate, canBeSolved, goesOn, problemOf, sitting } from './problems'

const usual = { min: 8, max: 10 }
const crowd = (many: number, known: Partial<Candidate> = {}, name = 'p') =>
  Array.from({ length: many }, (_, at) => candidate(`${name}${at}`, known))
const seats = (group: string, many: number) =>
  Array.from({ length: many }, (_, at) => sitting(`${group}-${at}`, group))
const kinds = (problem: Problem) => obstaclesOf(problem).map(({ kind }) => kind)

describe('any small problem', () => {
  test('that can be solved has no obstacle', () => {
    fc.assert(
      fc.property(anyProblem({ people: 6 }), (problem) => {
        fc.pre(obstaclesOf(problem).length > 0)
        expect(canBeSolved(problem)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  test('without rules between free people has an obstacle exactly when it cannot be solved', () => {
    fc.assert(
      fc.property(anyProblem({ people: 6, pairs: false }), (problem) => {
        expect(obstaclesOf(problem).length > 0).toBe(!canBeSolved(problem))
      }),
      { numRuns: 1000 },
    )
  })

  test('whose rules are all against those who are held has one too', () => {
    const held = anyProblem({ people: 6 }).map((problem) => {
      const free = new Set(problem.people.filter(({ fixed }) => !fixed).map(({ id }) => id))
      return {
        ...problem,
        apart: problem.apart.filter(([one, other]) => !free.has(one) || !free.has(other)),
        people: problem.people.map((one) =>
          free.has(one.id) && one.superior !== null && free.has(one.superior)
            ? { ...one, superior: null }
            : one,
        ),
      }
    })
    fc.assert(
      fc.property(held, (problem) => {
        expect(obstaclesOf(problem).length > 0).toBe(!canBeSolved(problem))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the number of people', () => {
  test.each([
    [31, null, 30, 32],
    [7, null, null, 8],
    [11, null, 10, 16],
    [15, null, 10, 16],
    [23, null, 20, 24],
    [31, 3, 30, null],
    [31, 4, null, 32],
    [31, 5, null, 40],
  ])('%i people in %s groups of 8 to 10: %s or %s can', (people, groupCount, fewer, more) => {
    const problem = problemOf({ size: usual, people: crowd(people), groupCount })
    expect(obstaclesOf(problem)).toEqual([
      { kind: 'headcount', people, size: usual, groups: groupCount, fewer, more, otherGroups: null },
    ])
    for (const many of [fewer, more]) {
      if (many === null) continue
      expect(kinds({ ...problem, people: crowd(many) })).toEqual([])
    }
  })

  test('fits another number of groups than the organiser’s', () => {
    const problem = problemOf({ size: usual, people: crowd(32), groupCount: 5 })
    expect(obstaclesOf(problem)).toMatchObject([{ fewer: null, more: 40, otherGroups: 4 }])
    expect(obstaclesOf({ ...problem, groupCount: 2 })).toMatchObject([
      { fewer: 20, more: null, otherGroups: 4 },
    ])
    expect(kinds({ ...problem, groupCount: 4 })).toEqual([])
  })

  test('is seen beside the sizes of the groups that go on', () => {
    const problem = problemOf({
      size: usual,
      groups: goesOn('g1', 'g2'),
      people: [...seats('g1', 10), ...seats('g2', 9), ...crowd(4)],
    })
    expect(obstaclesOf(problem)).toEqual([
      { kind: 'headcount', people: 23, size: usual, groups: null, fewer: 20, more: 27, otherGroups: null },
    ])
    expect(kinds({ ...problem, people: [...seats('g1', 10), ...seats('g2', 9), ...crowd(1)] })).toEqual([])
    expect(kinds({ ...problem, people: [...seats('g1', 10), ...seats('g2', 9), ...crowd(8)] })).toEqual([])
  })

  test('has nothing to say of nobody, and something of nobody to fill a group', () => {
    expect(kinds(problemOf({ size: usual }))).toEqual([])
    expect(kinds(problemOf({ size: usual, groups: goesOn('g1') }))).toEqual(['continuingShort'])
  })
})

describe('groups that go on', () => {
  test('need more than there are', () => {
    const people = [...seats('g1', 5), ...seats('g2', 6), ...seats('g3', 9), ...crowd(3)]
    expect(obstaclesOf(problemOf({ size: usual, groups: goesOn('g1', 'g2', 'g3'), people }))).toEqual([
      { kind: 'continuingShort', missing: 2, groups: ['g1', 'g2'] },
    ])
  })

  test('are larger than the largest size with those who are pinned to them', () => {
    const pinned = candidate('p', { group: 'g1', fixed: true, pinned: true })
    const problem = problemOf({ size: usual, groups: goesOn('g1'), people: [...seats('g1', 10), pinned] })
    expect(obstaclesOf(problem)).toEqual([{ kind: 'continuingOver', group: 'g1', members: 11, over: 1 }])
  })

  test('are more than the organiser asked for', () => {
    const people = [...seats('g1', 8), ...seats('g2', 8)]
    const problem = problemOf({ size: usual, groups: goesOn('g1', 'g2'), people, groupCount: 1 })
    expect(obstaclesOf(problem)).toEqual([{ kind: 'groupCount', groups: 1, least: 2 }])
  })
})

describe('organisations', () => {
  test('with more people than there are groups', () => {
    const people = [...crowd(12, { organisation: 'vm' }), ...crowd(70, {}, 'q')]
    expect(obstaclesOf(problemOf({ size: usual, people, groupCount: 9 }))).toEqual([
      { kind: 'organisation', organisation: 'vm', people: 12, groups: 9, over: 3 },
    ])
  })

  test('do not count the groups where they sit already', () => {
    const at = { organisation: 'vm' }
    const people = [
      ...seats('g1', 7),
      sitting('minister', 'g1', at),
      ...seats('g2', 7),
      ...crowd(2, at),
      candidate('q'),
    ]
    const problem = problemOf({ size: usual, groups: goesOn('g1', 'g2'), people })
    expect(obstaclesOf(problem)).toEqual([
      { kind: 'organisation', organisation: 'vm', people: 2, groups: 1, over: 1 },
    ])
  })

  test('are too few to fill the groups', () => {
    const people = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((name) => crowd(3, { organisation: name }, name))
    expect(obstaclesOf(problemOf({ size: usual, people, groupCount: 2 }))).toContainEqual({
      kind: 'unfilled',
      groups: [],
      made: 2,
      places: 16,
      missing: 4,
    })
    const going = problemOf({
      size: usual,
      groups: goesOn('g1', 'g2'),
      people: [
        ...seats('g1', 5),
        sitting('x', 'g1', { organisation: 'x' }),
        ...seats('g2', 8),
        ...crowd(2, { organisation: 'x' }, 'x-'),
        candidate('q'),
      ],
    })
    expect(obstaclesOf(going)).toContainEqual({
      kind: 'unfilled',
      groups: ['g1'],
      made: 0,
      places: 2,
      missing: 1,
    })
  })

  test('crowd the last places together', () => {
    const known = (name: string) => ({ organisation: name })
    const people = [
      ...seats('g1', 7),
      sitting('xs', 'g1', known('x')),
      sitting('ys', 'g1', known('y')),
      ...seats('g2', 9),
      candidate('x1', known('x')),
      candidate('y1', known('y')),
    ]
    expect(obstaclesOf(problemOf({ size: usual, groups: goesOn('g1', 'g2'), people }))).toEqual([
      {
        kind: 'crowded',
        people: ['x1', 'y1'],
        organisations: ['x', 'y'],
        groups: 2,
        places: 1,
        over: 1,
      },
    ])
  })
})

describe('people', () => {
  test('who are held to one group and may not be in one', () => {
    const pinned = candidate('p', { group: 'g1', fixed: true, pinned: true, superior: 'g1-0' })
    const people = [...seats('g1', 8), pinned]
    expect(obstaclesOf(problemOf({ size: usual, groups: goesOn('g1'), people }))).toEqual([
      { kind: 'pinned', group: 'g1', pair: ['g1-0', 'p'], rule: 'superior' },
    ])
    const both = people.map((one) => ({ ...one, pinned: false }))
    expect(kinds(problemOf({ size: usual, groups: goesOn('g1'), people: both }))).toEqual([])
  })

  test('whom no group can take, and what stands in the way', () => {
    const lone = candidate('lone', { organisation: 'vm', superior: 'g2-3' })
    const people = [
      ...seats('g1', 8),
      sitting('clerk', 'g1', { organisation: 'vm' }),
      ...seats('g2', 8),
      ...seats('g3', 8),
      ...seats('g4', 10),
      lone,
    ]
    const problem = problemOf({
      size: usual,
      groups: goesOn('g1', 'g2', 'g3', 'g4'),
      people,
      apart: [['g3-1', 'lone']],
    })
    expect(obstaclesOf(problem)).toEqual([
      {
        kind: 'nowhere',
        person: 'lone',
        groups: [
          { group: 'g1', rule: 'sameOrganisation', by: 'clerk' },
          { group: 'g2', rule: 'superior', by: 'g2-3' },
          { group: 'g3', rule: 'apart', by: 'g3-1' },
          { group: 'g4', rule: 'sizeAbove', by: null },
        ],
      },
    ])
  })

  test('who must all be kept from each other', () => {
    const people = crowd(18)
    const foes = ['p0', 'p1', 'p2']
    const apart = foes.flatMap((one, at) => foes.slice(at + 1).map((other) => [one, other] as const))
    const [found, ...more] = obstaclesOf(problemOf({ size: usual, people, apart }))
    expect(more).toEqual([])
    expect(found).toMatchObject({ kind: 'apartClique', groups: 2 })
    expect(found?.kind === 'apartClique' && [...found.people].sort()).toEqual(foes)
    expect(kinds(problemOf({ size: usual, people: crowd(24), apart }))).toEqual([])
  })
})
