// `npm run compose`: what it says of wrong input, and of people who cannot be put in groups.
import { describe, expect, test } from 'vitest'
import { BadInput, readProblem } from '../../../app/console/compose-input'
import { obstacleInWords } from '../../../app/console/obstacle-words'
import { compose } from '~/domain/groups/composer/compose'
import { usualSettings } from '~/domain/groups/composer/problem'
import { generate } from '../../../bench/yardstick/generate.mjs'

type Set = ReturnType<typeof generate>
const whole = (): Set => generate(40, 1, 'mixed')
const written = (change: (set: Set) => void): string => {
  const set = whole()
  change(set)
  return JSON.stringify(set)
}

/** What is said of a text that is refused. */
function said(text: string): string {
  try {
    readProblem(text)
  } catch (error) {
    if (error instanceof BadInput) return error.message
    throw error
  }
  throw new Error('it was read')
}

describe('the yardstick’s format', () => {
  test('is read, also with people of whom little is known', () => {
    const problem = readProblem(
      written(({ people }) => Object.assign(people[3]!, { region: null, gender: null })),
    )
    expect(problem.people).toHaveLength(40)
    expect(problem.people[3]).toMatchObject({ region: null, gender: null })
    expect(compose(problem, usualSettings).ok).toBe(true)
  })
})

describe('wrong input is said in one line', () => {
  const wrong: [string, string, RegExp][] = [
    ['no JSON', '{"people": [', /^It is not JSON/],
    ['another shape', '[]', /^the whole: /],
    ['no people', written((set) => (set.people = [])), /^people: /],
    ['a size upside down', written((set) => (set.size = { min: 9, max: 8 })), /^size: the least is more/],
    ['a person twice', written(({ people }) => (people[1]!.id = 'p1')), /^people: p1 is there twice/],
    ['a group twice', written(({ groups }) => (groups[1]!.id = 'g1')), /^groups: g1 is there twice/],
    [
      'a group that is not named',
      written(({ people }) => Object.assign(people[0]!, { group: 'g99', fixed: true })),
      /^people: p1 is in g99, which is no group/,
    ],
    [
      'a superior who is not there',
      written(({ people }) => Object.assign(people[0]!, { superior: 'p99' })),
      /^people: the superior of p1 is p99/,
    ],
    [
      'fixed in no group',
      written(({ people }) => Object.assign(people[0]!, { group: null, fixed: true })),
      /^people: p1 is fixed, but in no group/,
    ],
    ['a stranger kept apart', written((set) => set.apart.push(['p1', 'p99'])), /^apart: p99 is not among/],
  ]
  test.each(wrong)('%s', (_name, text, words) => {
    expect(said(text)).toMatch(words)
    expect(said(text)).not.toContain('\n')
  })
})

describe('why it cannot be done', () => {
  test.each([
    [
      {
        kind: 'headcount',
        people: 31,
        size: { min: 8, max: 10 },
        groups: null,
        fewer: 30,
        more: 32,
        otherGroups: null,
      },
      '31 people cannot make groups of 8 to 10: 30 or 32 people can.',
    ],
    [
      { kind: 'organisation', organisation: 'VM', people: 12, groups: 9, over: 3 },
      '12 people of VM, but 9 groups are open to them: 3 must go, or as many groups more.',
    ],
    [
      { kind: 'together', broken: { apart: 1 }, pairs: [{ pair: ['a', 'b'], rule: 'apart' }] },
      'No way was found to keep all rules: kept apart 1 times: a and b (kept apart).',
    ],
  ] as const)('%j', (obstacle, words) => {
    expect(obstacleInWords(obstacle)).toBe(words)
  })
})
