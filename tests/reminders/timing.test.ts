// When reminders leave: nine in the morning in Helsinki, on days when offices are open.
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dateOf, localOf } from '~/domain/core/time'
import { isWorkingDay, leavesAt, timingOf, workingDayBy } from '~/domain/reminders/timing.server'

test.each([
  ['2026-10-01', true],
  ['2026-10-03', false],
  ['2026-10-04', false],
  ['2026-01-06', false],
  ['2026-04-03', false],
  ['2026-04-06', false],
  ['2026-05-01', false],
  ['2026-05-14', false],
  // Midsummer's eve and Christmas Eve: offices are closed. New Year's Eve they are open.
  ['2026-06-19', false],
  ['2026-12-24', false],
  ['2026-12-31', true],
  ['2027-12-06', false],
])('on %s offices are open: %s', (day, open) => {
  expect(isWorkingDay(day)).toBe(open)
})

test.each([
  ['2026-10-01', '2026-10-01'],
  ['2026-10-04', '2026-10-02'],
  ['2026-04-06', '2026-04-02'],
  ['2026-12-27', '2026-12-23'],
  ['2027-01-01', '2026-12-31'],
])('the working day by %s is %s', (day, open) => {
  expect(workingDayBy(day)).toBe(open)
})

const event = { startsAt: '2026-12-07T10:00:00.000Z', answerBy: '2026-11-26T14:00:00.000Z' }

describe('a reminder', () => {
  test.each([
    ['silent', 7, '2026-11-19T09:00'],
    ['silent', 2, '2026-11-24T09:00'],
    // Monday's event: Sunday is Independence Day, so those who come are told on Friday.
    ['coming', 1, '2026-12-04T09:00'],
    ['coming', 3, '2026-12-04T09:00'],
  ] as const)('to the %s %i days before leaves at %s', (toWhom, daysBefore, at) => {
    expect(localOf(leavesAt({ toWhom, daysBefore }, event))).toBe(at)
  })

  test('is counted from the event when there is no deadline', () => {
    const at = leavesAt({ toWhom: 'silent', daysBefore: 7 }, { ...event, answerBy: null })
    expect(localOf(at)).toBe('2026-11-30T09:00')
  })

  test('leaves at nine by the clock on the wall, through the changes of summer time', () => {
    const day = fc.integer({ min: 0, max: 3000 })
    const days = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(day, days, (ahead, daysBefore) => {
        const start = Temporal.Instant.from('2026-01-01T10:00:00Z').add({ hours: ahead * 24 })
        const startsAt = start.toString({ fractionalSecondDigits: 3 })
        const at = leavesAt({ toWhom: 'coming', daysBefore }, { startsAt, answerBy: null })
        expect(localOf(at).slice(11)).toBe('09:00')
        expect(isWorkingDay(dateOf(at))).toBe(true)
        const between = Temporal.PlainDate.from(dateOf(at)).until(dateOf(startsAt)).days
        expect(between).toBeGreaterThanOrEqual(daysBefore)
        expect(between).toBeLessThan(daysBefore + 7)
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['2026-11-24T06:59:59.000Z', 'ahead'],
    ['2026-11-24T07:00:00.000Z', 'due'],
    ['2026-11-24T19:00:00.000Z', 'due'],
    // A server that stood for a day does not send what is old.
    ['2026-11-25T07:00:00.000Z', 'passed'],
    ['2026-11-26T15:00:00.000Z', 'passed'],
  ] as const)('at %s is %s', (now, timing) => {
    expect(timingOf({ toWhom: 'silent', daysBefore: 2 }, event, now)).toBe(timing)
  })
})
