// Dates and times as each language writes them, on the clock of Helsinki.
import { describe, expect, test } from 'vitest'
import {
  dayAndDate,
  hours,
  lineTime,
  longDate,
  moment,
  monthName,
  period,
  plainDate,
  shortDate,
} from '~/i18n/dates'

const noon = '2026-12-03T10:00:00.000Z'
const four = '2026-12-03T14:00:00.000Z'

describe('each language has its own way', () => {
  test.each([
    ['fi', 'to 3.12.2026 klo 12–16', 'to 3.12.2026 klo 12', '3.12.', 'Torstai 3. joulukuuta 2026', 'joulu'],
    ['sv', 'tors 3.12.2026 kl. 12–16', 'tors 3.12.2026 kl. 12', '3.12', 'Torsdag 3 december 2026', 'dec'],
    [
      'en',
      'Thu 3 December 2026, 12:00–16:00',
      'Thu 3 December 2026, 12:00',
      '3 Dec',
      'Thursday 3 December 2026',
      'Dec',
    ],
  ] as const)('%s', (locale, time, at, short, long, month) => {
    expect(period(noon, four, locale)).toBe(time)
    expect(moment(noon, locale)).toBe(at)
    expect(shortDate(noon, locale)).toBe(short)
    expect(longDate(noon, locale)).toBe(long)
    expect(monthName(noon, locale)).toBe(month)
  })
})

test('no number is padded, and the minutes are said when there are some', () => {
  expect(hours('2026-02-01T06:00:00.000Z', '2026-02-01T07:30:00.000Z', 'fi')).toBe('klo 8–9.30')
  expect(plainDate('2026-02-01', 'fi')).toBe('1.2.2026')
  expect(dayAndDate('2026-02-01T22:30:00.000Z', 'fi')).toBe('ma 2.2.2026')
})

test('over several days both ends are said in full, and the lines of a programme say their day', () => {
  const event = { startsAt: noon, endsAt: '2026-12-04T14:00:00.000Z', zone: 'Europe/Helsinki' }
  expect(period(event.startsAt, event.endsAt, 'fi')).toBe('to 3.12.2026 klo 12 – pe 4.12.2026 klo 16')
  expect(lineTime('2026-12-04T07:00:00.000Z', event, 'fi')).toBe('pe 4.12. 9.00')
  expect(lineTime(noon, { ...event, endsAt: four }, 'fi')).toBe('12.00')
})
