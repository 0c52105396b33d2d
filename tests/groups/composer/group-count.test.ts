// How many groups are made, and which.
import { describe, expect, test } from 'vitest'
import { countsFor, groupsFor, possibleCounts } from '~/domain/groups/composer/group-count'
import { candidate, goesOn, problemOf, sitting } from './problems'

const size = { min: 8, max: 10 }
const some = (count: number) => Array.from({ length: count }, (_, at) => candidate(`p${at}`))
const made = (...ids: string[]) => ids.map((id) => ({ id, existing: false }))

describe('numbers that the sizes allow', () => {
  test.each([
    [7, []],
    [8, [1]],
    [10, [1]],
    [11, []],
    [15, []],
    [20, [2]],
    [31, []],
    [40, [4, 5]],
    [80, [8, 9, 10]],
  ])('%i people', (people, counts) => {
    expect(possibleCounts(problemOf({ people: some(people), size }))).toEqual(counts)
  })

  test('continuing groups count with those who sit in them', () => {
    const members = Array.from({ length: 10 }, (_, at) => sitting(`s${at}`, 'g1'))
    // Ten sit already: five more make no group, and nobody of theirs may come over.
    expect(
      possibleCounts(problemOf({ people: [...members, ...some(5)], groups: goesOn('g1'), size })),
    ).toEqual([])
    expect(
      possibleCounts(problemOf({ people: [...members, ...some(8)], groups: goesOn('g1'), size })),
    ).toEqual([2])
  })
})

describe('which groups', () => {
  test('all that are named, when the sizes allow', () => {
    const groups = made('a', 'b', 'c', 'd', 'e')
    expect(groupsFor(problemOf({ people: some(40), groups, size }))).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('named ones are left from the end, never those that go on', () => {
    const groups = [...made('a', 'b'), ...goesOn('c'), ...made('d')]
    expect(groupsFor(problemOf({ people: some(20), groups, size }))).toEqual(['a', 'c'])
  })

  test('new ones get names that are not taken', () => {
    const problem = problemOf({ people: some(40), groups: made('new1', 'b'), groupCount: 5, size })
    expect(groupsFor(problem)).toEqual(['new1', 'b', 'new2', 'new3', 'new4'])
  })

  test('a group that somebody is held to is made', () => {
    const people = [...some(15), candidate('x', { group: 'b', fixed: true, pinned: true })]
    expect(groupsFor(problemOf({ people, groups: made('a', 'b', 'c'), groupCount: 2, size }))).toEqual([
      'a',
      'b',
    ])
    expect(groupsFor(problemOf({ people, groups: made('a', 'c', 'b'), groupCount: 1, size }))).toEqual(['b'])
  })

  test('with continuing groups alone: they, when they hold everybody, and else groups of the middle size', () => {
    const groups = goesOn('a', 'b')
    expect(groupsFor(problemOf({ people: some(20), groups, size }))).toEqual(['a', 'b'])
    expect(groupsFor(problemOf({ people: some(54), groups, size }))).toHaveLength(6)
  })

  test('the number that the organisations need, when the sizes allow it', () => {
    const people = some(40).map((one, at) => ({ ...one, organisation: at < 5 ? 'VM' : null }))
    expect(countsFor(problemOf({ people, groups: made('a', 'b', 'c', 'd'), size }))).toEqual([5, 4])
  })
})
