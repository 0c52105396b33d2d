// Who fills a group best: by what it lacks, and as good as trying everybody would find.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge } from '~/domain/groups/composer/judging'
import { type Candidate, type Problem } from '~/domain/groups/composer/problem'
import { bestFill, topUp } from '~/domain/groups/composer/topping-up'
import { anyProblem, candidate, goesOn, noBounds, problemOf, sitting } from './problems'

/** A group of those who sit in g1, and all others as candidates for it. */
const anyGap = anyProblem({ people: 9, count: false }).map((problem) => {
  const members = problem.people
    .filter(({ group }) => group === 'g1')
    .map((one) => ({ ...one, pinned: false }))
  const others = problem.people
    .filter(({ group }) => group !== 'g1')
    .map((one) => ({ ...one, group: null, fixed: false, pinned: false }))
  return { problem: { ...problem, people: members }, others }
})

/** What judging finds of the group with more people: broken pairs, pairs who meet again, pairs alike by weight. */
function judged(problem: Problem, more: readonly Candidate[]) {
  const people = [...problem.people, ...more]
  const assignment = Object.fromEntries(people.map(({ id }) => [id, 'g1']))
  const { broken, met, weighted } = judge({ ...problem, people }, assignment, noBounds)
  return {
    broken: broken.sameOrganisation + broken.superior + broken.apart,
    met: met.value,
    weighted: weighted.value,
  }
}

/** Every set of so many. */
function setsOf<T>(of: readonly T[], many: number): T[][] {
  if (many === 0) return [[]]
  return of.flatMap((one, at) => setsOf(of.slice(at + 1), many - 1).map((rest) => [one, ...rest]))
}

type Judged = ReturnType<typeof judged>
const compare = (one: Judged, other: Judged) => one.met - other.met || one.weighted - other.weighted

describe('ranking', () => {
  test('puts first whom judging everybody would put first, and last those whom a rule excludes', () => {
    fc.assert(
      fc.property(anyGap, ({ problem, others }) => {
        const none = judged(problem, [])
        const found = topUp(problem, 'g1', others)
        const all = new Map(others.map((one) => [one.id, judged(problem, [one])]))
        expect(found).toHaveLength(others.length)
        for (const { person, excluded, meets, weighted } of found) {
          const one = all.get(person)!
          expect(excluded).toHaveLength(one.broken - none.broken)
          expect(meets).toHaveLength(one.met - none.met)
          expect(weighted).toBe(one.weighted - none.weighted)
        }
        const fit = [...all.values()].filter(({ broken }) => broken === none.broken).sort(compare)
        const first = all.get(found[0]?.person ?? '')
        if (fit[0]) expect(compare(first!, fit[0])).toBe(0)
        const isOut = found.map(({ excluded }) => excluded.length > 0)
        expect(isOut).toEqual([...isOut].sort())
      }),
      { numRuns: 150 },
    )
  })

  test('says what each brings, whom they meet again and what stands in the way', () => {
    const money = { organisation: 'vm', sector: 'money', gender: 'm', language: 'fi', region: 'south' }
    const problem = problemOf({
      size: { min: 5, max: 6 },
      groups: goesOn('g1'),
      people: [
        sitting('boss', 'g1', money),
        sitting('b', 'g1', { ...money, organisation: 'b', sector: 'law' }),
        sitting('c', 'g1', { ...money, organisation: 'c', sector: 'law', gender: 'f' }),
        sitting('d', 'g1', { ...money, organisation: 'd', sector: 'health' }),
      ],
      met: [['again', 'b']],
      apart: [['foe', 'c']],
    })
    const others = [
      candidate('foe', { sector: 'art' }),
      candidate('aide', { sector: 'art', superior: 'boss', organisation: 'vm' }),
      candidate('again', { sector: 'art' }),
      candidate('same', { ...money, organisation: 'e' }),
      candidate('best', { sector: 'art', gender: 'f', language: 'sv', region: 'south', role: 'head' }),
      candidate('unknown'),
      candidate('b'),
    ]
    const found = topUp(problem, 'g1', others)
    expect(found.map(({ person }) => person)).toEqual(['unknown', 'best', 'same', 'again', 'foe', 'aide'])
    expect(found[1]).toEqual({
      person: 'best',
      excluded: [],
      brings: [
        { trait: 'sector', value: 'art', how: 'new', here: 0, of: 4 },
        { trait: 'gender', value: 'f', how: 'balances', here: 1, of: 4 },
        { trait: 'language', value: 'sv', how: 'new', here: 0, of: 4 },
      ],
      meets: [],
      alike: { sector: 0, gender: 1, role: 0, language: 0, region: 4 },
      weighted: 22,
      unknown: [],
    })
    expect(found[0]?.unknown).toEqual(['sector', 'gender', 'role', 'language', 'region'])
    expect(found[3]?.meets).toEqual(['b'])
    expect(found[4]?.excluded).toEqual([{ rule: 'apart', by: 'c' }])
    expect(found[5]?.excluded).toEqual([
      { rule: 'sameOrganisation', by: 'boss' },
      { rule: 'superior', by: 'boss' },
    ])
  })
})

describe('the best to fill a group', () => {
  test('are the best of all sets, or the most that may sit together', () => {
    fc.assert(
      fc.property(anyGap, fc.integer({ min: 1, max: 4 }), ({ problem, others }, count) => {
        const none = judged(problem, [])
        const fill = bestFill(problem, 'g1', others, count)
        const fits = (set: readonly Candidate[]) => judged(problem, set).broken === none.broken
        const most = [count, 3, 2, 1, 0].find((many) => many <= count && setsOf(others, many).some(fits))!
        expect(fill.exact).toBe(true)
        expect(fill.people).toHaveLength(most)
        expect(fill.missing).toBe(count - most)
        const chosen = others.filter(({ id }) => fill.people.includes(id))
        expect(fits(chosen)).toBe(true)
        const best = setsOf(others, most)
          .filter(fits)
          .map((set) => judged(problem, set))
          .sort(compare)[0]!
        expect({ met: fill.met + none.met, weighted: fill.weighted + none.weighted }).toEqual({
          met: best.met,
          weighted: best.weighted,
        })
      }),
      { numRuns: 150 },
    )
  })

  test('are found among hundreds, and name first whom the group gains most by', () => {
    const at = (of: readonly string[], number: number) => of[number % of.length]!
    const others = Array.from({ length: 300 }, (_, n) =>
      candidate(`q${n}`, {
        organisation: `o${n % 40}`,
        sector: at(['a', 'b', 'c', 'd', 'e', 'f', 'g'], n * 3),
        gender: at(['f', 'm'], n >> 1),
        role: at(['1', '2', '3', '4'], n >> 2),
        language: at(['fi', 'fi', 'sv'], n),
        region: at(['n', 's', 'e', 'w', 's'], n >> 3),
      }),
    )
    const people = others.slice(0, 4).map((one) => ({ ...one, group: 'g1', fixed: true }))
    const problem = problemOf({ size: { min: 8, max: 10 }, groups: goesOn('g1'), people })
    const fill = bestFill(problem, 'g1', others, 5)
    expect(fill.people).toHaveLength(5)
    expect(fill.people[0]).toBe(
      topUp(
        problem,
        'g1',
        others.filter(({ id }) => fill.people.includes(id)),
      )[0]?.person,
    )
  })
})
