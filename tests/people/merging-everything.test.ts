// Merging two records of one person forgets no table: whatever points at the record that goes is moved, or has a reason to stay.
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Database, SharingCircle } from '#db/schema'
import { can } from '~/domain/core/access'
import { dateOf, later } from '~/domain/core/time'
import { undoDeed } from '~/domain/core/undoing.server'
import { undoRight } from '~/domain/networks/keepers.server'
import { freshDatabase, testWorld, type World } from '../world'
import { by, merge } from './merge'

type Column = { table: string; name: string; type: string; needed: number; primary: number }
type Pointer = { table: string; column: string; to: string }
let columns: Column[] = []
let pointers: Pointer[] = []

beforeAll(async () => {
  const db = await freshDatabase()
  const ours = sql`m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'kysely_%'`
  const told = await sql<Column>`
    select m.name as "table", c.name, lower(c.type) as "type", c."notnull" as "needed", c.pk as "primary"
    from sqlite_master m join pragma_table_info(m.name) c where ${ours}`.execute(db)
  const keys = await sql<Pointer>`
    select m.name as "table", f."from" as "column", f."table" as "to"
    from sqlite_master m join pragma_foreign_key_list(m.name) f where ${ours}`.execute(db)
  await db.destroy()
  columns = told.rows
  pointers = keys.rows
})

const atPeople = () => pointers.filter(({ table, to }) => to === 'person' && table !== 'person')

/**
 * Marks of what organisers did: the merged record keeps its name and leads to the other, and no right hangs on them. What
 * was done in keeping a network is told of below.
 */
const organisersDid = [
  'alias.addedBy',
  'application.decidedBy',
  'audience.savedBy',
  'calendarDay.addedBy',
  'candidate.addedBy',
  'decision.decidedBy',
  'deed.doneBy',
  'deed.undoneBy',
  'event.attendanceClosedBy',
  'event.createdBy',
  'importSheet.uploadedBy',
  'incomingMail.handledBy',
  'inquiry.askedBy',
  'invitation.invitedBy',
  'newcomer.decidedBy',
  'postPause.pausedBy',
  'postPause.resumedBy',
  'proposal.createdBy',
  'proposalStep.doneBy',
  'renewal.askedBy',
  'round.createdBy',
  'series.createdBy',
]

/** The id of the one row of a table. */
const the = (table: string): string => `the ${table}`

/** What a column says in a row whose only meaning is whom it points at. */
function said({ table, name, type, needed, primary }: Column, personId: string): string | number | null {
  const pointer = pointers.find((one) => one.table === table && one.column === name)
  if (pointer?.to === 'person') return personId
  if (pointer && (primary > 0 || needed === 1)) return the(pointer.to)
  if (primary > 0) return type === 'integer' ? 1 : the(table)
  if (needed === 0) return null
  if (type === 'integer') return 0
  if (name.endsWith('At')) return '2026-09-01T09:00:00.000Z'
  return /(From|To|On)$/.test(name) ? '2026-09-01' : ''
}

/** One row in every table, each of which names the person wherever it can name one. */
async function everywhere(world: World, personId: string): Promise<void> {
  await sql`pragma foreign_keys = off`.execute(world.db)
  await sql`pragma ignore_check_constraints = on`.execute(world.db)
  for (const [table, own] of Map.groupBy(columns, (column) => column.table)) {
    if (table === 'person') continue
    await sql`insert into ${sql.table(table)} (${sql.join(own.map(({ name }) => sql.ref(name)))})
      values (${sql.join(own.map((column) => said(column, personId)))})`.execute(world.db)
  }
  await sql`pragma foreign_keys = on`.execute(world.db)
}

/** Of the trail of the merger itself, and of counters of edits, nothing is told. */
async function everything(world: World): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const table of new Set(columns.map((column) => column.table))) {
    if (['audit', 'deed', 'deedStep', 'searchWord'].includes(table)) continue
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(world.db)
    all[table] = rows.map(({ version: _, ...row }) => JSON.stringify(row)).sort()
  }
  return all
}

async function naming(world: World, personId: string): Promise<string[]> {
  const found: string[] = []
  for (const { table, column } of atPeople()) {
    const { rows } = await sql`
      select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${personId} limit 1`.execute(world.db)
    if (rows.length > 0) found.push(`${table}.${column}`)
  }
  return found.sort()
}

test('each row that names a person is moved with them, but for the marks of what organisers did', async () => {
  await using world = await testWorld()
  const [kept, gone] = [await world.person(), await world.person({ email: null })]
  await everywhere(world, gone)
  expect((await naming(world, gone)).length).toBe(
    new Set(atPeople().map(({ table, column }) => `${table}.${column}`)).size,
  )
  const before = await everything(world)
  const { deedId } = await merge(world, kept, gone)
  expect(await naming(world, gone)).toEqual(organisersDid)
  expect(await undoDeed(world.db, by(world), deedId ?? '')).toMatchObject({ ok: true })
  expect(await everything(world)).toEqual(before)
})

test('what one did in keeping a network stays one’s own to take back', async () => {
  await using world = await testWorld()
  const [kept, gone] = [await world.person(), await world.person()]
  const networkId = await world.network()
  for (const id of [kept, gone]) await world.member(networkId, id, { role: 'coordinator' })
  const deed = {
    ...{ act: 'join', thing: 'network', thingId: networkId, detail: '{}', at: world.now(), doneBy: gone },
    ...{ undoneAt: null, undoneBy: null },
  }
  const undoUntil = { open: later(world.now(), { hours: 24 }), over: world.now() }
  for (const id of ['open', 'over'] as const)
    await world.db
      .insertInto('deed')
      .values({ id, ...deed, undoUntil: undoUntil[id] })
      .execute()
  const mayUndo = async () =>
    can(
      await world.actor(kept),
      await undoRight(world.db, 'open', await world.actor(kept), dateOf(world.now())),
    )
  expect(await mayUndo()).toBe(false)
  await merge(world, kept, gone)
  expect(await mayUndo()).toBe(true)
  const doers = await world.db.selectFrom('deed').select(['id', 'doneBy']).where('act', '=', 'join').execute()
  expect(doers).toEqual([
    { id: 'open', doneBy: kept },
    { id: 'over', doneBy: gone },
  ])
})

const photo = (world: World, personId: string, mark: string, uploadedAt: string) =>
  world.db
    .insertInto('photo')
    .values({ personId, mark, large: `large ${mark}`, small: `small ${mark}`, uploadedAt })
    .execute()

test.each([
  ['the one of the record that goes', null, '2026-01-01', 'theirs'],
  ['the later, where it goes', '2026-01-01', '2026-02-01', 'theirs'],
  ['the later, where it stays', '2026-02-01', '2026-01-01', 'mine'],
])(
  'of photos the person has %s, and each its own again when it is taken back',
  async (_, mine, theirs, left) => {
    await using world = await testWorld()
    const [kept, gone] = [await world.person(), await world.person()]
    if (mine !== null) await photo(world, kept, 'mine', mine)
    await photo(world, gone, 'theirs', theirs)
    const photos = () => world.db.selectFrom('photo').selectAll().orderBy('mark').execute()
    const before = await photos()
    const { deedId } = await merge(world, kept, gone)
    expect(await photos()).toMatchObject([{ personId: kept, mark: left, large: `large ${left}` }])
    expect(await undoDeed(world.db, by(world), deedId ?? '')).toMatchObject({ ok: true })
    expect(await photos()).toEqual(before)
  },
)

test.each<[SharingCircle, SharingCircle, SharingCircle]>([
  ['managers', 'groups', 'groups'],
  ['groups', 'managers', 'groups'],
  ['networks', 'networks', 'networks'],
])('a field open to %s in one record and to %s in the other is open to %s', async (mine, theirs, left) => {
  await using world = await testWorld()
  const [kept, gone] = [await world.person(), await world.person()]
  const open = (personId: string, seenBy: SharingCircle) =>
    world.db.insertInto('sharedField').values({ id: personId, personId, field: 'phone', seenBy }).execute()
  await open(kept, mine)
  await open(gone, theirs)
  await merge(world, kept, gone)
  const rows = await world.db.selectFrom('sharedField').selectAll().execute()
  expect(rows).toMatchObject([{ personId: kept, seenBy: left }])
})

test('a letter that either record did not want is not wanted', async () => {
  await using world = await testWorld()
  const [kept, gone] = [await world.person(), await world.person()]
  for (const [id, personId, kind] of [
    ['1', kept, 'networkNews'],
    ['2', gone, 'networkNews'],
    ['3', gone, 'fromPeople'],
  ] as const)
    await world.db.insertInto('unwantedLetter').values({ id, personId, kind, since: world.now() }).execute()
  await merge(world, kept, gone)
  const rows = await world.db
    .selectFrom('unwantedLetter')
    .select(['personId', 'kind'])
    .orderBy('kind')
    .execute()
  expect(rows).toEqual([
    { personId: kept, kind: 'fromPeople' },
    { personId: kept, kind: 'networkNews' },
  ])
})

test('what was written on boards, in groups and to the organisers is not copied into the steps of the deed', async () => {
  await using world = await testWorld()
  const [kept, gone] = [await world.person(), await world.person({ email: null })]
  await everywhere(world, gone)
  const words: [keyof Database, string][] = [
    ['boardNote', 'text'],
    ['boardReply', 'text'],
    ['remark', 'text'],
    ['remark', 'email'],
    ['theme', 'detail'],
    ['groupNote', 'text'],
  ]
  for (const [table, column] of words)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = 'Sanottu luottamuksella'`.execute(world.db)
  await merge(world, kept, gone)
  const steps = JSON.stringify(await world.db.selectFrom('deedStep').selectAll().execute())
  expect(steps).toContain('boardNote')
  expect(steps).not.toContain('luottamuksella')
})
