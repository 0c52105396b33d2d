// Weeks, months and holidays of Finland against known days: year ends, leap years, both changes of the clock.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publicHolidaysIn, publicHolidaysOf } from '~/domain/calendar/public-holidays.server'
import { schoolHolidaysIn, schoolHolidaysOf } from '~/domain/calendar/school-holidays'
import {
  dayBegins,
  daysOf,
  mondayOf,
  mondayOfWeek,
  monthsLater,
  weekdayOf,
  weekOf,
  weeksOfMonth,
} from '~/domain/calendar/weeks'
import { daysLater } from '~/domain/core/time'

const someDay = fc.integer({ min: 0, max: 40_000 }).map((days) => daysLater('1990-01-01', days))

test.each([
  ['2026-01-01', 2026, 1],
  ['2025-12-29', 2026, 1],
  ['2026-12-31', 2026, 53],
  ['2027-01-03', 2026, 53],
  ['2027-01-04', 2027, 1],
  ['2024-12-30', 2025, 1],
  ['2021-01-03', 2020, 53],
  ['2028-02-29', 2028, 9],
])('%s is in week %i/%i', (day, year, week) => {
  expect(weekOf(day)).toEqual({ year, week })
})

test('a week begins on Monday, and its number leads back to it', () => {
  fc.assert(
    fc.property(someDay, (day) => {
      const monday = mondayOf(day)
      expect(weekdayOf(monday)).toBe(1)
      expect(monday <= day && day <= daysLater(monday, 6)).toBe(true)
      expect(mondayOfWeek(weekOf(day))).toBe(monday)
    }),
  )
})

describe('a month', () => {
  test.each([
    [2026, 2, 5, '2026-01-26'],
    [2027, 2, 4, '2027-02-01'],
    [2026, 11, 6, '2026-10-26'],
    [2028, 1, 6, '2027-12-27'],
  ])('%i-%i has %i weeks, from %s', (year, month, weeks, first) => {
    const shown = weeksOfMonth(year, month)
    expect(shown).toHaveLength(weeks)
    expect(shown[0]?.days[0]?.day).toBe(first)
  })

  test('holds each of its days once, whole weeks through', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const days = weeksOfMonth(year, month).flatMap((week) => week.days)
        const own = days.filter(({ inMonth }) => inMonth).map(({ day }) => day)
        const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
        expect(own).toHaveLength(last)
        expect(new Set(days.map(({ day }) => day)).size).toBe(days.length)
        expect(days.length % 7).toBe(0)
        expect(own.every((day) => day.slice(5, 7) === String(month).padStart(2, '0'))).toBe(true)
      }),
    )
  })

  test('goes on over the end of the year', () => {
    expect([monthsLater('2026-12', 1), monthsLater('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  })
})

test.each([
  ['2026-03-29', '2026-03-28T22:00:00.000Z'],
  ['2026-03-30', '2026-03-29T21:00:00.000Z'],
  ['2026-10-25', '2026-10-24T21:00:00.000Z'],
  ['2026-10-26', '2026-10-25T22:00:00.000Z'],
])('%s begins at %s, through the changes of the clock', (day, at) => {
  expect(dayBegins(day)).toBe(at)
})

test('a period holds its last day', () => {
  expect(daysOf({ startsOn: '2026-12-30', endsOn: '2027-01-01' })).toEqual([
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
  ])
})

describe('public holidays', () => {
  test('of 2027, with the eves on which offices are closed', () => {
    expect(publicHolidaysOf(2027).map(({ day }) => day)).toEqual([
      '2027-01-01',
      '2027-01-06',
      '2027-03-26',
      '2027-03-28',
      '2027-03-29',
      '2027-05-01',
      '2027-05-06',
      '2027-05-16',
      '2027-06-25',
      '2027-06-26',
      '2027-11-06',
      '2027-12-06',
      '2027-12-24',
      '2027-12-25',
      '2027-12-26',
    ])
  })

  test('have names of their own in each language', () => {
    const epiphany = publicHolidaysOf(2027).find(({ day }) => day === '2027-01-06')
    expect(epiphany).toEqual({
      day: '2027-01-06',
      nameFi: 'loppiainen',
      nameSv: 'trettondedag jul',
      nameEn: 'Epiphany',
    })
    for (const { nameFi, nameSv, nameEn } of publicHolidaysOf(2030)) {
      expect(new Set([nameFi, nameSv, nameEn]).size).toBe(3)
    }
  })

  test('of a period over the year’s end', () => {
    expect(publicHolidaysIn('2026-12-25', '2027-01-01').map(({ day }) => day)).toEqual([
      '2026-12-25',
      '2026-12-26',
      '2027-01-01',
    ])
  })
})

describe('school holidays', () => {
  test('of 2026 and 2027 are the usual weeks', () => {
    const weeks = (year: number) =>
      schoolHolidaysOf(year).map(({ kind, startsOn, endsOn }) => `${kind} ${startsOn} ${endsOn}`)
    expect(weeks(2026)).toEqual([
      'winter8 2026-02-16 2026-02-22',
      'winter9 2026-02-23 2026-03-01',
      'winter10 2026-03-02 2026-03-08',
      'summer 2026-06-01 2026-08-02',
      'autumn 2026-10-12 2026-10-18',
      'christmas 2026-12-23 2027-01-06',
    ])
    expect(weeks(2027)[3]).toBe('summer 2027-06-07 2027-08-08')
  })

  test.each([
    ['2027-01-01', ['christmas']],
    ['2027-01-07', []],
    ['2026-12-31', ['christmas']],
    ['2026-10-15', ['autumn']],
    ['2026-10-19', []],
    ['2026-08-02', ['summer']],
  ])('%s is in %j', (day, kinds) => {
    expect(schoolHolidaysIn(day, day).map(({ kind }) => kind)).toEqual(kinds)
  })
})
