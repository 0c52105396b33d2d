// Time as the house uses it: Helsinki's clock to instants and back, with the hour that is missing and the one that doubles.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf, later, localOf, readLocalTime, zoned } from '~/domain/core/time'

describe('reading a local time', () => {
  test.each([
    ['2026-12-03T12:00', '2026-12-03T10:00:00.000Z'],
    ['2026-07-01T09:30', '2026-07-01T06:30:00.000Z'],
    ['2026-07-01T09:30:15', '2026-07-01T06:30:15.000Z'],
    // Around the jumps: the last minute before, the first after.
    ['2027-03-28T02:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28T04:00', '2027-03-28T01:00:00.000Z'],
    ['2026-10-25T02:59', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25T04:00', '2026-10-25T02:00:00.000Z'],
    ['2028-02-29T00:00', '2028-02-28T22:00:00.000Z'],
  ])('%s is %s', (text, at) => {
    expect(readLocalTime(text)).toEqual({ ok: true, at })
  })

  test.each(['2027-03-28T03:00', '2027-03-28T03:30', '2027-03-28T03:59', '2026-03-29T03:15'])(
    'I5: %s does not exist: the clock jumps over it in March',
    (text) => {
      expect(readLocalTime(text)).toEqual({ ok: false, reason: 'missing' })
      expect(readLocalTime(text, 'first')).toEqual({ ok: false, reason: 'missing' })
    },
  )

  test('I5: the hour that comes twice in October asks which', () => {
    const [first, second] = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']
    expect(readLocalTime('2026-10-25T03:30')).toEqual({ ok: false, reason: 'doubled', first, second })
    expect(readLocalTime('2026-10-25T03:30', 'first')).toEqual({ ok: true, at: first })
    expect(readLocalTime('2026-10-25T03:30', 'second')).toEqual({ ok: true, at: second })
  })

  test.each([
    '',
    'now',
    '2026-12-03',
    '2026-12-03 12:00',
    '2026-13-01T12:00',
    '2026-02-29T12:00',
    '2026-12-03T24:00',
    '2026-12-03T12:60',
    '2026-12-03T12:00Z',
    '2026-12-03T12:00+02:00',
    ' 2026-12-03T12:00',
    '12026-12-03T12:00',
    '２０２６-12-03T12:00',
    `${'9'.repeat(100_000)}-01-01T00:00`,
  ])('%s is no time', (text) => {
    expect(readLocalTime(text)).toEqual({ ok: false, reason: 'malformed' })
  })

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readLocalTime(text)
      }),
    )
  })
})

const minutes = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2090, 0, 1) / 60_000 })
  .map((minute) => new Date(minute * 60_000).toISOString())

test('every minute survives the way to the wall clock and back', () => {
  fc.assert(
    fc.property(minutes, (at) => {
      const reading = readLocalTime(localOf(at))
      if (reading.ok) return reading.at === at
      // Twice a year's one hour has two readings, and the minute is one of them.
      return reading.reason === 'doubled' && (reading.first === at || reading.second === at)
    }),
    { numRuns: 2000 },
  )
})

test('text order is time order', () => {
  fc.assert(fc.property(minutes, minutes, (a, b) => a < b === Date.parse(a) < Date.parse(b)))
})

test('a day has the date of Helsinki’s wall, not of UTC', () => {
  expect(dateOf('2026-12-03T22:30:00.000Z')).toBe('2026-12-04')
  expect(dateOf('2026-07-01T20:59:59.999Z')).toBe('2026-07-01')
  expect(dateOf('2026-07-01T21:00:00.000Z')).toBe('2026-07-02')
})

test('later counts true hours, also over a jump of the clock', () => {
  expect(later('2027-03-28T00:30:00.000Z', { hours: 1 })).toBe('2027-03-28T01:30:00.000Z')
  expect(zoned('2027-03-28T01:30:00.000Z').hour).toBe(4)
  expect(later('2026-12-03T10:00:00.000Z', { minutes: -1 })).toBe('2026-12-03T09:59:00.000Z')
})
