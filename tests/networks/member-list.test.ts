// The list of members a page at a time, as the whole list has them; and how they spread over the sectors.
import { expect, test } from 'vitest'
import type { MembershipRole } from '#db/schema'
import { belongsTo, memberPage, sectorSpread } from '~/domain/networks/member-list.server'
import { pastMembersOf } from '~/domain/networks/members.server'
import { membersOf } from '~/domain/networks/queries.server'
import { sectorsAt } from '~/domain/people/queries.server'
import { countBySector } from '~/domain/people/rules'
import { testWorld } from '../world'

const today = '2026-10-01'
const roles: MembershipRole[] = [
  'member',
  'chair',
  'outside',
  'secretary',
  'viceChair',
  'liaison',
  'coordinator',
]

async function full() {
  const world = await testWorld()
  const networkId = await world.network()
  const sectors = [await world.sector('VM'), await world.sector('OM'), null]
  for (let at = 0; at < 21; at++) {
    const personId = await world.person({
      lastName: `Nimi${(at * 7) % 21}`,
      sectorId: sectors[at % 3] ?? null,
      senior: at % 2 === 0,
    })
    // A second post, in another sector.
    if (at % 4 === 0)
      await world.appoint(personId, await world.organisation({ sectorId: sectors[(at + 1) % 3] ?? null }), {
        seniorManagement: at % 8 === 0 ? 1 : 0,
        validFrom: '2024-01-01',
      })
    await world.member(networkId, personId, {
      role: roles[at % roles.length],
      validFrom: at % 5 === 0 ? '2026-01-01' : '2020-01-01',
      validTo: at % 6 === 0 ? '2026-09-30' : null,
    })
  }
  return { world, networkId, [Symbol.asyncDispose]: () => world.close() }
}

test.each(['2019-12-31', '2025-06-30', '2026-09-30', today])(
  'on %s: who is on it, in what order, from which sectors',
  async (on) => {
    await using it = await full()
    const { db } = it.world
    const whole = await membersOf(db, it.networkId, on)
    const page = await memberPage(db, it.networkId, on, { q: '', page: 1 })
    expect(page.rows).toEqual(whole)
    expect(page).toMatchObject({ total: whole.length, found: whole.length })
    const spread = countBySector(
      await sectorsAt(db, on),
      whole.map(({ post }) => post),
    )
    expect(await sectorSpread(db, it.networkId, on, whole.length)).toEqual(
      spread.filter(({ count }) => count > 0),
    )
  },
)

test('a name narrows it; a page after the last is the last', async () => {
  await using it = await full()
  const page = await memberPage(it.world.db, it.networkId, today, { q: 'nimi1', page: 9 })
  expect(page.page).toBe(1)
  expect(page.rows.map(({ lastName }) => lastName).every((name) => name.startsWith('Nimi1'))).toBe(true)
  expect(page.found).toBe(page.rows.length)
  expect(page.found).toBeLessThan(page.total)
})

test('who belongs on a day', async () => {
  await using world = await testWorld()
  const [networkId, personId] = [await world.network(), await world.person()]
  await world.member(networkId, personId, { validFrom: '2020-01-01', validTo: '2021-12-31' })
  const on = (day: string) => belongsTo(world.db, networkId, personId, day)
  expect([
    await on('2019-12-31'),
    await on('2020-01-01'),
    await on('2021-12-31'),
    await on('2022-01-01'),
  ]).toEqual([false, true, true, false])
})

test('who has left: a change of role is no leaving, coming back leaves the earlier leaving to be told', async () => {
  await using world = await testWorld()
  const networkId = await world.network()
  const [changed, left, back] = [await world.person(), await world.person(), await world.person()]
  await world.member(networkId, changed, { validTo: '2024-05-31', endReason: 'roleChanged' })
  await world.member(networkId, changed, { role: 'chair', validFrom: '2024-06-01' })
  await world.member(networkId, left, { validTo: '2024-05-31', endReason: 'roleChanged' })
  await world.member(networkId, left, {
    validFrom: '2024-06-01',
    validTo: '2025-05-31',
    endReason: 'retired',
  })
  await world.member(networkId, back, { validTo: '2022-12-31', endReason: 'ownWish' })
  await world.member(networkId, back, { validFrom: '2025-01-01' })
  const { rows, total } = await pastMembersOf(world.db, networkId, today, 1)
  expect(rows.map(({ id, endReason }) => [id, endReason])).toEqual([
    [left, 'retired'],
    [back, 'ownWish'],
  ])
  expect(total).toBe(2)
  expect((await pastMembersOf(world.db, networkId, '2024-12-31', 1)).rows.map(({ id }) => id)).toEqual([back])
})
