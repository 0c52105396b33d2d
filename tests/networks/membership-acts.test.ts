// Acts on memberships: what is written, what is refused, and that history stays whatever follows.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MembershipEnd, MembershipRole } from '#db/schema'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { daysLater } from '~/domain/core/time'
import { applyToJoin, decideApplication } from '~/domain/networks/application-acts.server'
import {
  changeRole,
  correctMembership,
  endMembership,
  join,
  moveSeat,
  pauseMembership,
  returnFromPause,
} from '~/domain/networks/membership-acts.server'
import { membersOf } from '~/domain/networks/queries.server'
import { testWorld, type World } from '../world'

/** The world's today. */
const today = '2026-10-01'

const deed = <Result extends { ok: boolean }>(world: World, act: (d: Deed) => Promise<Result>) =>
  inDeed(
    world.db,
    { actor: world.organiser, now: world.now() },
    { act: 'test', thing: { kind: 'network', id: 'n' } },
    act,
  )

const rowsOf = (world: World) =>
  world.db
    .selectFrom('membership')
    .select(['id', 'role', 'validFrom', 'validTo', 'endReason', 'appointmentId'])
    .orderBy('validFrom')
    .execute()
const pausesOf = (world: World) =>
  world.db.selectFrom('pause').select(['membershipId', 'validFrom', 'validTo']).orderBy('validFrom').execute()

async function scene(given: Parameters<World['network']>[0] = {}) {
  const world = await testWorld()
  const [networkId, personId] = [await world.network(given), await world.person()]
  const joins = (id: string, from: string, to: string | null = null) =>
    deed(world, (d) => join(d, id, { networkId, personId, role: 'member', from, to }))
  return { world, networkId, personId, joins, [Symbol.asyncDispose]: () => world.close() }
}

const refused = (reason: string) => ({ ok: false, reason, deedId: null })

describe('joining', () => {
  test('makes one open membership, and the same form twice makes one', async () => {
    await using it = await scene()
    expect(await it.joins('m', '2024-01-01')).toMatchObject({ ok: true, id: 'm' })
    expect(await it.joins('m', '2024-01-01')).toMatchObject({ ok: true, id: 'm', deedId: null })
    expect(await rowsOf(it.world)).toEqual([
      {
        id: 'm',
        role: 'member',
        validFrom: '2024-01-01',
        validTo: null,
        endReason: null,
        appointmentId: null,
      },
    ])
  })

  test.each([
    ['within an open one', '2020-01-01', null, '2024-01-01', null, 'memberAlready'],
    ['before an open one, without an end', '2020-01-01', null, '2019-01-01', null, 'memberAlready'],
    [
      'before an open one, up to its first day',
      '2020-01-01',
      null,
      '2019-01-01',
      '2020-01-01',
      'memberAlready',
    ],
    ['before an open one, ended in time', '2020-01-01', null, '2019-01-01', '2019-12-31', null],
    ['on the last day of an ended one', '2020-01-01', '2021-06-30', '2021-06-30', null, 'memberAlready'],
    ['on the day after an ended one', '2020-01-01', '2021-06-30', '2021-07-01', null, null],
    ['around an ended one', '2020-01-01', '2021-06-30', '2018-01-01', '2022-01-01', 'memberAlready'],
    [
      'with an end before its start',
      '2020-01-01',
      '2021-06-30',
      '2024-05-02',
      '2024-05-01',
      'endBeforeStart',
    ],
    ['for one day', '2020-01-01', '2021-06-30', '2024-05-02', '2024-05-02', null],
    [
      'before the network was founded',
      '2020-01-01',
      '2021-06-30',
      '2009-12-31',
      '2015-01-01',
      'networkNotThen',
    ],
  ])('%s', async (_, from, to, from2, to2, reason) => {
    await using it = await scene()
    await it.joins('first', from, to)
    const result = await it.joins('second', from2, to2)
    expect(result).toMatchObject(reason === null ? { ok: true, id: 'second' } : refused(reason))
    expect((await rowsOf(it.world)).length).toBe(reason === null ? 2 : 1)
  })

  test('an ended network takes members of its time alone', async () => {
    await using it = await scene({ endedOn: '2022-12-31' })
    expect(await it.joins('a', '2020-01-01')).toMatchObject(refused('networkNotThen'))
    expect(await it.joins('b', '2020-01-01', '2023-01-01')).toMatchObject(refused('networkNotThen'))
    expect(await it.joins('c', '2020-01-01', '2022-12-31')).toMatchObject({ ok: true })
  })

  test('what is unknown, and another’s post, is no such thing', async () => {
    await using it = await scene()
    const { world, networkId, personId } = it
    const [post] = await world.db
      .selectFrom('appointment')
      .select('id')
      .where('personId', '<>', personId)
      .execute()
    const given = { networkId, personId, role: 'member' as const, from: today }
    for (const wrong of [{ networkId: 'x' }, { personId: 'x' }, { appointmentId: post?.id ?? '' }])
      await expect(deed(world, (d) => join(d, 'm', { ...given, ...wrong }))).rejects.toMatchObject({
        status: 404,
      })
    await world.db
      .updateTable('person')
      .set({ mergedInto: world.organiser.personId })
      .where('id', '=', personId)
      .execute()
    await expect(deed(world, (d) => join(d, 'm', given))).rejects.toMatchObject({ status: 404 })
    await expect(
      deed(world, (d) => applyToJoin(d, 'w', { networkId, personId, note: '' })),
    ).rejects.toMatchObject({ status: 404 })
    await expect(
      deed(world, (d) => endMembership(d, 'x', { lastDay: today, reason: 'other' })),
    ).rejects.toMatchObject({ status: 404 })
  })
})

describe('ending', () => {
  const ends = (world: World, id: string, lastDay: string, reason: MembershipEnd = 'leftPost') =>
    deed(world, (d) => endMembership(d, id, { lastDay, reason }))

  test('keeps the last day and the reason; a second end is refused; undone it goes on', async () => {
    await using it = await scene()
    await it.joins('m', '2024-01-01')
    expect(await ends(it.world, 'm', '2023-12-31')).toMatchObject(refused('endBeforeStart'))
    const ended = await ends(it.world, 'm', '2026-09-30', 'retired')
    expect(await rowsOf(it.world)).toMatchObject([{ validTo: '2026-09-30', endReason: 'retired' }])
    expect(await ends(it.world, 'm', '2026-08-31')).toMatchObject(refused('endedAlready'))
    expect(await membersOf(it.world.db, it.networkId, '2026-09-30')).toHaveLength(1)
    expect(await membersOf(it.world.db, it.networkId, '2026-10-01')).toHaveLength(0)
    await undoDeed(it.world.db, { actor: it.world.organiser, now: it.world.now() }, ended.deedId ?? '')
    expect(await rowsOf(it.world)).toMatchObject([{ validTo: null, endReason: null }])
  })

  test('takes away a change of role that was to come, but not one that has come', async () => {
    await using it = await scene()
    await it.joins('m', '2024-01-01')
    const change = (from: string, newId: string) =>
      deed(it.world, (d) => changeRole(d, 'm', { role: 'chair', from, newId }))
    await change('2027-01-01', 'planned')
    expect(await ends(it.world, 'm', '2026-11-30')).toMatchObject({ ok: true })
    expect(await rowsOf(it.world)).toMatchObject([{ id: 'm', validTo: '2026-11-30', endReason: 'leftPost' }])
    await it.joins('again', '2026-12-01')
    await deed(it.world, (d) => changeRole(d, 'again', { role: 'chair', from: '2026-12-15', newId: 'next' }))
    it.world.pass({ hours: 24 * 100 })
    expect(await ends(it.world, 'again', '2026-12-05')).toMatchObject(refused('endedAlready'))
  })
})

describe('a change of role', () => {
  const change = (world: World, id: string, role: MembershipRole, from: string, newId = 'next') =>
    deed(world, (d) => changeRole(d, id, { role, from, newId }))

  test('ends the row on the day before and begins another; the same form twice does it once', async () => {
    await using it = await scene()
    await it.joins('m', '2024-01-01')
    expect(await change(it.world, 'm', 'chair', '2026-03-01')).toMatchObject({ ok: true, id: 'next' })
    expect(await change(it.world, 'm', 'chair', '2026-03-01')).toMatchObject({
      ok: true,
      id: 'next',
      deedId: null,
    })
    expect(await rowsOf(it.world)).toMatchObject([
      { id: 'm', role: 'member', validTo: '2026-02-28', endReason: 'roleChanged' },
      { id: 'next', role: 'chair', validFrom: '2026-03-01', validTo: null, endReason: null },
    ])
    expect(await change(it.world, 'm', 'secretary', '2026-01-01', 'other')).toMatchObject(
      refused('endedAlready'),
    )
  })

  test('on the first day corrects; to the same role does nothing; before the start is refused', async () => {
    await using it = await scene()
    await it.joins('m', '2024-01-01')
    expect(await change(it.world, 'm', 'member', '2026-01-01')).toMatchObject({
      ok: true,
      id: 'm',
      deedId: null,
    })
    expect(await change(it.world, 'm', 'chair', '2023-12-31')).toMatchObject(refused('endBeforeStart'))
    expect(await change(it.world, 'm', 'chair', '2024-01-01')).toMatchObject({ ok: true, id: 'm' })
    expect(await rowsOf(it.world)).toMatchObject([{ id: 'm', role: 'chair', validTo: null }])
  })

  test('a known end, and a pause that is going on, go along', async () => {
    await using it = await scene()
    await it.joins('m', '2024-01-01', '2026-12-31')
    await deed(it.world, (d) => pauseMembership(d, 'm', { from: '2026-02-01', to: '2026-05-31' }))
    await deed(it.world, (d) => pauseMembership(d, 'm', { from: '2026-08-01' }))
    const done = await change(it.world, 'm', 'chair', '2026-03-01')
    expect(await rowsOf(it.world)).toMatchObject([{ validTo: '2026-02-28' }, { validTo: '2026-12-31' }])
    expect(await pausesOf(it.world)).toEqual([
      { membershipId: 'm', validFrom: '2026-02-01', validTo: '2026-02-28' },
      { membershipId: 'next', validFrom: '2026-03-01', validTo: '2026-05-31' },
      { membershipId: 'next', validFrom: '2026-08-01', validTo: '2026-12-31' },
    ])
    await undoDeed(it.world.db, { actor: it.world.organiser, now: it.world.now() }, done.deedId ?? '')
    expect((await pausesOf(it.world)).map(({ membershipId }) => membershipId)).toEqual(['m', 'm'])
  })

  test('a seat moves to another post of the same person', async () => {
    await using it = await scene({ basis: 'position' })
    const { world, personId } = it
    const post = await world.appoint(personId, await world.organisation())
    await it.joins('m', '2024-01-01')
    const moved = await deed(world, (d) =>
      moveSeat(d, 'm', { appointmentId: post, from: '2026-09-01', newId: 'next' }),
    )
    expect(moved).toMatchObject({ ok: true, id: 'next' })
    expect(await rowsOf(world)).toMatchObject([
      { appointmentId: null, validTo: '2026-08-31', endReason: 'roleChanged' },
      { appointmentId: post, validTo: null },
    ])
    const [other] = await world.db
      .selectFrom('appointment')
      .select('id')
      .where('personId', '<>', personId)
      .execute()
    await expect(
      deed(world, (d) => moveSeat(d, 'next', { appointmentId: other?.id ?? '', from: today })),
    ).rejects.toMatchObject({ status: 404 })
  })
})

describe('a pause', () => {
  const pause = (world: World, from: string, to: string | null = null) =>
    deed(world, (d) => pauseMembership(d, 'm', { from, to }))
  const back = (world: World, lastDay: string) => deed(world, (d) => returnFromPause(d, 'm', { lastDay }))

  test('begins once, and ends with the return', async () => {
    await using it = await scene()
    await it.joins('m', '2024-01-01')
    expect(await pause(it.world, '2023-12-31')).toMatchObject(refused('endBeforeStart'))
    expect(await pause(it.world, '2026-05-02', '2026-05-01')).toMatchObject(refused('endBeforeStart'))
    expect(await back(it.world, today)).toMatchObject(refused('notPaused'))
    expect(await pause(it.world, '2026-05-01')).toMatchObject({ ok: true })
    expect(await pause(it.world, '2026-05-01')).toMatchObject({ ok: true, deedId: null })
    expect(await pause(it.world, '2026-07-01')).toMatchObject(refused('pausedAlready'))
    expect(await back(it.world, '2026-04-30')).toMatchObject(refused('endBeforeStart'))
    expect(await back(it.world, '2026-09-30')).toMatchObject({ ok: true })
    expect(await back(it.world, '2026-09-30')).toMatchObject({ ok: true, deedId: null })
    expect(await pause(it.world, '2026-09-30')).toMatchObject(refused('pausedAlready'))
    expect(await pause(it.world, '2026-10-01')).toMatchObject({ ok: true })
  })

  test('ends with the membership; one that was to come falls away', async () => {
    await using it = await scene()
    await it.joins('m', '2024-01-01')
    await pause(it.world, '2026-05-01', '2026-12-31')
    await pause(it.world, '2027-05-01')
    await deed(it.world, (d) => endMembership(d, 'm', { lastDay: '2026-10-31', reason: 'ownWish' }))
    expect(await pausesOf(it.world)).toEqual([
      { membershipId: 'm', validFrom: '2026-05-01', validTo: '2026-10-31' },
    ])
    expect(await pause(it.world, '2026-11-01')).toMatchObject(refused('endedAlready'))
  })
})

describe('a wish to belong', () => {
  const wish = (it: { world: World; networkId: string; personId: string }, id = 'w') =>
    deed(it.world, (d) =>
      applyToJoin(d, id, { networkId: it.networkId, personId: it.personId, note: 'Kiinnostaa' }),
    )
  const decide = (world: World, outcome: 'approved' | 'declined', from = today) =>
    deed(world, (d) => decideApplication(d, 'w', { outcome, from }))

  test('waits once, and is approved once into a membership', async () => {
    await using it = await scene()
    expect(await wish(it)).toMatchObject({ ok: true, id: 'w' })
    expect(await wish(it)).toMatchObject({ ok: true, id: 'w', deedId: null })
    expect(await wish(it, 'other')).toMatchObject(refused('appliedAlready'))
    expect(await decide(it.world, 'approved', '2009-01-01')).toMatchObject(refused('networkNotThen'))
    expect(await decide(it.world, 'approved')).toMatchObject({ ok: true })
    expect(await rowsOf(it.world)).toMatchObject([{ role: 'member', validFrom: today, validTo: null }])
    expect(await decide(it.world, 'approved')).toMatchObject(refused('decidedAlready'))
    expect(await wish(it, 'again')).toMatchObject(refused('memberAlready'))
  })

  test('declined it makes no member, and may be made again', async () => {
    await using it = await scene()
    await wish(it)
    expect(await decide(it.world, 'declined')).toMatchObject({ ok: true, membershipId: null })
    expect(await rowsOf(it.world)).toEqual([])
    expect(await wish(it, 'again')).toMatchObject({ ok: true })
  })

  test('is granted when an organiser takes the person in anyhow', async () => {
    await using it = await scene()
    await wish(it)
    await it.joins('m', today)
    const [row] = await it.world.db.selectFrom('application').select(['outcome', 'decidedBy']).execute()
    expect(row).toEqual({ outcome: 'approved', decidedBy: it.world.organiser.personId })
  })

  test('to a network that has ended is refused', async () => {
    await using it = await scene({ endedOn: '2026-09-30' })
    expect(await wish(it)).toMatchObject(refused('networkNotThen'))
  })
})

test('a correction moves the days, but never over another membership of the same person', async () => {
  await using it = await scene()
  await it.joins('a', '2020-01-01', '2021-12-31')
  await it.joins('b', '2024-01-01')
  const correct = (id: string, from: string, to: string | null) =>
    deed(it.world, (d) => correctMembership(d, id, { from, to, reason: 'ownWish' }))
  expect(await correct('b', '2021-12-31', null)).toMatchObject(refused('memberAlready'))
  expect(await correct('a', '2020-01-01', '2019-01-01')).toMatchObject(refused('endBeforeStart'))
  expect(await correct('a', '2001-01-01', '2019-01-01')).toMatchObject(refused('networkNotThen'))
  expect(await correct('a', '2020-02-01', '2023-12-31')).toMatchObject({ ok: true })
  expect(await rowsOf(it.world)).toMatchObject([
    { validFrom: '2020-02-01', validTo: '2023-12-31', endReason: 'ownWish' },
    { validFrom: '2024-01-01', validTo: null },
  ])
})

const day = fc.integer({ min: -1500, max: 300 }).map((days) => daysLater(today, days))
const step = fc.oneof(
  fc.record({ act: fc.constant('join' as const), from: day, to: fc.option(day, { nil: null }) }),
  fc.record({ act: fc.constant('end' as const), from: day, nth: fc.nat(5) }),
  fc.record({
    act: fc.constant('role' as const),
    from: day,
    nth: fc.nat(5),
    role: fc.constantFrom<MembershipRole>('member', 'chair', 'secretary'),
  }),
  fc.record({
    act: fc.constant('pause' as const),
    from: day,
    to: fc.option(day, { nil: null }),
    nth: fc.nat(5),
  }),
  fc.record({ act: fc.constant('return' as const), from: day, nth: fc.nat(5) }),
)

test('whatever is done: no two periods overlap, and no day before an act begins looks different after it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      await using it = await scene()
      const { world, networkId, personId } = it
      const lists = async (days: string[]) =>
        Promise.all(
          days.map(async (on) =>
            (await membersOf(world.db, networkId, on)).map(({ id, role }) => [on, id, role]),
          ),
        )
      for (const [at, one] of steps.entries()) {
        const ids = (await rowsOf(world)).map(({ id }) => id)
        const id = 'nth' in one ? ids[one.nth % Math.max(ids.length, 1)] : undefined
        if (one.act !== 'join' && id === undefined) continue
        // An end leaves its last day as it was, and what was planned for later alone falls away.
        const days = [-1600, -900, -400, -30, -1, 0].map((by) => daysLater(one.from, by))
        const before = await lists(one.act === 'end' || one.act === 'return' ? days : days.slice(0, -1))
        await deed(world, async (d) => {
          if (one.act === 'join')
            return join(d, `m${at}`, { networkId, personId, role: 'member', from: one.from, to: one.to })
          if (one.act === 'end') return endMembership(d, id ?? '', { lastDay: one.from, reason: 'other' })
          if (one.act === 'role')
            return changeRole(d, id ?? '', { role: one.role, from: one.from, newId: `m${at}` })
          if (one.act === 'pause') return pauseMembership(d, id ?? '', { from: one.from, to: one.to })
          return returnFromPause(d, id ?? '', { lastDay: one.from })
        })
        expect(await lists(one.act === 'end' || one.act === 'return' ? days : days.slice(0, -1))).toEqual(
          before,
        )
        const rows = await rowsOf(world)
        for (const [index, row] of rows.entries()) {
          expect(row.validTo === null || row.validTo >= row.validFrom).toBe(true)
          const next = rows[index + 1]
          if (next) expect(row.validTo !== null && row.validTo < next.validFrom).toBe(true)
        }
        for (const pause of await pausesOf(world)) {
          const row = rows.find((it) => it.id === pause.membershipId)
          expect(row && pause.validFrom >= row.validFrom).toBe(true)
          expect(row?.validTo === null || (pause.validTo ?? '9') <= (row?.validTo ?? '')).toBe(true)
        }
      }
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('a correction leaves no pause outside the membership', async () => {
  await using it = await scene()
  await it.joins('m', '2020-01-01')
  for (const [from, to] of [
    ['2020-03-01', '2020-04-30'],
    ['2020-12-01', '2021-02-28'],
    ['2022-12-01', '2023-01-31'],
  ] as const)
    await deed(it.world, (d) => pauseMembership(d, 'm', { from, to }))
  await deed(it.world, (d) =>
    correctMembership(d, 'm', { from: '2021-01-01', to: '2022-12-31', reason: 'ownWish' }),
  )
  expect(await pausesOf(it.world)).toEqual([
    { membershipId: 'm', validFrom: '2021-01-01', validTo: '2021-02-28' },
    { membershipId: 'm', validFrom: '2022-12-01', validTo: '2022-12-31' },
  ])
})
