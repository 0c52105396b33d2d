// The rules of seats and of the line, by many cases: quotas kept, nobody passed over, what an answer does to a seat.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AttendanceMode, OrganisationKind } from '#db/schema'
import {
  lineMoved,
  promotionsIn,
  turnOf,
  whyWaits,
  type SeatHeld,
  type SeatState,
  type Waiting,
} from '~/domain/invitations/line'
import {
  freeFor,
  generalFree,
  heldSeats,
  leftOnline,
  leftOnSite,
  quotaFor,
  quotasBind,
  seatFaults,
  take,
  tallyOf,
  unusedOf,
  type SeatPlan,
  type Taken,
} from '~/domain/invitations/quotas'

const plan = (given: Partial<SeatPlan> = {}): SeatPlan => ({
  hybrid: false,
  capacity: 400,
  onlineCapacity: null,
  released: false,
  quotas: [
    { id: 'state', seats: 250 },
    { id: 'towns', seats: 100 },
    { id: 'counties', seats: 50 },
  ],
  ...given,
})

const taken = (quotaId: string | null, people: number, mode: AttendanceMode | null = null): Taken => ({
  quotaId,
  mode,
  people,
})
const of = (quotaId: string | null, mode: AttendanceMode | null = null) => ({ quotaId, mode })

describe('seats by audience', () => {
  test.each<[string, Partial<SeatPlan>, Taken[], string | null, number]>([
    ['an empty house keeps each quota its seats', {}, [], 'towns', 100],
    ['and leaves none to those of no quota', {}, [], null, 0],
    ['a full quota has no more', {}, [taken('towns', 100)], 'towns', 0],
    ['seats of no quota are for all', { capacity: 420 }, [taken('towns', 100)], 'towns', 20],
    ['which a quota may overdraw', { capacity: 420 }, [taken('towns', 110)], 'counties', 60],
    ['unused seats are free for all once released', { released: true }, [taken('towns', 100)], 'towns', 300],
    ['never more than are there', { capacity: 420 }, [taken(null, 400)], 'counties', 20],
    ['a quota that is no more is none', {}, [], 'gone', 0],
    ['no limit is no limit', { capacity: null }, [taken(null, 9999)], 'towns', Infinity],
  ])('%s', (_, given, people, quotaId, free) => {
    const seats = plan(given)
    expect(freeFor(seats, tallyOf(seats, people), of(quotaId))).toBe(free)
  })

  test('online has a limit of its own and no quotas', () => {
    const seats = plan({ hybrid: true, onlineCapacity: 30 })
    const tally = tallyOf(seats, [taken('towns', 100, 'site'), taken('towns', 29, 'online')])
    expect(freeFor(seats, tally, of('towns', 'site'))).toBe(0)
    expect(freeFor(seats, tally, of('towns', 'online'))).toBe(1)
  })

  test('the first quota that takes in the kind of organisation', () => {
    const quotas: { id: string; kinds: OrganisationKind[] }[] = [
      { id: 'towns', kinds: ['municipality'] },
      { id: 'regions', kinds: ['municipality', 'wellbeingCounty'] },
    ]
    expect(quotaFor(quotas, 'municipality')).toBe('towns')
    expect(quotaFor(quotas, 'wellbeingCounty')).toBe('regions')
    expect(quotaFor(quotas, 'ministry')).toBeNull()
    expect(quotaFor(quotas, null)).toBeNull()
  })

  test('says why somebody waits: the seats are kept for others, full, or given no more', () => {
    const seats = plan()
    const tally = tallyOf(seats, [taken('state', 250), taken('towns', 100), taken('counties', 47)])
    expect(whyWaits({ plan: seats, tally }, of('towns'))).toEqual({
      kind: 'kept',
      ownQuotaId: 'towns',
      kept: [{ quotaId: 'counties', seats: 3 }],
    })
    take(seats, tally, of('counties'), 3)
    expect(whyWaits({ plan: seats, tally }, of('towns'))).toEqual({ kind: 'full', online: false })
    take(seats, tally, of('towns'), -1)
    expect(whyWaits({ plan: seats, tally }, of('towns'))).toEqual({ kind: 'closed' })
  })
})

describe('the faults of a plan', () => {
  type NewPlan = Parameters<typeof seatFaults>[1]
  const kinds: OrganisationKind[][] = [['ministry', 'agency'], ['municipality'], ['wellbeingCounty']]
  const asNew = (given: SeatPlan): NewPlan => ({
    ...given,
    quotas: given.quotas.map((quota, at) => ({ ...quota, kinds: kinds[at] ?? [] })),
  })
  const faultsOf = (after: SeatPlan, people: Taken[], before = plan(), online = 0) =>
    seatFaults(before, asNew(after), { tally: tallyOf(after, people), online })

  test.each<[string, SeatPlan, Taken[], ReturnType<typeof seatFaults>]>([
    ['none', plan(), [taken('towns', 100)], []],
    [
      'fewer seats than are taken',
      plan({ capacity: 399, quotas: [] }),
      [taken(null, 400)],
      [{ field: 'capacity', fault: 'capacityBelowSeated' }],
    ],
    [
      'fewer seats than the quotas keep',
      plan({ capacity: 399 }),
      [],
      [{ field: 'capacity', fault: 'capacityBelowQuotas' }],
    ],
    [
      'quotas without a limit',
      plan({ capacity: null }),
      [],
      [{ field: 'capacity', fault: 'quotasNeedCapacity' }],
    ],
    [
      'a quota below its people',
      plan({ quotas: [{ id: 'towns', seats: 80 }] }),
      [taken('towns', 90)],
      [{ field: { quota: 0, field: 'seats' }, fault: 'quotaBelowSeated' }],
    ],
    [
      'a quota that grows over what is free',
      plan({ quotas: [{ id: 'towns', seats: 120 }] }),
      [taken(null, 300), taken('towns', 10)],
      [{ field: { quota: 0, field: 'seats' }, fault: 'quotaOverFree' }],
    ],
    [
      'a quota that grows into its own overdraft',
      plan({ quotas: [{ id: 'towns', seats: 110 }] }),
      [taken('towns', 110), taken(null, 290)],
      [],
    ],
    [
      'online below those online',
      plan({ hybrid: true, onlineCapacity: 4, quotas: [] }),
      [taken(null, 5, 'online')],
      [{ field: 'onlineCapacity', fault: 'onlineBelowSeated' }],
    ],
  ])('%s', (_, after, people, faults) => {
    expect(faultsOf(after, people)).toEqual(faults)
  })

  test('an event with somebody online stays hybrid; a kind has one quota', () => {
    const hybrid = plan({ hybrid: true, quotas: [] })
    expect(faultsOf(plan({ quotas: [] }), [], hybrid, 1)).toEqual([
      { field: 'hybrid', fault: 'hybridHasOnline' },
    ])
    const twice = { ...plan(), quotas: ['a', 'b'].map((id) => ({ id, seats: 1, kinds: kinds[1] ?? [] })) }
    expect(seatFaults(plan(), twice, { tally: tallyOf(twice, []), online: 0 })).toEqual([
      { field: { quota: 1, field: 'kinds' }, fault: 'kindTwice' },
    ])
  })
})

const quotaIds = [null, 'a', 'b'] as const
const wish = fc.record({
  mode: fc.constantFrom<AttendanceMode | null>('site', 'online'),
  quotaId: fc.constantFrom<string | null>(...quotaIds),
})

/** Any plan with any people in it that the plan can hold, and any line. */
const state: fc.Arbitrary<SeatState> = fc
  .record({
    hybrid: fc.boolean(),
    capacity: fc.option(fc.nat(12), { freq: 6 }),
    onlineCapacity: fc.option(fc.nat(4), { freq: 4 }),
    released: fc.boolean(),
    quotas: fc.tuple(fc.nat(5), fc.nat(5)).map(([a, b]) => [
      { id: 'a', seats: a + 1 },
      { id: 'b', seats: b + 1 },
    ]),
    arrivals: fc.array(wish, { maxLength: 14 }),
    line: fc.array(wish, { maxLength: 12 }),
  })
  .map(({ arrivals, line, ...given }) => {
    const seats: SeatPlan = given
    const tally = tallyOf(seats, [])
    for (const one of arrivals) if (freeFor(seats, tally, one) > 0) take(seats, tally, one)
    return {
      plan: seats,
      tally,
      line: line.map((one, at) => ({ ...one, id: `w${at}`, queueNumber: at + 1 })),
      lastInLine: line.length,
    }
  })

const tallyWith = ({ plan: seats, tally }: SeatState, more: readonly Waiting[]) => {
  const after = { ...tally, ofQuota: new Map(tally.ofQuota) }
  for (const one of more) take(seats, after, one)
  return after
}

describe('any event', () => {
  test('gives no seat that is not there, keeps every quota what is left for it, passes over nobody', () => {
    fc.assert(
      fc.property(state, (now) => {
        const promoted = promotionsIn(now)
        const after = tallyWith(now, promoted)
        if (now.plan.capacity !== null) expect(after.site).toBeLessThanOrEqual(now.plan.capacity)
        if (now.plan.hybrid && now.plan.onlineCapacity !== null)
          expect(after.online).toBeLessThanOrEqual(now.plan.onlineCapacity)
        if (quotasBind(now.plan))
          expect(heldSeats(now.plan, after)).toBeLessThanOrEqual(
            Math.max(now.plan.capacity ?? 0, heldSeats(now.plan, now.tally)),
          )
        // Whoever still waits had no seat free when it was their turn, nor has one now.
        for (const [at, waiting] of now.line.entries()) {
          if (promoted.includes(waiting)) continue
          const before = tallyWith(
            now,
            promoted.filter((one) => now.line.indexOf(one) < at),
          )
          expect(freeFor(now.plan, before, waiting)).toBe(0)
          expect(freeFor(now.plan, after, waiting)).toBe(0)
        }
      }),
    )
  })

  test('seats free for somebody are those left for all or kept for them, and each waits for a reason', () => {
    fc.assert(
      fc.property(state, wish, ({ plan: seats, tally }, one) => {
        const free = freeFor(seats, tally, one)
        const online = seats.hybrid && one.mode === 'online'
        expect(free).toBeLessThanOrEqual(online ? leftOnline(seats, tally) : leftOnSite(seats, tally))
        if (!online && quotasBind(seats)) {
          const kept = seats.quotas.filter(({ id }) => id !== one.quotaId)
          const keptFor = kept.reduce((sum, quota) => sum + unusedOf(seats, tally, quota), 0)
          if (heldSeats(seats, tally) <= (seats.capacity ?? 0))
            expect(free + keptFor).toBe(leftOnSite(seats, tally))
          expect(free).toBeGreaterThanOrEqual(Math.min(generalFree(seats, tally), leftOnSite(seats, tally)))
        }
        expect(whyWaits({ plan: seats, tally }, one).kind === 'closed').toBe(free > 0)
      }),
    )
  })

  const held = fc.record({
    quotaId: fc.constantFrom<string | null>(...quotaIds),
    mode: fc.constantFrom<AttendanceMode>('site', 'online'),
    how: fc.constantFrom('none', 'seated', 'offered', 'waiting', 'lapsed'),
  })
  const given = fc.record({
    answer: fc.constantFrom('yes', 'maybe', 'no'),
    mode: fc.constantFrom<AttendanceMode>('site', 'online'),
    willWait: fc.boolean(),
  })

  test('takes an answer without giving a seat twice, past anybody, or away unasked', () => {
    fc.assert(
      fc.property(state, held, given, (start, { how, quotaId, mode }, say) => {
        const settled = { ...start, tally: tallyWith(start, promotionsIn(start)) }
        const line = start.line.filter((one) => !promotionsIn(start).includes(one))
        const inMode = start.plan.hybrid ? mode : null
        const wished = { mode: inMode, quotaId }
        const holds = how === 'seated' || how === 'offered'
        if (holds && freeFor(start.plan, settled.tally, wished) === 0) return
        if (holds) take(start.plan, settled.tally, wished)
        const waits = how === 'waiting' || how === 'lapsed' || how === 'offered'
        const queueNumber = waits ? start.lastInLine + 1 : null
        const who: SeatHeld = {
          id: 'me',
          quotaId,
          mode: how === 'none' ? null : inMode,
          seat: how === 'none' ? 'none' : how === 'seated' ? 'seated' : 'waiting',
          queueNumber,
          offerUntil: how === 'offered' ? 'later' : null,
          offerLapsedAt: how === 'lapsed' ? 'before' : null,
        }
        const me: Waiting = { ...wished, id: 'me', queueNumber: queueNumber ?? 0 }
        if (how === 'waiting' && freeFor(start.plan, settled.tally, me) > 0) return
        const now: SeatState = {
          ...settled,
          line: how === 'waiting' ? [...line, me] : line,
          lastInLine: start.lastInLine + (waits ? 1 : 0),
        }
        const wants = start.plan.hybrid && say.answer === 'yes' ? say.mode : null
        const turn = turnOf(now, who, { ...say, mode: wants })
        if (!turn.ok) {
          expect(holds && wants !== who.mode && !say.willWait).toBe(true)
          expect(freeFor(now.plan, now.tally, { mode: wants, quotaId })).toBe(0)
          return
        }
        expect(turn.seat === 'none').toBe(say.answer !== 'yes')
        expect(turn.queueNumber !== null).toBe(turn.seat === 'waiting')
        if (say.answer !== 'yes') return
        const same = wants === who.mode
        if (holds && same) expect(turn.seat).toBe('seated')
        if (turn.seat === 'seated' && !(holds && same))
          expect(freeFor(now.plan, now.tally, { mode: wants, quotaId })).toBeGreaterThan(0)
        if (turn.seat === 'waiting') {
          expect(freeFor(now.plan, now.tally, { mode: wants, quotaId })).toBe(0)
          const kept = how === 'waiting' || how === 'offered'
          expect(turn.queueNumber).toBe(kept ? queueNumber : now.lastInLine + 1)
        }
      }),
    )
  })

  test('moves one in the line and leaves the others in their order', () => {
    fc.assert(
      fc.property(state, fc.nat(14), fc.integer({ min: -3, max: 30 }), ({ line }, at, place) => {
        const id = line[at]?.id ?? 'nobody'
        const moved = lineMoved(line, id, place)
        const others = (list: readonly Waiting[]) => list.filter((one) => one.id !== id)
        expect(others(moved)).toEqual(others(line))
        expect(moved).toHaveLength(line.length)
        if (line[at]) expect(moved.indexOf(line[at])).toBe(Math.min(Math.max(place, 1), line.length) - 1)
      }),
    )
  })
})
