// Why somebody is in their group, what speaks against the others, and what a group covers and lacks.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brokenRules } from '~/domain/groups/composer/judging'
import { moveCost } from '~/domain/groups/composer/moving'
import { groupReasons, reasonsFor } from '~/domain/groups/composer/reasons'
import { anyAssignment, anyProblem, candidate, goesOn, problemOf, sitting } from './problems'

const anySeated = anyProblem({ people: 9 }).chain((problem) =>
  fc.record({
    problem: fc.constant(problem),
    assignment: anyAssignment(problem),
    person: fc.constantFrom(...problem.people.map(({ id }) => id)),
  }),
)

const problem = problemOf({
  size: { min: 2, max: 3 },
  groups: goesOn('own', 'vm', 'boss', 'foe', 'full', 'again', 'sector', 'alike', 'as-good'),
  people: [
    candidate('p', { organisation: 'vm', superior: 'chief', sector: 'money', gender: 'f', language: 'sv' }),
    sitting('m1', 'own', { sector: 'law', gender: 'm', language: 'fi' }),
    sitting('m2', 'own', { sector: 'law', gender: 'f', language: 'fi', region: 'north' }),
    sitting('mate', 'vm', { organisation: 'vm' }),
    sitting('chief', 'boss'),
    sitting('enemy', 'foe'),
    sitting('f1', 'full'),
    sitting('f2', 'full'),
    sitting('f3', 'full'),
    sitting('friend', 'again'),
    sitting('banker', 'sector', { sector: 'money' }),
    sitting('w1', 'alike', { gender: 'f' }),
    sitting('w2', 'alike', { gender: 'f' }),
    sitting('other', 'as-good', { sector: 'art', gender: 'm' }),
    candidate('pin', { group: 'as-good', fixed: true, pinned: true }),
  ],
  met: [['friend', 'p']],
  apart: [['p', 'enemy']],
})
const assignment = {
  ...Object.fromEntries(problem.people.flatMap(({ id, group }) => (group === null ? [] : [[id, group]]))),
  p: 'own',
}

describe('why this group', () => {
  test('is told by what they bring and what speaks against the others', () => {
    expect(reasonsFor(problem, assignment, 'p')).toEqual({
      person: 'p',
      group: 'own',
      standing: 'placed',
      brings: [
        { trait: 'sector', value: 'money', how: 'new', here: 0, of: 2 },
        { trait: 'language', value: 'sv', how: 'new', here: 0, of: 2 },
      ],
      meets: [],
      breaks: [],
      needed: false,
      unknown: ['role', 'region'],
      elsewhere: [
        { group: 'vm', hindrance: { kind: 'sameOrganisation', people: ['mate'] } },
        { group: 'boss', hindrance: { kind: 'superior', people: ['chief'] } },
        { group: 'foe', hindrance: { kind: 'apart' } },
        { group: 'full', hindrance: { kind: 'full', members: 3 } },
        { group: 'again', hindrance: { kind: 'met', people: ['friend'] } },
        { group: 'sector', hindrance: { kind: 'sector', sector: 'money', people: ['banker'] } },
        { group: 'alike', hindrance: { kind: 'alike', trait: 'gender', value: 'f', people: ['w1', 'w2'] } },
        { group: 'as-good', hindrance: null },
      ],
      hindrances: {
        sameOrganisation: 1,
        superior: 1,
        apart: 1,
        full: 1,
        met: 1,
        sector: 1,
        alike: 1,
        none: 1,
      },
    })
  })

  test('is that they sit there, or are pinned there, and of one in no group that there is none', () => {
    expect(reasonsFor(problem, assignment, 'm1')).toMatchObject({ standing: 'sits', elsewhere: [] })
    expect(reasonsFor(problem, assignment, 'pin')).toMatchObject({ standing: 'pinned', elsewhere: [] })
    const { p, ...rest } = assignment
    expect(p).toBe('own')
    expect(reasonsFor(problem, rest, 'p')).toMatchObject({ standing: 'unplaced', group: null, brings: [] })
    expect(reasonsFor(problem, assignment, 'mate')).toMatchObject({ needed: true })
    expect(() => reasonsFor(problem, assignment, 'nobody')).toThrow(RangeError)
  })

  test('names a hindrance of every place that is worse, and none of one that is as good', () => {
    fc.assert(
      fc.property(anySeated, ({ problem, assignment, person }) => {
        const { elsewhere } = reasonsFor(problem, assignment, person)
        for (const { group, hindrance } of elsewhere) {
          const cost = moveCost(problem, assignment, person, group)
          const isBarred = cost.breaks.some(
            (each) => each.group === group && each.rule !== 'sizeBelow' && each.rule !== 'fixedMoved',
          )
          const isWorse = cost.met > 0 || (cost.met === 0 && cost.weighted > 0)
          expect(hindrance !== null).toBe(isBarred || isWorse)
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('a group', () => {
  test('is told by what it covers and lacks', () => {
    const told = problemOf({
      size: { min: 5, max: 6 },
      groups: goesOn('g'),
      people: [
        sitting('a', 'g', { organisation: 'vm', sector: 'money', gender: 'm', region: 'south' }),
        sitting('b', 'g', { organisation: 'vm', sector: 'money', gender: 'm', region: 'south' }),
        candidate('c', { sector: 'law', gender: 'f', group: 'g', fixed: true, pinned: true }),
        candidate('d', { sector: 'law', gender: 'm', superior: 'a', region: 'south' }),
        candidate('e', { sector: 'art' }),
      ],
      met: [
        ['c', 'd'],
        ['a', 'b'],
      ],
    })
    expect(groupReasons(told, { a: 'g', b: 'g', c: 'g', d: 'g' }, 'g')).toEqual({
      group: 'g',
      members: ['a', 'b', 'c', 'd'],
      sitting: ['a', 'b'],
      pinned: ['c'],
      placed: ['d'],
      size: { min: 5, max: 6, members: 4, below: 1, over: 0 },
      sectors: {
        present: [
          { sector: 'money', people: ['a', 'b'] },
          { sector: 'law', people: ['c', 'd'] },
        ],
        absent: ['art'],
      },
      counts: {
        sector: [
          { value: 'money', count: 2 },
          { value: 'law', count: 2 },
        ],
        gender: [
          { value: 'm', count: 3 },
          { value: 'f', count: 1 },
        ],
        role: [{ value: null, count: 4 }],
        language: [{ value: null, count: 4 }],
        region: [
          { value: 'south', count: 3 },
          { value: null, count: 1 },
        ],
      },
      alone: [{ person: 'c', trait: 'gender', value: 'f' }],
      meetAgain: [['c', 'd']],
      settled: [{ pair: ['a', 'b'], rule: 'sameOrganisation' }],
      broken: [
        { rule: 'sizeBelow', group: 'g', people: ['a', 'b', 'c', 'd'] },
        { rule: 'superior', group: 'g', people: ['a', 'd'] },
      ],
    })
  })

  test('breaks what all the rules say of it', () => {
    fc.assert(
      fc.property(anySeated, ({ problem, assignment }) => {
        const all = brokenRules(problem, assignment).filter(({ group }) => group !== null)
        const groups = new Set([
          ...problem.groups.flatMap(({ id, existing }) => (existing ? [id] : [])),
          ...Object.values(assignment),
        ])
        const told = [...groups].flatMap((id) => groupReasons(problem, assignment, id).broken)
        const names = (those: object[]) => those.map((each) => JSON.stringify(each)).sort()
        expect(names(told)).toEqual(names(all))
      }),
      { numRuns: 300 },
    )
  })
})
