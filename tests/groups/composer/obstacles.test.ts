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
      { numRuns: 1500 },
    )
  })

  test('without rules between free people has an obstacle exactly when it cannot be solved', () => {
    fc.assert(
      fc.property(anyProblem({ people: 6, pairs: false }), (problem) => {
        expect(obstaclesOf(problem).length > 0).toBe(!canBeSolved(problem))
      }),
      { numRuns: 1500 },
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
      { numRuns: 1500 },
    )
  })
})
