// Positions: their line of holders, since when they are vacant, and what may be above them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  organisationChoices,
  positionPage,
  positionsOf,
  superiorChoices,
} from '~/domain/people/positions.server'
import { holdsOn, overlaps, vacantSince } from '~/domain/people/rules'
import { testWorld } from '../world'

const on = '2026-10-01'
const day = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10))
const period = fc
  .tuple(day, fc.option(day))
  .map(([one, other]) =>
    other === null || other >= one
      ? { validFrom: one, validTo: other }
      : { validFrom: other, validTo: one as string | null },
  )

test('vacant is the time after the last holder: nobody holds it from then on until the day asked about', () => {
  fc.assert(
    fc.property(fc.array(period, { maxLength: 5 }), day, (periods, asked) => {
      const since = vacantSince(periods, asked)
      const held = periods.some((one) => holdsOn(one, asked))
      const before = periods.some(({ validTo }) => validTo !== null && validTo < asked)
      expect(since !== null).toBe(!held && before)
      if (since === null) return
      expect(since <= asked).toBe(true)
      expect(periods.some((one) => overlaps(one, { validFrom: since, validTo: asked }))).toBe(false)
    }),
  )
})

test.each([
  ['2020-01-01', '2020-12-31', '2020-12-31', null, true],
  ['2020-01-01', '2020-12-31', '2021-01-01', null, false],
  ['2020-01-01', null, '2035-01-01', '2036-01-01', true],
  ['2022-01-01', '2022-06-30', '2020-01-01', '2021-12-31', false],
])('%s–%s and %s–%s have a day in common: %s', (from, to, otherFrom, otherTo, common) => {
  const [one, other] = [
    { validFrom: from, validTo: to },
    { validFrom: otherFrom, validTo: otherTo },
  ]
  expect([overlaps(one, other), overlaps(other, one)]).toEqual([common, common])
})

test('a position tells its line, the newest first, with those who stand in, and who is above and below', async () => {
  await using world = await testWorld()
  const house = await world.organisation()
  const [old, now, deputy, below] = [
    await world.person({ lastName: 'Vanha' }),
    await world.person({ lastName: 'Nykyinen' }),
    await world.person({ lastName: 'Sijainen' }),
    await world.person({ lastName: 'Alainen' }),
  ]
  const top = await world.position(house, { titleFi: 'pääjohtaja' })
  const position = await world.position(house, { superiorId: top })
  const under = await world.position(house, { superiorId: position, titleFi: 'päällikkö' })
  await world.appoint(old, house, { positionId: position, validFrom: '2010-01-01', validTo: '2019-12-31' })
  await world.appoint(now, house, { positionId: position, validFrom: '2020-01-01' })
  await world.appoint(deputy, house, { positionId: position, validFrom: '2026-09-01', acting: 1 })
  await world.appoint(below, house, { positionId: under })
  const page = await positionPage(world.db, position, on)
  expect(page?.holders.map(({ lastName, acting }) => [lastName, acting])).toEqual([
    ['Sijainen', true],
    ['Nykyinen', false],
    ['Vanha', false],
  ])
  expect(page?.vacantSince).toBeNull()
  expect([page?.superior?.id, page?.superior?.holders]).toEqual([top, []])
  expect(page?.subordinates.map(({ id, holders }) => [id, holders[0]?.lastName])).toEqual([
    [under, 'Alainen'],
  ])
  expect(await positionPage(world.db, 'nothing', on)).toBeNull()
})

test('an organisation’s positions stand until they are abolished; a vacant one tells who held it last', async () => {
  await using world = await testWorld()
  const [house, person] = [await world.organisation(), await world.person({ lastName: 'Viimeinen' })]
  await world.position(house, { titleFi: 'lakkautettu', validTo: '2026-09-30' })
  const last = await world.position(house, { titleFi: 'viimeistä päivää', validTo: on })
  const vacant = await world.position(house, { titleFi: 'avoin' })
  await world.appoint(person, house, { positionId: vacant, validTo: '2026-05-31' })
  const rows = await positionsOf(world.db, house, on)
  expect(rows.map(({ id }) => id)).toEqual([vacant, last])
  expect(rows[0]).toMatchObject({ vacantSince: '2026-06-01', last: { lastName: 'Viimeinen' }, holders: [] })
  expect(rows[1]).toMatchObject({ vacantSince: null, last: null })
})

test('above a position may be one of its own house, of the sector’s ministry, or the one that is now', async () => {
  await using world = await testWorld()
  const [sector, other] = [await world.sector('VM'), await world.sector('OM')]
  const house = await world.organisation({ sectorId: sector })
  const ministry = await world.organisation({ sectorId: sector, kind: 'ministry' })
  const elsewhere = await world.organisation({ sectorId: other, kind: 'ministry' })
  const [own, above, far] = [
    await world.position(house),
    await world.position(ministry),
    await world.position(elsewhere),
  ]
  const choices = async (now: string | null) =>
    (await superiorChoices(world.db, { id: house, sectorId: sector }, on, now)).map(({ id }) => id).sort()
  expect(await choices(null)).toEqual([own, above].sort())
  expect(await choices(far)).toEqual([own, above, far].sort())
})

test('organisations to choose from stand on the day, sector by sector, those outside the sectors last', async () => {
  await using world = await testWorld()
  const sector = await world.sector('VM')
  const outside = await world.organisation({ name: 'Aakkosen kunta', kind: 'municipality' })
  const inside = await world.organisation({ name: 'Äänitalo', sectorId: sector })
  const gone = await world.organisation({ name: 'Entinen' })
  await world.db.updateTable('organisation').set({ validTo: '2020-12-31' }).where('id', '=', gone).execute()
  const ids = (await organisationChoices(world.db, on)).map(({ id }) => id)
  expect(ids[0]).toBe(inside)
  expect(ids).toContain(outside)
  expect(ids).not.toContain(gone)
})
