// Merging two records of one person: what small groups hold of either is the person's, told once; undo leaves all as it was.
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import type { Database } from '#db/schema'
import { undoDeed } from '~/domain/core/undoing.server'
import { newToken, tokenHash } from '~/domain/core/tokens.server'
import { testWorld, type World } from '../world'
import { by, merge } from './merge'

const tables = [
  'membership',
  'candidate',
  'apartPair',
  'proposal',
  'pollTick',
  'renewal',
  'newcomer',
  'hearing',
  'sharedField',
  'groupLink',
  'groupHome',
  'datePoll',
  'expertRequest',
  'meetingReport',
] as const satisfies readonly (keyof Database)[]

async function everything(world: World): Promise<string> {
  const all: Record<string, unknown> = {}
  for (const table of tables) {
    const { rows } = await sql<
      Record<string, unknown>
    >`select * from ${sql.table(table)} order by id`.execute(world.db)
    all[table] = rows.map(({ version: _, ...row }) => row)
  }
  return JSON.stringify(all)
}

const link = async (world: World, personId: string, purpose: 'call' | 'goOn', thingId: string) => {
  const id = `${purpose} link`
  await world.db
    .insertInto('groupLink')
    .values({
      ...{ id, personId, purpose, thingId, tokenHash: tokenHash(newToken()) },
      ...{ createdAt: world.now(), revokedAt: null },
    })
    .execute()
  return id
}

const round = async (world: World, id: string) =>
  world.db
    .insertInto('round')
    .values({
      ...{ id, name: id, startsOn: '2027-01-01', answerBy: '2026-12-01', sizeMin: 8, sizeMax: 10 },
      ...{ messageFi: '', messageSv: '', messageEn: '', createdBy: null, createdAt: world.now() },
      ...{ confirmedProposalId: null, confirmedAt: null, closedAt: null, version: 1 },
    })
    .execute()

const candidate = (
  world: World,
  roundId: string,
  personId: string,
  given: { id: string } & Record<string, unknown>,
) =>
  world.db
    .insertInto('candidate')
    .values({
      ...{ id: given.id, roundId, personId, calledAt: world.now(), remindedAt: null },
      ...{
        answer: null,
        answeredAt: null,
        answerSource: null,
        answeredBy: null,
        language: null,
        meets: null,
      },
      ...{
        apartWish: '',
        wishReadAt: null,
        comment: '',
        addedAt: world.now(),
        addedBy: null,
        removedAt: null,
      },
      ...given,
    })
    .execute()

const renewal = (
  world: World,
  id: string,
  of: { membershipId: string; networkId: string; personId: string },
  given: object = {},
) =>
  world.db
    .insertInto('renewal')
    .values({
      ...{ id, ...of, year: 2026, askedAt: world.now(), askedBy: null, remindedAt: null },
      ...{ answer: null, answeredAt: null, answeredBy: null, comment: '' },
      ...given,
    })
    .execute()

const newcomer = (world: World, id: string, networkId: string, personId: string) =>
  world.db
    .insertInto('newcomer')
    .values({
      ...{ id, networkId, personId, reasons: '[]', proposedBy: null, proposedAt: world.now() },
      ...{ hearUntil: null, hostId: null, outcome: null, decidedAt: null, decidedBy: null },
    })
    .execute()

/** Both records in everything that small groups keep, with each clash there can be. */
async function bothEverywhere(world: World) {
  const [kept, gone, third] = [await world.person(), await world.person(), await world.person()]
  const group = await world.network({ kind: 'smallGroup' })
  const other = await world.network({ kind: 'smallGroup' })
  const [mine, theirs] = [await world.member(group, kept), await world.member(group, gone)]
  const alone = await world.member(other, gone)
  await round(world, 'round')
  await round(world, 'later')
  await candidate(world, 'round', kept, { id: 'c-kept', apartWish: 'Ei A:n kanssa' })
  await candidate(world, 'round', gone, {
    id: 'c-gone',
    ...{ answer: 'yes', answeredAt: '2026-09-20T09:00:00.000Z', answerSource: 'link', answeredBy: gone },
    ...{ apartWish: 'Ei B:n kanssa', language: 'sv' },
  })
  await candidate(world, 'later', gone, { id: 'c-later' })
  const called = await link(world, gone, 'call', 'c-gone')
  for (const [id, pair] of Object.entries({ p1: [kept, third], p2: [gone, third], p3: [kept, gone] })) {
    const [personId = '', otherId = ''] = [...pair].sort()
    await world.db
      .insertInto('apartPair')
      .values({ id, roundId: 'round', personId, otherId, enteredBy: null, enteredAt: world.now() })
      .execute()
  }
  await world.db
    .insertInto('proposal')
    .values({
      ...{ id: 'proposal', roundId: 'round', name: '', settings: '{}', status: 'ready', version: 3 },
      ...{ seats: JSON.stringify({ [gone]: 'new1', [third]: 'new2' }), composed: '{}' },
      ...{ pins: JSON.stringify([gone]), obstacles: '[]', bounds: '{}', note: '', createdBy: null },
      ...{ createdAt: world.now(), changedAt: world.now(), droppedAt: null },
    })
    .execute()
  await world.db
    .insertInto('datePoll')
    .values({
      ...{ id: 'poll', networkId: group, title: 'Oma aihe', place: '', onlineUrl: '', note: '' },
      ...{ startedBy: gone, startedAt: world.now(), closesOn: '2026-12-01', remindedAt: null },
      ...{ eventId: null, decidedAt: null, droppedAt: null },
    })
    .execute()
  for (const id of ['t1', 't2'])
    await world.db
      .insertInto('pollTime')
      .values({
        id,
        pollId: 'poll',
        startsAt: '2026-12-03T10:00:00.000Z',
        endsAt: '2026-12-03T11:00:00.000Z',
      })
      .execute()
  const tick = (pollTimeId: string, personId: string, at: string, said: 'yes' | 'no') =>
    world.db
      .insertInto('pollTick')
      .values({ id: `${pollTimeId} ${at}`, pollTimeId, personId, tick: said, tickedAt: at })
      .execute()
  await tick('t1', kept, '2026-09-01T09:00:00.000Z', 'no')
  await tick('t1', gone, '2026-09-02T09:00:00.000Z', 'yes')
  await tick('t2', gone, '2026-09-02T09:00:00.000Z', 'yes')
  await renewal(world, 'r-mine', { membershipId: mine, networkId: group, personId: kept })
  await renewal(
    world,
    'r-theirs',
    { membershipId: theirs, networkId: group, personId: gone },
    { answer: 'goesOn', answeredAt: '2026-09-20T09:00:00.000Z', answeredBy: gone },
  )
  await renewal(world, 'r-alone', { membershipId: alone, networkId: other, personId: gone })
  const asked = await link(world, kept, 'goOn', 'r-mine')
  const third2 = await world.network({ kind: 'smallGroup' })
  await newcomer(world, 'n-kept', third2, kept)
  await newcomer(world, 'n-gone', third2, gone)
  await newcomer(world, 'n-third', group, third)
  await world.db.updateTable('newcomer').set({ hostId: gone }).where('id', '=', 'n-third').execute()
  for (const [personId, answer] of [
    [kept, null],
    [gone, 'objects'],
  ] as const)
    await world.db
      .insertInto('hearing')
      .values({
        ...{ id: `h ${answer ?? ''}`, newcomerId: 'n-third', personId, askedAt: world.now(), answer },
        ...{ comment: answer ? 'Sama yksikkö' : '', answeredAt: answer ? world.now() : null },
      })
      .execute()
  for (const [personId, field] of [
    [kept, 'email'],
    [gone, 'email'],
    [gone, 'phone'],
  ] as const)
    await world.db.insertInto('sharedField').values({ id: v7(), personId, field, seenBy: 'groups' }).execute()
  await world.db
    .insertInto('groupHome')
    .values({
      ...{ id: group, practices: 'Luottamuksellista', language: null, meets: null },
      ...{ hostId: gone, keepsNotes: 0, version: 1 },
    })
    .execute()
  await world.db
    .insertInto('expertRequest')
    .values({
      ...{ id: 'request', networkId: group, wish: 'Tekoälystä', askedBy: gone, askedAt: world.now() },
      ...{ reply: '', repliedBy: null, repliedAt: null },
    })
    .execute()
  await world.db
    .insertInto('meetingReport')
    .values({
      ...{ id: 'report', networkId: group, eventId: null, heldOn: '2026-09-01', askedAt: null },
      ...{ askedOf: gone, met: 1, people: 8, answeredBy: gone, answeredAt: world.now() },
    })
    .execute()
  return { kept, gone, third, group, mine, called, asked }
}

test('what either record has becomes the person’s, each clash solved; nothing points at the merged record', async () => {
  await using world = await testWorld()
  const { kept, gone, third, mine, called, asked } = await bothEverywhere(world)
  expect(await merge(world, kept, gone)).toMatchObject({ ok: true })
  const { db } = world
  const candidates = await db.selectFrom('candidate').selectAll().orderBy('roundId').execute()
  expect(candidates).toMatchObject([
    { roundId: 'later', personId: kept },
    { roundId: 'round', personId: kept, answer: 'yes', answeredBy: kept, language: 'sv' },
  ])
  expect(candidates[1]?.apartWish).toContain('A:n')
  expect(candidates[1]?.apartWish).toContain('B:n')
  expect(await db.selectFrom('apartPair').select(['personId', 'otherId']).execute()).toEqual([
    { personId: [kept, third].sort()[0], otherId: [kept, third].sort()[1] },
  ])
  const proposal = await db.selectFrom('proposal').selectAll().executeTakeFirstOrThrow()
  expect(JSON.parse(proposal.seats)).toEqual({ [kept]: 'new1', [third]: 'new2' })
  expect(JSON.parse(proposal.pins)).toEqual([kept])
  expect(proposal.version).toBe(4)
  expect(
    await db.selectFrom('pollTick').select(['pollTimeId', 'tick']).orderBy('pollTimeId').execute(),
  ).toEqual([
    { pollTimeId: 't1', tick: 'yes' },
    { pollTimeId: 't2', tick: 'yes' },
  ])
  expect(await db.selectFrom('renewal').selectAll().orderBy('id').execute()).toMatchObject([
    { id: 'r-alone', personId: kept },
    { id: 'r-theirs', personId: kept, membershipId: mine, answer: 'goesOn', answeredBy: kept },
  ])
  const links = await db.selectFrom('groupLink').select(['id', 'personId', 'thingId']).execute()
  expect(links.find(({ id }) => id === called)).toMatchObject({ personId: kept, thingId: 'c-kept' })
  expect(links.find(({ id }) => id === asked)).toMatchObject({ personId: kept, thingId: 'r-theirs' })
  expect(
    await db.selectFrom('newcomer').select(['id', 'personId', 'outcome', 'hostId']).orderBy('id').execute(),
  ).toEqual([
    { id: 'n-gone', personId: kept, outcome: 'dropped', hostId: null },
    { id: 'n-kept', personId: kept, outcome: null, hostId: null },
    { id: 'n-third', personId: third, outcome: null, hostId: kept },
  ])
  expect(await db.selectFrom('hearing').select(['personId', 'answer', 'comment']).execute()).toEqual([
    { personId: kept, answer: 'objects', comment: 'Sama yksikkö' },
  ])
  expect(await db.selectFrom('sharedField').select(['personId', 'field']).orderBy('field').execute()).toEqual(
    [
      { personId: kept, field: 'email' },
      { personId: kept, field: 'phone' },
    ],
  )
  expect(await everything(world)).not.toContain(gone)
})

test('taking the merger back leaves every table of the groups as it was', async () => {
  await using world = await testWorld()
  const { kept, gone } = await bothEverywhere(world)
  const before = await everything(world)
  const { deedId } = await merge(world, kept, gone)
  expect(await undoDeed(world.db, by(world), deedId ?? '')).toMatchObject({ ok: true })
  expect(await everything(world)).toBe(before)
})

test('merged the other way round it is as whole', async () => {
  await using world = await testWorld()
  const { kept, gone } = await bothEverywhere(world)
  const before = await everything(world)
  const { deedId } = await merge(world, gone, kept)
  expect(await everything(world)).not.toContain(kept)
  await undoDeed(world.db, by(world), deedId ?? '')
  expect(await everything(world)).toBe(before)
})

test('what a group has written is not copied into the steps of the deed', async () => {
  await using world = await testWorld()
  const { kept, gone } = await bothEverywhere(world)
  await merge(world, kept, gone)
  const steps = JSON.stringify(await world.db.selectFrom('deedStep').selectAll().execute())
  for (const text of ['Luottamuksellista', 'Tekoälystä', 'Oma aihe']) expect(steps).not.toContain(text)
})
