// Sectors that are renamed and merged: the old one ends, its organisations move on the day, history keeps both.
import { expect, test } from 'vitest'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { moveToSector } from '~/domain/people/organisation-acts.server'
import { organisationById } from '~/domain/people/organisations.server'
import { sectorsAt } from '~/domain/people/queries.server'
import { enterSector, mergeSectors, renameSector, reviseSector } from '~/domain/people/sector-acts.server'
import { testWorld, type World } from '../world'

const deed = <Result extends { ok: boolean }>(world: World, act: (d: Deed) => Promise<Result>) =>
  inDeed(
    world.db,
    { actor: world.organiser, now: world.now() },
    { act: 'test', thing: { kind: 'sector', id: 'x' } },
    act,
  )

const tem = { code: 'TEM', nameFi: 'työ', nameSv: 'arbete', nameEn: 'Labour' }
const codes = async (world: World, on: string) => (await sectorsAt(world.db, on)).map(({ code }) => code)
const codeOf = async (world: World, id: string, on: string) =>
  (await organisationById(world.db, id, on))?.sectorCode

test('a renamed sector has a successor, which has its organisations from the day on', async () => {
  await using world = await testWorld()
  const [ktm, vm] = [await world.sector('KTM'), await world.sector('VM')]
  const [stays, leaves, comes] = [
    await world.organisation({ sectorId: ktm }),
    await world.organisation({ sectorId: ktm }),
    await world.organisation({ sectorId: vm }),
  ]
  await deed(world, (d) => moveToSector(d, leaves, null, { sectorId: vm, from: '2024-01-01' }))
  await deed(world, (d) => moveToSector(d, comes, null, { sectorId: ktm, from: '2025-01-01' }))
  const given = { ...tem, newId: 'tem', from: '2023-01-01' }
  const done = await deed(world, (d) => renameSector(d, ktm, given))
  expect(done).toMatchObject({ ok: true, id: 'tem', moved: 3 })
  expect(await codes(world, '2022-12-31')).toEqual(['KTM', 'VM'])
  expect(await codes(world, '2023-01-01')).toEqual(['TEM', 'VM'])
  expect([await codeOf(world, stays, '2022-12-31'), await codeOf(world, stays, '2023-01-01')]).toEqual([
    'KTM',
    'TEM',
  ])
  const days = ['2022-12-31', '2023-12-31', '2024-01-01']
  expect(await Promise.all(days.map((on) => codeOf(world, leaves, on)))).toEqual(['KTM', 'TEM', 'VM'])
  expect([await codeOf(world, comes, '2024-12-31'), await codeOf(world, comes, '2025-01-01')]).toEqual([
    'VM',
    'TEM',
  ])
  // The same form twice makes one successor.
  expect(await deed(world, (d) => renameSector(d, ktm, given))).toMatchObject({ ok: true, deedId: null })
  expect(await deed(world, (d) => renameSector(d, ktm, { ...given, newId: 'other' }))).toMatchObject({
    reason: 'endedAlready',
  })
  await undoDeed(world.db, { actor: world.organiser, now: world.now() }, done.deedId ?? '')
  expect(await codes(world, '2023-01-01')).toEqual(['KTM', 'VM'])
  expect(await codeOf(world, leaves, '2023-06-01')).toBe('KTM')
})

test('sectors merge into one that stands', async () => {
  await using world = await testWorld()
  const [a, b, c] = [await world.sector('A'), await world.sector('B'), await world.sector('C')]
  const bodies = [await world.organisation({ sectorId: a }), await world.organisation({ sectorId: b })]
  const given = { from: [a, b], into: c, lastDay: '2025-12-31' }
  expect(await deed(world, (d) => mergeSectors(d, given))).toMatchObject({ ok: true, moved: 2 })
  for (const id of bodies) expect(await codeOf(world, id, '2026-01-01')).toBe('C')
  expect(await codes(world, '2026-01-01')).toEqual(['C'])
  const rows = await world.db
    .selectFrom('sector')
    .select(['validTo', 'successorId'])
    .where('id', 'in', [a, b])
    .execute()
  expect(rows).toEqual([1, 2].map(() => ({ validTo: '2025-12-31', successorId: c })))
})

test('on its first day a rename corrects; what cannot be is refused', async () => {
  await using world = await testWorld()
  const [a, b] = [await world.sector('A'), await world.sector('B')]
  expect(
    await deed(world, (d) => renameSector(d, a, { ...tem, newId: 'n', from: '2000-01-01' })),
  ).toMatchObject({
    ok: true,
    id: a,
  })
  expect(await codes(world, '2026-01-01')).toEqual(['B', 'TEM'])
  const rename = (given: { code?: string; from: string }) =>
    deed(world, (d) => renameSector(d, b, { ...tem, code: 'X', newId: 'n', ...given }))
  expect(await rename({ from: '2026-10-02' })).toMatchObject({ reason: 'notYet' })
  expect(await rename({ from: '1999-01-01' })).toMatchObject({ reason: 'endBeforeStart' })
  expect(await rename({ from: '2020-01-01', code: 'tem' })).toMatchObject({ reason: 'sectorCodeTaken' })
  expect(await deed(world, (d) => reviseSector(d, b, { code: 'TEM' }))).toMatchObject({
    reason: 'sectorCodeTaken',
  })
  const entry = { ...tem, position: 3, validFrom: '2020-01-01' }
  expect(await deed(world, (d) => enterSector(d, 'n', entry))).toMatchObject({ reason: 'sectorCodeTaken' })
  expect(await deed(world, (d) => enterSector(d, 'n', { ...entry, code: 'X' }))).toMatchObject({ ok: true })
  const merge = (given: { from?: string[]; into?: string; lastDay?: string }) =>
    deed(world, (d) => mergeSectors(d, { from: [a], into: b, lastDay: '2025-12-31', ...given }))
  expect(await merge({ from: [] })).toMatchObject({ reason: 'mergesNothing' })
  expect(await merge({ into: a })).toMatchObject({ reason: 'mergesIntoItself' })
  expect(await merge({ lastDay: '2026-10-01' })).toMatchObject({ reason: 'notYet' })
  expect(await merge({ into: 'n', lastDay: '2010-01-01' })).toMatchObject({ reason: 'sectorNotThen' })
})
