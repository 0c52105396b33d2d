// How an invitation stands in its person's feed: a table, and what must hold of every combination.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedFor, hasEnded, ownStanding, type OwnInvitation } from '~/domain/feeds/own'

const now = '2026-10-01T09:00:00.000Z'
const endedSince = '2026-07-03T00:00:00.000Z'
const ahead = '2026-12-03T10:00:00.000Z'
const begun = '2026-09-03T10:00:00.000Z'
const recent = '2026-09-20T10:00:00.000Z'
const long = '2026-06-20T10:00:00.000Z'

const invitation = (given: Partial<OwnInvitation> = {}): OwnInvitation => ({
  status: 'open',
  startsAt: ahead,
  changedAt: '2026-06-01T09:00:00.000Z',
  cancelledAt: null,
  timeSequence: 0,
  invitedAt: '2026-06-02T09:00:00.000Z',
  withdrawnAt: null,
  answer: null,
  answeredAt: null,
  answeredSequence: null,
  seat: 'none',
  offerUntil: null,
  offerLapsedAt: null,
  yesAt: null,
  seatAt: null,
  ...given,
})

const yes = { answer: 'yes', seat: 'seated', answeredAt: recent, yesAt: recent, answeredSequence: 0 } as const
const no = { answer: 'no', answeredAt: recent, answeredSequence: 0 } as const
const waits = { ...yes, seat: 'waiting' } as const

describe('how an invitation stands in the feed', () => {
  test.each<[string, Partial<OwnInvitation>, ReturnType<typeof ownStanding>]>([
    ['a yes with a seat', yes, 'coming'],
    ['a yes with a seat, once it has begun', { ...yes, startsAt: begun }, 'coming'],
    ['a yes to an older time', { ...yes, timeSequence: 1 }, 'askedAgain'],
    ['a yes to an older time, once it has begun', { ...yes, timeSequence: 1, startsAt: begun }, 'coming'],
    ['a yes that waits', waits, 'waiting'],
    ['a yes that waited in vain', { ...waits, startsAt: begun }, null],
    ['an offered seat', { ...waits, offerUntil: ahead }, 'offered'],
    ['an offer that lapsed', { ...waits, offerLapsedAt: recent }, 'lapsed'],
    ['a maybe', { answer: 'maybe', answeredAt: recent, answeredSequence: 0 }, 'maybe'],
    ['silence', {}, 'unanswered'],
    ['silence, once it has begun', { startsAt: begun }, null],
    ['a no', no, null],
    ['a no to an older time', { ...no, timeSequence: 1 }, 'askedAgain'],
    ['a no after a yes', { ...no, yesAt: recent }, 'declined'],
    ['a no after a yes, long ago', { ...no, yesAt: long, answeredAt: long }, null],
    ['taken off, silent', { withdrawnAt: recent }, 'withdrawn'],
    ['taken off after a yes', { ...yes, withdrawnAt: recent }, 'withdrawn'],
    ['taken off after a no', { ...no, withdrawnAt: recent }, null],
    ['taken off long ago', { withdrawnAt: long }, null],
    ['cancelled', { ...yes, status: 'cancelled', cancelledAt: recent }, 'cancelled'],
    ['cancelled, silent', { status: 'cancelled', cancelledAt: recent }, 'cancelled'],
    ['cancelled after a no', { ...no, status: 'cancelled', cancelledAt: recent }, null],
    ['cancelled long ago', { ...yes, status: 'cancelled', cancelledAt: long }, null],
    ['still a draft', { status: 'draft' }, null],
  ])('%s', (_, given, standing) => {
    expect(ownStanding(invitation(given), { now, endedSince })).toBe(standing)
  })
})

const instants = fc.constantFrom(long, begun, recent, now, ahead)
const maybeInstants = fc.option(instants)
const anyInvitation: fc.Arbitrary<OwnInvitation> = fc.record({
  status: fc.constantFrom('draft' as const, 'open' as const, 'cancelled' as const),
  startsAt: instants,
  changedAt: instants,
  cancelledAt: maybeInstants,
  timeSequence: fc.nat(2),
  invitedAt: instants,
  withdrawnAt: maybeInstants,
  answer: fc.constantFrom(null, 'yes' as const, 'maybe' as const, 'no' as const),
  answeredAt: maybeInstants,
  answeredSequence: fc.option(fc.nat(2)),
  seat: fc.constantFrom('none' as const, 'seated' as const, 'waiting' as const),
  offerUntil: maybeInstants,
  offerLapsedAt: maybeInstants,
  yesAt: maybeInstants,
  seatAt: maybeInstants,
})

describe('of every combination', () => {
  const standingOf = (it: OwnInvitation) => ownStanding(it, { now, endedSince })

  test('only one with a yes and a seat binds time', () => {
    fc.assert(
      fc.property(anyInvitation, (it) => {
        if (standingOf(it) === 'coming') expect([it.answer, it.seat]).toEqual(['yes', 'seated'])
      }),
    )
  })

  test('what was taken off, cancelled or is a draft is never told as open', () => {
    fc.assert(
      fc.property(anyInvitation, (it) => {
        const standing = standingOf(it)
        const over = it.withdrawnAt !== null || it.status !== 'open'
        if (over && standing !== null) expect(hasEnded(standing)).toBe(true)
      }),
    )
  })

  test('the stamp is the newest of what concerns the person', () => {
    fc.assert(
      fc.property(anyInvitation, (it) => {
        const changed = changedFor(it)
        const all = [it.changedAt, it.invitedAt, it.cancelledAt, it.withdrawnAt, it.answeredAt, it.seatAt]
        expect(all).toContain(changed)
        for (const at of all) if (at !== null) expect(changed >= at).toBe(true)
      }),
    )
  })
})
