// The rules of what a person's calendar is told next: PARTSTAT, DTSTAMP and SEQUENCE (U1–U6).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextSequence, nextStamp, participationOf } from '~/domain/calendar/rules'

test.each([
  [null, 'none', 'NEEDS-ACTION'],
  ['yes', 'seated', 'ACCEPTED'],
  ['yes', 'waiting', 'NEEDS-ACTION'],
  ['maybe', 'none', 'TENTATIVE'],
  ['no', 'none', 'DECLINED'],
] as const)('U5, U6: the answer %s with the seat %s is %s', (answer, seat, participation) => {
  expect(participationOf(answer, seat)).toBe(participation)
})

test('U2: the stamp is the whole second of now, when that is later than the last', () => {
  expect(nextStamp('2026-11-02T07:00:05.999Z', null)).toBe('2026-11-02T07:00:05.000Z')
  expect(nextStamp('2026-11-02T07:00:05.999Z', '2026-11-02T07:00:04.000Z')).toBe('2026-11-02T07:00:05.000Z')
})

test('U2: two sendings in one second, or a clock set back, still rise by a second', () => {
  expect(nextStamp('2026-11-02T07:00:05.999Z', '2026-11-02T07:00:05.000Z')).toBe('2026-11-02T07:00:06.000Z')
  expect(nextStamp('2026-11-02T06:00:00.000Z', '2026-11-02T07:00:05.000Z')).toBe('2026-11-02T07:00:06.000Z')
})

test('U2: however the clock goes, every stamp is later than the one before, as iCalendar writes them', () => {
  const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.array(moments, { maxLength: 20 }), (clock) => {
      let last: string | null = null
      for (const now of clock) {
        const next = nextStamp(now.toISOString(), last)
        expect(next).toMatch(/:\d\d\.000Z$/)
        if (last !== null) expect(next > last).toBe(true)
        last = next
      }
    }),
  )
})

const stampedAt = '2026-11-02T07:00:00.000Z'

test.each([
  ['the first invitation', { sequence: 0, stampedAt: null, inCalendar: false }, 'REQUEST', 0, 0],
  [
    'the first, to an event that has moved',
    { sequence: 0, stampedAt: null, inCalendar: false },
    'REQUEST',
    2,
    2,
  ],
  ['new words', { sequence: 1, stampedAt, inCalendar: true }, 'REQUEST', 1, 1],
  ['a new time', { sequence: 1, stampedAt, inCalendar: true }, 'REQUEST', 2, 2],
  ['taken off', { sequence: 1, stampedAt, inCalendar: true }, 'CANCEL', 1, 2],
  ['back again', { sequence: 2, stampedAt, inCalendar: false }, 'REQUEST', 1, 3],
  ['the event cancelled', { sequence: 2, stampedAt, inCalendar: true }, 'CANCEL', 3, 3],
] as const)('U1, U3, U4: %s', (_name, last, method, eventSequence, expected) => {
  expect(nextSequence(last, { method, eventSequence })).toBe(expected)
})
