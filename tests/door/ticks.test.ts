// Which tick holds: whatever order ticks arrive in, from however many doors, however often.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundedMoment, cameAtOf, doorRefusal, momentHere, standingOf } from '~/domain/door/rules'

const minute = (at: number) => new Date(Date.UTC(2026, 11, 3, 9, at)).toISOString()

const someTicks = fc.uniqueArray(
  fc.record({ id: fc.uuid(), came: fc.boolean(), at: fc.integer({ min: 0, max: 6 }).map(minute) }),
  { selector: (tick) => tick.id, maxLength: 12 },
)

describe('when somebody came', () => {
  test('is the same whatever order the ticks arrive in', () => {
    const shuffled = someTicks.chain((ticks) =>
      fc.tuple(fc.constant(ticks), fc.shuffledSubarray(ticks, { minLength: ticks.length })),
    )
    fc.assert(fc.property(shuffled, ([one, other]) => cameAtOf(one) === cameAtOf(other)))
  })

  test('is told by the latest tick, of two at one moment by the greater id', () => {
    fc.assert(
      fc.property(someTicks, (ticks) => {
        const last = [...ticks].sort((a, b) => (a.at + a.id < b.at + b.id ? 1 : -1))[0]
        expect(cameAtOf(ticks) !== null).toBe(last?.came ?? false)
      }),
    )
  })

  test('is the first tick that nothing has taken back since', () => {
    const tick = (id: string, came: boolean, at: number) => ({ id, came, at: minute(at) })
    expect(cameAtOf([tick('a', true, 5), tick('b', true, 2)])).toBe(minute(2))
    expect(cameAtOf([tick('a', true, 1), tick('b', false, 2), tick('c', true, 3), tick('d', true, 4)])).toBe(
      minute(3),
    )
    expect(cameAtOf([tick('a', true, 1), tick('b', false, 2)])).toBeNull()
    expect(cameAtOf([])).toBeNull()
  })
})

describe('the moment of a tick', () => {
  const event = { startsAt: minute(60) }

  test('is never after it arrived, nor before the door opened', () => {
    expect(boundedMoment(minute(400), event, minute(30))).toBe(minute(30))
    expect(boundedMoment(minute(10), event, minute(30))).toBe(minute(10))
    expect(boundedMoment(minute(-3000), event, minute(30))).toBe(minute(60 - 12 * 60))
  })

  test('is told by how long ago it was made, however wrong the clock there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: -100_000, max: 100_000 }),
        (age, wrong) => {
          expect(momentHere(minute(wrong - age), minute(wrong), minute(30))).toBe(minute(30 - age))
        },
      ),
    )
    expect(momentHere('nonsense', minute(1), minute(30))).toBe(minute(30))
    expect(momentHere(minute(9), minute(1), minute(30))).toBe(minute(30))
  })
})

test('the door is open from twelve hours before the start until the list is closed', () => {
  const event = { status: 'open' as const, startsAt: minute(0), attendanceClosedAt: null }
  expect(doorRefusal({ ...event, status: 'draft' }, minute(0))).toBe('doorOfDraft')
  expect(doorRefusal({ ...event, status: 'cancelled' }, minute(0))).toBe('eventCancelled')
  expect(doorRefusal(event, minute(-12 * 60 - 1))).toBe('doorNotOpen')
  expect(doorRefusal(event, minute(-12 * 60))).toBeNull()
  expect(doorRefusal(event, minute(20_000))).toBeNull()
  expect(doorRefusal({ ...event, attendanceClosedAt: minute(9) }, minute(10))).toBe('attendanceClosed')
})

test('everybody stands somehow', () => {
  const of = (answer: 'yes' | 'maybe' | 'no' | null, seat: 'none' | 'seated' | 'waiting') =>
    standingOf({ answer, seat, entry: 'invited' })
  expect([of('yes', 'seated'), of('yes', 'waiting'), of('maybe', 'none'), of('no', 'none')]).toEqual([
    'expected',
    'waiting',
    'maybe',
    'no',
  ])
  expect(of(null, 'none')).toBe('silent')
  expect(standingOf({ answer: null, seat: 'none', entry: 'walkIn' })).toBe('walkIn')
})
