// The days of dates in a row: the rhythm is kept, days on which people are away are left out and told.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weekdayOf } from '~/domain/calendar/weeks'
import { everyWeeks, schoolHolidayOn } from '~/domain/series/dates'
import { deadlineOf } from '~/domain/series/plan-form'
import { exceptionsAmong, mostUsual, takesInvitations } from '~/domain/series/rules'

const away =
  (...days: string[]) =>
  (day: string) =>
    days.includes(day) ? ({ why: 'publicHoliday', name: 'pyhä' } as const) : null

describe('every so many weeks', () => {
  test('keeps the weekday over the year’s end and the change of the clock', () => {
    const { days } = everyWeeks({ from: '2026-12-03', weeks: 4, times: 5 }, away())
    expect(days).toEqual(['2026-12-03', '2026-12-31', '2027-01-28', '2027-02-25', '2027-03-25'])
  })

  test('leaves out what is off, tells it, and still finds as many', () => {
    const found = everyWeeks({ from: '2026-12-10', weeks: 2, times: 3 }, away('2026-12-24', '2027-01-07'))
    expect(found.days).toEqual(['2026-12-10', '2027-01-21', '2027-02-04'])
    expect(found.skipped.map(({ day }) => day)).toEqual(['2026-12-24', '2027-01-07'])
  })

  test('ends even when no day will do', () => {
    const off = () => ({ why: 'publicHoliday', name: 'pyhä' }) as const
    expect(everyWeeks({ from: '2026-12-10', weeks: 2, times: 3 }, off).days).toEqual([])
  })

  test('every day is of the same weekday, in order and none of those left out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 12 }),
        fc.func(fc.boolean()),
        (weeks, times, isOff) => {
          const off = (day: string) => (isOff(day) ? ({ why: 'ownDay', name: 'oma' } as const) : null)
          const { days, skipped } = everyWeeks({ from: '2026-11-24', weeks, times }, off)
          expect(days.length).toBeLessThanOrEqual(times)
          expect([...days].sort()).toEqual(days)
          expect(days.every((day) => weekdayOf(day) === 2 && !isOff(day))).toBe(true)
          expect(skipped.every(({ day }) => !days.includes(day))).toBe(true)
        },
      ),
    )
  })
})

test.each([
  ['2027-02-24', 'winter8', 'winter8'],
  ['2027-02-24', 'winter9', null],
  ['2027-03-03', 'winter9', 'winter9'],
  ['2027-03-10', 'winter8', null],
  ['2026-10-14', 'winter10', 'autumn'],
  ['2026-11-24', 'winter8', null],
] as const)('on %s, for the schools of %s, there is %s', (day, winter, kind) => {
  expect(schoolHolidayOn(day, winter)).toBe(kind)
})

describe('what differs', () => {
  const date = (id: string, startsAt: string, endsAt: string, place = 'Säätytalo') => ({
    id,
    startsAt,
    endsAt,
    place,
  })
  const winter = date('winter', '2026-12-03T06:00:00.000Z', '2026-12-03T07:30:00.000Z')
  const summer = date('summer', '2026-06-03T05:00:00.000Z', '2026-06-03T06:30:00.000Z')

  test('is read off the clock of Helsinki: summer time is no exception', () => {
    expect([...exceptionsAmong([winter, summer])]).toEqual([])
  })

  test('is the hours, the length or the place that most do not have', () => {
    const longer = { ...winter, id: 'longer', endsAt: '2026-12-03T08:30:00.000Z' }
    const elsewhere = { ...winter, id: 'elsewhere', place: 'Etelärantaa 1' }
    expect([...exceptionsAmong([longer, winter, summer, elsewhere])]).toEqual(['longer', 'elsewhere'])
    expect(mostUsual([longer, winter, summer])).toEqual({ from: '08:00', to: '09:30', place: 'Säätytalo' })
    expect(mostUsual([])).toBeNull()
  })
})

test.each([
  ['2026-10-27T06:00:00.000Z', 3, '2026-10-24T13:00:00.000Z'],
  ['2026-10-28T06:00:00.000Z', 3, '2026-10-25T14:00:00.000Z'],
  ['2026-12-03T06:00:00.000Z', null, null],
  ['2026-12-03T06:00:00.000Z', 0, '2026-12-03T06:00:00.000Z'],
  ['2026-10-02T06:00:00.000Z', 7, '2026-10-02T06:00:00.000Z'],
])('of a date at %s, %s days before, the deadline is %s', (startsAt, days, deadline) => {
  expect(deadlineOf(startsAt, days, '2026-10-01T09:00:00.000Z')).toBe(deadline)
})

test.each([
  ['draft', '2026-12-03T06:00:00.000Z', null, true],
  ['open', '2026-12-03T06:00:00.000Z', '2026-09-30T13:00:00.000Z', false],
  ['open', '2026-09-03T06:00:00.000Z', null, false],
  ['cancelled', '2026-12-03T06:00:00.000Z', null, false],
] as const)(
  'whether one can be invited to a date that is %s at %s, by %s: %s',
  (status, startsAt, answerBy, can) => {
    expect(takesInvitations({ status, startsAt, answerBy }, '2026-10-01T09:00:00.000Z')).toBe(can)
  },
)
