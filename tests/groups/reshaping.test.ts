// Splitting, merging and ending groups on a real database: who was where on any day stays true, and undo restores all.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { dateOf, daysLater } from '~/domain/core/time'
import {
  endGroup,
  mergeGroups,
  splitGroup,
  type MergeGiven,
  type SplitGiven,
} from '~/domain/groups/reshaping.server'
import { networkById } from '~/domain/networks/queries.server'
import { lettersIn, testWorld, type World } from '../world'
import { smallGroup } from '../renewals/group'

const deed = <Result extends { ok: boolean }>(world: World, act: (d: Deed) => Promise<Result>) =>
  inDeed(
    world.db,
    { actor: world.organiser, now: world.now() },
    { act: 'splitGroup', thing: { kind: 'network', id: 'test' } },
    act,
  )

const versionOf = async (world: World, id: string) => (await networkById(world.db, id))?.version ?? -1

const newGroup = (name: string, personIds: string[], id = v7()) => ({
  id,
  nameFi: name,
  nameSv: name,
  nameEn: name,
  personIds,
})

const split = async (world: World, id: string, given: Partial<SplitGiven> & Pick<SplitGiven, 'groups'>) => {
  const version = given.version ?? (await versionOf(world, id))
  return deed(world, (d) =>
    splitGroup(d, id, { from: '2026-11-01', liaisonToo: true, tell: false, ...given, version }),
  )
}

const merge = async (world: World, id: string, given: Partial<MergeGiven> & Pick<MergeGiven, 'intoId'>) => {
  const version = given.version ?? (await versionOf(world, id))
  return deed(world, (d) => mergeGroups(d, id, { from: '2026-11-01', tell: false, ...given, version }))
}

const end = async (world: World, id: string, lastDay: string, why = '') => {
  const version = await versionOf(world, id)
  return deed(world, (d) => endGroup(d, id, { version, lastDay, why }))
}

/** Where everybody is on a day: "person@network role", sorted. */
async function places(world: World, on: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom('membership')
    .select(['personId', 'networkId', 'role', 'validFrom', 'validTo'])
    .execute()
  return rows
    .filter((row) => row.validFrom <= on && (row.validTo === null || row.validTo >= on))
    .map((row) => `${row.personId}@${row.networkId} ${row.role}`)
    .sort()
}

const tables = [
  'network',
  'membership',
  'pause',
  'lineage',
  'groupHome',
  'newcomer',
  'datePoll',
  'roundGroup',
  'application',
] as const

/** Every table that reshaping may write, without the counters of edits, which go on counting. */
async function everything(world: World): Promise<string> {
  const rows = await Promise.all(
    tables.map((table) => world.db.selectFrom(table).selectAll().orderBy('id').execute()),
  )
  return JSON.stringify(rows, (key, value: unknown) => (key === 'version' ? undefined : value))
}

const undo = (world: World, deedId: string | null) =>
  undoDeed(world.db, { actor: world.organiser, now: world.now() }, deedId ?? '')

async function restores(
  world: World,
  act: () => Promise<{ ok: boolean; deedId: string | null }>,
): Promise<void> {
  const before = await everything(world)
  const result = await act()
  expect(result).toMatchObject({ ok: true })
  expect(await everything(world)).not.toBe(before)
  expect(await undo(world, result.deedId)).toMatchObject({ ok: true })
  expect(await everything(world)).toBe(before)
}

async function home(world: World, id: string, hostId: string): Promise<void> {
  await world.db
    .insertInto('groupHome')
    .values({ id, practices: 'Omat tavat', language: 'sv', meets: 'both', hostId, keepsNotes: 0, version: 1 })
    .execute()
}

test('those who are chosen go on in the new group with their roles, pauses and liaison; the others stay', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world, 10)
  const [one = '', two = '', three = '', four = ''] = group.people
  await home(world, group.id, two)
  await world.db
    .insertInto('pause')
    .values({
      id: 'p',
      membershipId: group.memberships[0] ?? '',
      validFrom: '2026-10-10',
      validTo: '2026-12-31',
    })
    .execute()
  const before = await places(world, '2026-10-31')
  const made = newGroup('Pienryhmä 9', [one, two, three, four])
  expect(await split(world, group.id, { groups: [made] })).toMatchObject({ ok: true })
  expect(await places(world, '2026-10-31')).toEqual(before)
  const after = await places(world, '2026-11-01')
  for (const id of made.personIds) expect(after).toContain(`${id}@${made.id} member`)
  for (const id of group.people.slice(4)) expect(after).toContain(`${id}@${group.id} member`)
  expect(after).toContain(`${group.liaison}@${made.id} liaison`)
  expect(after).toContain(`${group.liaison}@${group.id} liaison`)
  expect(after).toHaveLength(12)
  const ended = await world.db.selectFrom('membership').selectAll().where('validTo', 'is not', null).execute()
  expect(new Set(ended.map(({ validTo, endReason }) => `${validTo} ${endReason}`))).toEqual(
    new Set(['2026-10-31 groupSplit']),
  )
  const pauses = await world.db
    .selectFrom('pause')
    .select(['validFrom', 'validTo'])
    .orderBy('validFrom')
    .execute()
  expect(pauses).toEqual([
    { validFrom: '2026-10-10', validTo: '2026-10-31' },
    { validFrom: '2026-11-01', validTo: '2026-12-31' },
  ])
  expect(await world.db.selectFrom('lineage').selectAll().execute()).toMatchObject([
    { fromId: group.id, toId: made.id, since: '2026-11-01', kind: 'split' },
  ])
  const homes = await world.db.selectFrom('groupHome').selectAll().execute()
  expect(homes.find(({ id }) => id === made.id)).toMatchObject({
    hostId: two,
    language: 'sv',
    practices: '',
  })
  expect(homes.find(({ id }) => id === group.id)).toMatchObject({ hostId: null, practices: 'Omat tavat' })
})

test('the same form sent twice splits once; another organiser who saw the group as it was is refused', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world, 6)
  const version = await versionOf(world, group.id)
  const groups = [newGroup('Pienryhmä 9', group.people.slice(0, 3))]
  const both = await Promise.all([
    split(world, group.id, { groups, version }),
    split(world, group.id, { groups, version }),
  ])
  expect(both).toMatchObject([{ ok: true }, { ok: true }])
  expect(await world.db.selectFrom('lineage').selectAll().execute()).toHaveLength(1)
  const other = [newGroup('Pienryhmä 10', group.people.slice(3, 4))]
  expect(await split(world, group.id, { groups: other, version })).toMatchObject({
    reason: 'changedMeanwhile',
  })
})

test('what cannot be is refused before anything is written', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world, 3, { foundedOn: '2019-01-01', nameFi: 'Pienryhmä 1' })
  const [one = '', two = ''] = group.people
  const fresh = await world.person()
  await world.member(group.id, fresh, { validFrom: '2026-12-01' })
  const stranger = await world.person()
  const before = await everything(world)
  const attempt = (given: Partial<SplitGiven>) =>
    split(world, group.id, { groups: [newGroup('Pienryhmä 9', [one])], ...given })
  expect(await attempt({ groups: [newGroup('Pienryhmä 9', [])] })).toMatchObject({ reason: 'splitNobody' })
  expect(await attempt({ groups: [] })).toMatchObject({ reason: 'splitNobody' })
  expect(await attempt({ groups: [newGroup('Pienryhmä 9', group.people)] })).toMatchObject({
    reason: 'nobodyStays',
  })
  expect(await attempt({ groups: [newGroup(' ', [one])] })).toMatchObject({ reason: 'nameMissing' })
  expect(await attempt({ groups: [newGroup('pienryhmä 1', [one])] })).toMatchObject({
    reason: 'groupNameTaken',
  })
  expect(await attempt({ groups: [newGroup('A', [one]), newGroup('a', [two])] })).toMatchObject({
    reason: 'groupNameTaken',
  })
  expect(await attempt({ groups: [newGroup('A', [fresh])] })).toMatchObject({ reason: 'joinedLater' })
  expect(await attempt({ from: '2019-01-01' })).toMatchObject({ reason: 'endBeforeStart' })
  for (const personId of [stranger, group.liaison])
    await expect(attempt({ groups: [newGroup('A', [personId])] })).rejects.toMatchObject({ status: 404 })
  expect(await everything(world)).toBe(before)
  const alumni = await world.network({ kind: 'alumni' })
  await expect(split(world, alumni, { groups: [newGroup('A', [one])], version: 1 })).rejects.toMatchObject({
    status: 404,
  })
})

test('a merged group ends, its members go on in the other with what was known of their days', async () => {
  await using world = await testWorld()
  const [small, large] = [await smallGroup(world, 3), await smallGroup(world, 7)]
  const [leaving = '', both = '', plain = ''] = small.people
  await world.db
    .updateTable('membership')
    .set({ validTo: '2026-12-31', endReason: 'retired' })
    .where('personId', '=', leaving)
    .execute()
  await world.member(large.id, both, { validFrom: '2026-01-01' })
  const coming = await world.person()
  await world.member(small.id, coming, { validFrom: '2026-12-01' })
  const before = await places(world, '2026-10-31')
  expect(await merge(world, small.id, { intoId: large.id })).toMatchObject({ ok: true, moved: 2 })
  expect(await places(world, '2026-10-31')).toEqual(before)
  const after = await places(world, '2026-11-01')
  expect(after.filter((place) => place.includes(small.id))).toEqual([])
  expect(after).toHaveLength(7 + 3 + 1)
  expect(await places(world, '2026-12-05')).toContain(`${coming}@${large.id} member`)
  expect(await places(world, '2027-01-01')).not.toContain(`${leaving}@${large.id} member`)
  const rows = await world.db
    .selectFrom('membership')
    .selectAll()
    .where('personId', 'in', [plain, leaving])
    .execute()
  expect(rows.map(({ networkId, endReason }) => [networkId === small.id, endReason]).sort()).toEqual(
    [
      [true, 'groupsMerged'],
      [true, 'groupsMerged'],
      [false, null],
      [false, 'retired'],
    ].sort(),
  )
  expect((await networkById(world.db, small.id))?.endedOn).toBe('2026-10-31')
  expect(await world.db.selectFrom('lineage').selectAll().execute()).toMatchObject([
    { fromId: small.id, toId: large.id, kind: 'merged' },
  ])
})

test('a liaison comes along only to a group that has none', async () => {
  await using world = await testWorld()
  const [small, large] = [await smallGroup(world, 3), await smallGroup(world, 7)]
  await world.db.deleteFrom('membership').where('personId', '=', large.liaison).execute()
  await merge(world, small.id, { intoId: large.id })
  expect(await places(world, '2026-11-01')).toContain(`${small.liaison}@${large.id} liaison`)
})

test('a merger that cannot be is refused before anything is written', async () => {
  await using world = await testWorld()
  const [small, large] = [await smallGroup(world, 3), await smallGroup(world, 7)]
  const [young, over] = [
    await smallGroup(world, 2, { foundedOn: '2027-01-01' }),
    await smallGroup(world, 2, { endedOn: '2026-12-31' }),
  ]
  const before = await everything(world)
  for (const [intoId, reason, given] of [
    [small.id, 'mergesIntoItself', {}],
    [young.id, 'networkNotThen', {}],
    [over.id, 'networkNotThen', {}],
    [large.id, 'endBeforeStart', { from: '2000-01-01' }],
    [large.id, 'changedMeanwhile', { version: 99 }],
  ] as const)
    expect(await merge(world, small.id, { intoId, ...given })).toMatchObject({ reason })
  expect(await merge(world, over.id, { intoId: large.id })).toMatchObject({ reason: 'groupOver' })
  expect(await everything(world)).toBe(before)
  await world.member(small.id, await world.person(), { validFrom: '2026-09-01', validTo: '2026-09-20' })
  expect(await merge(world, small.id, { intoId: large.id, from: '2026-08-01' })).toMatchObject({
    reason: 'membersAfter',
  })
})

test('an ended group has no members after its last day; what waited falls away, the reason stays with the deed', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world, 2)
  await waiting(world, group.id)
  const result = await end(world, group.id, '2026-10-01', 'Jäsenet toivoivat niin')
  expect(result).toMatchObject({ ok: true })
  expect(await places(world, '2026-10-02')).toEqual([])
  expect(await places(world, '2026-10-01')).toHaveLength(3)
  const { detail } = await world.db.selectFrom('deed').select('detail').executeTakeFirstOrThrow()
  expect(JSON.parse(detail)).toEqual({ why: 'Jäsenet toivoivat niin' })
  const trail = await world.db.selectFrom('audit').select('detail').execute()
  expect(JSON.stringify(trail)).toContain(result.deedId)
  expect(JSON.stringify(trail)).not.toContain('toivoivat')
  expect(await world.db.selectFrom('newcomer').select('outcome').execute()).toEqual([{ outcome: 'dropped' }])
  expect((await world.db.selectFrom('datePoll').select('droppedAt').executeTakeFirst())?.droppedAt).toBe(
    world.now(),
  )
  expect(await world.db.selectFrom('roundGroup').selectAll().execute()).toEqual([])
  expect(await end(world, group.id, '2026-10-05')).toMatchObject({ reason: 'groupOver' })
})

/** A newcomer, a date and a round that wait for the group. */
async function waiting(world: World, networkId: string): Promise<void> {
  const none = { outcome: null, decidedAt: null, decidedBy: null, hostId: null, hearUntil: null }
  await world.db
    .insertInto('newcomer')
    .values({
      id: v7(),
      networkId,
      personId: await world.person(),
      reasons: '[]',
      proposedBy: null,
      proposedAt: world.now(),
      ...none,
    })
    .execute()
  await world.db
    .insertInto('datePoll')
    .values({
      ...{ id: v7(), networkId, title: '', place: '', onlineUrl: '', note: '', startedBy: null },
      ...{ startedAt: world.now(), closesOn: '2026-12-01', remindedAt: null, eventId: null },
      ...{ decidedAt: null, droppedAt: null },
    })
    .execute()
  const roundId = v7()
  await world.db
    .insertInto('round')
    .values({
      ...{ id: roundId, name: 'Syksy', startsOn: '2027-01-01', answerBy: '2026-12-01' },
      ...{ messageFi: '', messageSv: '', messageEn: '', sizeMin: 8, sizeMax: 10, createdBy: null },
      ...{ createdAt: world.now(), confirmedProposalId: null, confirmedAt: null, closedAt: null, version: 1 },
    })
    .execute()
  await world.db.insertInto('roundGroup').values({ id: v7(), roundId, networkId }).execute()
}

test('taking each of them back restores every table', async () => {
  await using world = await testWorld()
  const [small, large] = [await smallGroup(world, 4), await smallGroup(world, 6)]
  const [host = '', paused = ''] = small.people
  await home(world, small.id, host)
  await world.db
    .insertInto('pause')
    .values({
      id: 'p',
      membershipId: small.memberships[1] ?? '',
      validFrom: '2026-10-10',
      validTo: '2027-12-31',
    })
    .execute()
  await world.member(small.id, await world.person(), { validFrom: '2026-12-01' })
  await waiting(world, small.id)
  await restores(world, () => split(world, small.id, { groups: [newGroup('A', [host, paused])], tell: true }))
  await restores(world, () => merge(world, small.id, { intoId: large.id, tell: true }))
  await restores(world, () => end(world, small.id, '2026-10-01'))
  expect(await lettersIn(world.db)).toEqual([])
})

test('letters introduce the members of the new group, and all of a merged one, when the organiser says so', async () => {
  await using world = await testWorld()
  const [small, large] = [await smallGroup(world, 4), await smallGroup(world, 6)]
  await split(world, small.id, { groups: [newGroup('A', small.people.slice(0, 2))], tell: true })
  expect((await lettersIn(world.db)).map(({ personId }) => personId).sort()).toEqual(
    small.people.slice(0, 2).sort(),
  )
  await merge(world, small.id, { intoId: large.id, tell: true })
  const told = (await lettersIn(world.db)).slice(2)
  expect(told.map(({ personId }) => personId).sort()).toEqual(
    [...small.people.slice(2), ...large.people].sort(),
  )
})

test('whatever is done in whatever order, nobody is lost or doubled, and the past stays as it was', async () => {
  const step = fc.record({
    what: fc.constantFrom('split' as const, 'merge' as const, 'end' as const),
    one: fc.nat(20),
    other: fc.nat(20),
    chosen: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 6 }),
    days: fc.integer({ min: 1, max: 40 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      await using world = await testWorld()
      await smallGroup(world, 5)
      await smallGroup(world, 4)
      const people = async (on: string) =>
        (await places(world, on)).filter((place) => place.endsWith(' member')).map((it) => it.split('@')[0])
      let from = dateOf(world.now())
      for (const [at, { what, one, other, chosen, days }] of steps.entries()) {
        const standing = await world.db
          .selectFrom('network')
          .select('id')
          .where('endedOn', 'is', null)
          .orderBy('id')
          .execute()
        const pick = (nat: number) => standing[nat % Math.max(1, standing.length)]?.id
        const [id, intoId] = [pick(one), pick(other)]
        if (!id || !intoId) break
        from = daysLater(from, days)
        const [past, lastDay] = [await places(world, '2026-01-01'), daysLater(from, -1)]
        const [dayBefore, were] = [await places(world, lastDay), await people(from)]
        const members = (await places(world, from)).filter((it) => it.endsWith(`@${id} member`))
        const movers = chosen.flatMap((nat) => members[nat]?.split('@')[0] ?? [])
        const result =
          what === 'split'
            ? await split(world, id, { from, groups: [newGroup(`Ryhmä ${at}`, movers)] })
            : what === 'merge'
              ? await merge(world, id, { from, intoId })
              : await end(world, id, lastDay)
        expect(await places(world, '2026-01-01')).toEqual(past)
        expect(await places(world, lastDay)).toEqual(dayBefore)
        const are = await people(from)
        expect(new Set(are).size).toBe(are.length)
        if (what !== 'end' || !result.ok) expect(are.sort()).toEqual(were.sort())
        else expect(are).toHaveLength(were.length - members.length)
      }
    }),
    { numRuns: 25 },
  )
})
