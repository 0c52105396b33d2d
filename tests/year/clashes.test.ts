// Which events stand in each other's way, and how many people they share.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { later } from '~/domain/core/time'
import { halfDaysOf, meetingOf, pairsThatMeet, pairsThatShare, peopleInBoth } from '~/domain/year/clashes'

const span = (from: string, to: string) => ({ startsAt: `${from}:00.000Z`, endsAt: `${to}:00.000Z` })

test.each([
  // Helsinki is two hours ahead in winter, three in summer.
  ['a morning', span('2026-12-03T07:00', '2026-12-03T10:00'), ['2026-12-03 am']],
  ['an afternoon from noon', span('2026-12-03T10:00', '2026-12-03T14:00'), ['2026-12-03 pm']],
  ['over noon', span('2026-12-03T09:00', '2026-12-03T11:00'), ['2026-12-03 am', '2026-12-03 pm']],
  ['noon in summer', span('2026-08-20T09:00', '2026-08-20T12:00'), ['2026-08-20 pm']],
  ['two days', span('2026-12-03T10:00', '2026-12-04T09:00'), ['2026-12-03 pm', '2026-12-04 am']],
  ['to midnight', span('2026-12-03T20:00', '2026-12-03T22:00'), ['2026-12-03 pm']],
  ['the day the clock goes back', span('2026-10-25T06:00', '2026-10-25T10:00'), ['2026-10-25 am']],
  ['the day it goes forward', span('2026-03-29T06:00', '2026-03-29T09:00'), ['2026-03-29 am']],
])('%s takes %j', (_, event, halves) => {
  expect(halfDaysOf(event)).toEqual(halves)
})

test.each([
  [
    'at once',
    span('2026-12-03T10:00', '2026-12-03T14:00'),
    span('2026-12-03T13:00', '2026-12-03T15:00'),
    'time',
  ],
  [
    'one after the other',
    span('2026-12-03T10:00', '2026-12-03T12:00'),
    span('2026-12-03T12:00', '2026-12-03T14:00'),
    'halfDay',
  ],
  [
    'morning and afternoon',
    span('2026-12-03T07:00', '2026-12-03T10:00'),
    span('2026-12-03T10:00', '2026-12-03T14:00'),
    null,
  ],
  [
    'two days',
    span('2026-12-03T10:00', '2026-12-03T14:00'),
    span('2026-12-04T10:00', '2026-12-04T14:00'),
    null,
  ],
])('%s', (_, one, other, meeting) => {
  expect([meetingOf(one, other), meetingOf(other, one)]).toEqual([meeting, meeting])
})

test('events that overlap share a half day, whenever they are', () => {
  const event = fc
    .tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 3_000 }))
    .map(([from, long]) => {
      const startsAt = later('2026-10-20T00:00:00.000Z', { minutes: from })
      return { startsAt, endsAt: later(startsAt, { minutes: long }) }
    })
  fc.assert(
    fc.property(event, event, (one, other) => {
      if (meetingOf(one, other) !== 'time') return
      expect(halfDaysOf(one).some((half) => halfDaysOf(other).includes(half))).toBe(true)
    }),
  )
})

test('people asked to both are counted once, whichever is first', () => {
  const [one, other] = [new Set(['a', 'b', 'c']), new Set(['b', 'c', 'd', 'e'])]
  expect([peopleInBoth(one, other), peopleInBoth(other, one), peopleInBoth(one, new Set())]).toEqual([
    2, 2, 0,
  ])
})

test('pairs are told when they share people: overlaps first, then the most', () => {
  const events = [
    { id: 'coffee', ...span('2026-12-03T06:00', '2026-12-03T07:30') },
    { id: 'seminar', ...span('2026-12-03T08:00', '2026-12-03T09:30') },
    { id: 'day', ...span('2026-12-03T07:00', '2026-12-03T14:00') },
    { id: 'alone', ...span('2026-12-03T07:00', '2026-12-03T14:00') },
  ]
  const people: Record<string, string[]> = {
    coffee: ['a', 'b'],
    seminar: ['a'],
    day: ['a', 'b', 'c'],
    alone: ['z'],
  }
  expect(pairsThatShare(pairsThatMeet(events), (id) => new Set(people[id]))).toEqual([
    { one: 'coffee', other: 'day', meeting: 'time', people: 2 },
    { one: 'seminar', other: 'day', meeting: 'time', people: 1 },
    { one: 'coffee', other: 'seminar', meeting: 'halfDay', people: 1 },
  ])
})
