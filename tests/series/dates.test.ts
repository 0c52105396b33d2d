// The days of dates in a row: the rhythm is kept, days on which people are away are left out and told.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weekdayOf } from '~/domain/calendar/weeks'
import { everyWeeks, schoolHolidayOn } from '~/domain/series/dates'

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
