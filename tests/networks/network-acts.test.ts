// Acts on networks: what ends with one, what stands in the way, and that all of it can be taken back.
import { expect, test } from 'vitest'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import {
  endingWith,
  enterNetwork,
  networkStanding,
  reviseNetwork,
  setRule,
} from '~/domain/networks/network-acts.server'
import { pauseMembership } from '~/domain/networks/membership-acts.server'
import { testWorld, type World } from '../world'

const today = '2026-10-01'

const by = (world: World) => ({ actor: world.organiser, now: world.now() })
const deed = <Result extends { ok: boolean }>(world: World, act: (d: Deed) => Promise<Result>) =>
  inDeed(world.db, by(world), { act: 'test', thing: { kind: 'network', id: 'n' } }, act)

const given = {
  kind: 'forum' as const,
  nameFi: 'Foorumi',
  nameSv: 'Forum',
  nameEn: 'Forum (en)',
  descriptionFi: '',
  descriptionSv: '',
  descriptionEn: '',
  basis: 'person' as const,
  programmeId: null,
  foundedOn: '2010-01-01',
  endedOn: null,
  links: '',
}

const state = async (world: World) => ({
  networks: (await world.db.selectFrom('network').selectAll().orderBy('id').execute()).map(
    ({ version: _, ...row }) => row,
  ),
  members: await world.db.selectFrom('membership').selectAll().orderBy('id').execute(),
  pauses: await world.db.selectFrom('pause').selectAll().orderBy('id').execute(),
  wishes: await world.db.selectFrom('application').selectAll().orderBy('id').execute(),
})

test('a network ends with its memberships, pauses and wishes in one deed, and comes back with them', async () => {
  await using world = await testWorld()
  const id = await world.network()
  const [open, planned, over] = [await world.person(), await world.person(), await world.person()]
  const membership = await world.member(id, open)
  await deed(world, (d) => pauseMembership(d, membership, { from: '2026-09-01' }))
  await world.member(id, planned, { validFrom: '2027-02-01' })
  await world.member(id, over, { validTo: '2025-12-31', endReason: 'retired' })
  const decision = { outcome: null, decidedAt: null, decidedBy: null }
  await world.db
    .insertInto('application')
    .values({ id: 'w', networkId: id, personId: over, appliedAt: world.now(), note: '', ...decision })
    .execute()
  const before = await state(world)
  const lastDay = '2026-12-31'
  expect(await endingWith(world.db, id, { lastDay, today })).toEqual({ members: 2, waiting: 1 })
  const done = await deed(world, (d) => reviseNetwork(d, id, 1, { ...given, endedOn: lastDay }))
  expect(done).toMatchObject({ ok: true, ended: 2 })
  const after = await state(world)
  expect(after.members.map(({ validTo, endReason }) => [validTo, endReason]).sort()).toEqual([
    ['2025-12-31', 'retired'],
    [lastDay, 'networkEnded'],
  ])
  expect(after.pauses).toMatchObject([{ validTo: lastDay }])
  expect(after.wishes).toMatchObject([{ outcome: 'declined', decidedBy: world.organiser.personId }])
  expect(await undoDeed(world.db, by(world), done.deedId ?? '')).toMatchObject({ ok: true })
  expect(await state(world)).toEqual(before)
})

test.each([
  ['on a day before somebody joined', '2019-12-31', {}],
  ['on a day before somebody left', '2021-12-31', { validTo: '2022-12-31', endReason: 'other' }],
])('it cannot have ended %s', async (_, lastDay, period) => {
  await using world = await testWorld()
  const id = await world.network()
  await world.member(id, await world.person(), period)
  expect(await endingWith(world.db, id, { lastDay, today })).toBeNull()
  const refused = await deed(world, (d) => reviseNetwork(d, id, 1, { ...given, endedOn: lastDay }))
  expect(refused).toMatchObject({ ok: false, reason: 'membersAfter', deedId: null })
})

test('an edit of what another has edited is refused; days that cannot be are too', async () => {
  await using world = await testWorld()
  const id = await world.network()
  await deed(world, (d) => reviseNetwork(d, id, 1, given))
  const revise = (version: number, more: Partial<typeof given> | { endedOn: string }) =>
    deed(world, (d) => reviseNetwork(d, id, version, { ...given, ...more }))
  expect(await revise(1, {})).toMatchObject({ ok: false, reason: 'changedMeanwhile' })
  expect(await revise(2, { endedOn: '2009-12-31' })).toMatchObject({ ok: false, reason: 'endBeforeStart' })
  expect(await deed(world, (d) => setRule(d, id, 1, '{"parts":[]}'))).toMatchObject({
    reason: 'changedMeanwhile',
  })
  expect(await deed(world, (d) => setRule(d, id, 1, null))).toMatchObject({ ok: true, deedId: null })
  await expect(revise(2, { programmeId: 'x' as never })).rejects.toMatchObject({ status: 404 })
  await expect(deed(world, (d) => reviseNetwork(d, 'x', 1, given))).rejects.toMatchObject({ status: 404 })
})

test('founded once, whatever the times; ended before it began, never', async () => {
  await using world = await testWorld()
  expect(await deed(world, (d) => enterNetwork(d, 'n', given))).toMatchObject({ ok: true, id: 'n' })
  expect(await deed(world, (d) => enterNetwork(d, 'n', given))).toMatchObject({ ok: true, deedId: null })
  expect(await networkStanding(world.db, 'n')).toMatchObject({
    nameFi: 'Foorumi',
    version: 1,
    rule: null,
    links: '',
  })
  const odd = await deed(world, (d) => enterNetwork(d, 'm', { ...given, endedOn: '2009-12-31' as never }))
  expect(odd).toMatchObject({ ok: false, reason: 'endBeforeStart' })
})

test('a member who is no organiser keeps nothing', async () => {
  await using world = await testWorld()
  const actor = await world.actor(await world.person())
  await expect(
    inDeed(world.db, { actor, now: world.now() }, { act: 'test', thing: { kind: 'network', id: 'n' } }, (d) =>
      enterNetwork(d, 'n', given),
    ),
  ).rejects.toMatchObject({ status: 403 })
})
