// What a move costs is what judging all anew would find, and the menu offers the best first.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Broken, brokenRules, judge } from '~/domain/groups/composer/judging'
import { compareCosts, moveCost, type MoveCost, placesFor, swapCost } from '~/domain/groups/composer/moving'
import { type Assignment, hardRules, type Problem, traits } from '~/domain/groups/composer/problem'
import { anyAssignment, anyProblem, candidate, goesOn, noBounds, problemOf, sitting } from './problems'

const anyMove = anyProblem({ people: 9 }).chain((problem) => {
  const person = fc.constantFrom(...problem.people.map(({ id }) => id))
  const to = fc.constantFrom('g1', 'g2', 'g3', 'new', 'newer', null)
  return fc.record({
    problem: fc.constant(problem),
    assignment: anyAssignment(problem),
    person,
    other: person,
    to,
  })
})

/** The assignment with people placed anew; null takes them out. */
function placed(assignment: Assignment, ...places: [string, string | null][]): Assignment {
  const groups = new Map(Object.entries(assignment))
  for (const [id, group] of places) {
    if (group === null) groups.delete(id)
    else groups.set(id, group)
  }
  return Object.fromEntries(groups)
}

/** A broken rule by a name, whoever of a pair or of a group of a wrong size is told, and wherever one is astray. */
const nameOf = ({ rule, group, people }: Broken) =>
  JSON.stringify([
    rule,
    rule === 'fixedMoved' ? null : group,
    rule.startsWith('size') ? [] : [...people].sort(),
  ])
const names = (problem: Problem, assignment: Assignment) =>
  new Set(brokenRules(problem, assignment).map(nameOf))

function expectCost(problem: Problem, before: Assignment, after: Assignment, cost: MoveCost) {
  const [was, is] = [judge(problem, before, noBounds), judge(problem, after, noBounds)]
  for (const rule of hardRules) expect(cost.broken[rule], rule).toBe(is.broken[rule] - was.broken[rule])
  expect(cost.met).toBe(is.met.value - was.met.value)
  expect(cost.meets.length - cost.parts.length).toBe(cost.met)
  for (const trait of traits) {
    const { gained, lost } = cost.alike[trait]
    expect(gained - lost, trait).toBe(is.alike[trait].value - was.alike[trait].value)
  }
  expect(cost.weighted).toBe(is.weighted.value - was.weighted.value)
  expect(cost.distinctSectors).toBe(is.distinctSectors.value - was.distinctSectors.value)
  expect(cost.sectors.gained.length - cost.sectors.lost.length).toBe(cost.distinctSectors)
  const [had, has] = [names(problem, before), names(problem, after)]
  const isPair = (name: string) => !name.startsWith('["size')
  const breaks = cost.breaks.map(nameOf)
  const mends = cost.mends.map(nameOf)
  expect(breaks.filter(isPair).sort()).toEqual(
    [...has].filter((each) => isPair(each) && !had.has(each)).sort(),
  )
  expect(mends.filter(isPair).sort()).toEqual(
    [...had].filter((each) => isPair(each) && !has.has(each)).sort(),
  )
  for (const name of breaks) expect(has).toContain(name)
  for (const name of mends) expect(had).toContain(name)
}

describe('what a move costs', () => {
  test('is what judging before and after would find', () => {
    fc.assert(
      fc.property(anyMove, ({ problem, assignment, person, to }) => {
        const cost = moveCost(problem, assignment, person, to)
        expectCost(problem, assignment, placed(assignment, [person, to]), cost)
      }),
      { numRuns: 400 },
    )
  })

  test('for two who change places is what judging before and after would find', () => {
    fc.assert(
      fc.property(anyMove, ({ problem, assignment, person, other }) => {
        const after = placed(
          assignment,
          [person, assignment[other] ?? null],
          [other, assignment[person] ?? null],
        )
        expectCost(problem, assignment, after, swapCost(problem, assignment, person, other))
      }),
      { numRuns: 400 },
    )
  })

  test('names who and what', () => {
    const problem = problemOf({
      groups: goesOn('g1', 'g2'),
      people: [
        candidate('mover', { organisation: 'vm', sector: 'money', gender: 'f', superior: 'boss' }),
        candidate('mate', { sector: 'law', gender: 'f' }),
        sitting('boss', 'g2', { organisation: 'um', sector: 'abroad', gender: 'm' }),
        sitting('clerk', 'g2', { organisation: 'vm', sector: 'money', gender: 'f' }),
        sitting('friend', 'g2', { sector: 'law', gender: 'f' }),
      ],
      met: [
        ['friend', 'mover'],
        ['mate', 'mover'],
      ],
      apart: [['mover', 'mate']],
    })
    const assignment = { mover: 'g1', mate: 'g1', boss: 'g2', clerk: 'g2', friend: 'g2' }
    expect(moveCost(problem, assignment, 'mover', 'g2')).toEqual({
      breaks: [
        { rule: 'sizeBelow', group: 'g1', people: ['mate'] },
        { rule: 'superior', group: 'g2', people: ['mover', 'boss'] },
        { rule: 'sameOrganisation', group: 'g2', people: ['mover', 'clerk'] },
        { rule: 'sizeAbove', group: 'g2', people: ['boss', 'clerk', 'friend', 'mover'] },
      ],
      mends: [{ rule: 'apart', group: 'g1', people: ['mover', 'mate'] }],
      broken: {
        unassigned: 0,
        sizeBelow: 1,
        sizeAbove: 1,
        fixedMoved: 0,
        sameOrganisation: 1,
        superior: 1,
        apart: -1,
      },
      met: 0,
      meets: [['mover', 'friend']],
      parts: [['mover', 'mate']],
      alike: {
        sector: { gained: 1, lost: 0 },
        gender: { gained: 2, lost: 1 },
        role: { gained: 0, lost: 0 },
        language: { gained: 0, lost: 0 },
        region: { gained: 0, lost: 0 },
      },
      weighted: 110,
      sectors: { gained: [], lost: [{ group: 'g1', sector: 'money' }] },
      distinctSectors: -1,
      sizes: [
        { group: 'g1', before: 2, after: 1 },
        { group: 'g2', before: 3, after: 4 },
      ],
    })
  })

  test('is nothing when nothing moves, and is not asked of strangers', () => {
    const problem = problemOf({ people: [candidate('a')] })
    expect(moveCost(problem, { a: 'g' }, 'a', 'g').sizes).toEqual([])
    expect(() => moveCost(problem, { a: 'g' }, 'b', 'g')).toThrow(RangeError)
  })
})

describe('the places for a person', () => {
  test('are all groups but their own, the best first', () => {
    fc.assert(
      fc.property(anyMove, ({ problem, assignment, person }) => {
        const places = placesFor(problem, assignment, person)
        const groups = new Set([...problem.groups.map(({ id }) => id), ...Object.values(assignment)])
        groups.delete(assignment[person] ?? '')
        expect(places.map(({ group }) => group).sort()).toEqual([...groups].sort())
        for (const [at, { cost }] of places.slice(1).entries()) {
          expect(compareCosts(places[at]!.cost, cost)).toBeLessThanOrEqual(0)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('put broken rules before meeting again, and that before likeness', () => {
    const problem = problemOf({
      size: { min: 1, max: 9 },
      groups: goesOn('clash', 'again', 'alike', 'good'),
      people: [
        candidate('p', { organisation: 'vm', sector: 'money' }),
        sitting('a', 'clash', { organisation: 'vm' }),
        sitting('b', 'again'),
        sitting('c', 'alike', { sector: 'money' }),
        sitting('d', 'good'),
      ],
      met: [['p', 'b']],
    })
    const assignment = { p: 'own', a: 'clash', b: 'again', c: 'alike', d: 'good' }
    const order = placesFor(problem, assignment, 'p').map(({ group }) => group)
    expect(order).toEqual(['good', 'alike', 'again', 'clash'])
  })
})
