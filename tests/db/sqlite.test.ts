// The SQLite of the app: writers one by one, readers beside them, and pages that are answered while much is being written.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { connect, hasty, overSqlite, type Db } from '#db/connect'
import { migrate } from '#db/migrate'
import { change } from '~/domain/core/change.server'

const now = '2026-11-02T07:00:00.000Z'
const by = { actor: { kind: 'system' as const }, now }

/** The migrated empty database, made once and copied for each test. */
let image: Promise<Buffer> | null = null
async function migratedImage(): Promise<Buffer> {
  const sqlite = new SqliteDatabase(':memory:')
  const db = overSqlite(sqlite)
  await migrate(db)
  const bytes = sqlite.serialize()
  await db.destroy()
  return bytes
}

async function fileDb(): Promise<Db> {
  const folder = mkdtempSync(join(tmpdir(), 'johtofoorumi-sqlite-'))
  image ??= migratedImage()
  writeFileSync(join(folder, 'a.db'), await image)
  const db = connect(`file:${join(folder, 'a.db')}`)
  onTestFinished(async () => {
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  })
  return db
}

async function memoryDb(): Promise<Db> {
  image ??= migratedImage()
  const db = overSqlite(new SqliteDatabase(await image))
  onTestFinished(() => db.destroy())
  return db
}

const kinds = [
  ['in a file', fileDb],
  ['in memory', memoryDb],
] as const

const saved = (db: Pick<Db, 'selectFrom'>) => db.selectFrom('audience').select('id').execute()
const row = (id: string) => ({ id, name: id, rule: '{}', savedBy: null, savedAt: now })

/** A lock that the test opens. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open: () => open() }
}

test('what is read outside a transaction does not wait for it, and sees nothing of it before it is committed', async () => {
  const db = await fileDb()
  const { opened, open } = gate()
  const begun = gate()
  const writing = change(db, by, async (c) => {
    await c.trx.insertInto('audience').values(row('one')).execute()
    begun.open()
    await opened
    expect(await saved(c.trx)).toHaveLength(1)
  })
  await begun.opened
  expect(await saved(db)).toEqual([])
  expect((await sql<{ n: number }>`select count(*) as n from audience`.execute(db)).rows).toEqual([{ n: 0 }])
  open()
  await writing
  expect(await saved(db)).toHaveLength(1)
})

test.each(kinds)(
  'writers are let in one by one, in the order in which they came, %s',
  async (_where, open) => {
    const db = await open()
    const seen: string[] = []
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        change(db, by, async (c) => {
          seen.push(`${at} in`)
          await c.trx
            .insertInto('audience')
            .values(row(String(at)))
            .execute()
          await new Promise((resolve) => setImmediate(resolve))
          expect(await saved(c.trx)).toHaveLength(at + 1)
          seen.push(`${at} out`)
        }),
      ),
    )
    expect(seen).toEqual(Array.from({ length: 20 }, (_, at) => [`${at} in`, `${at} out`]).flat())
  },
)

test.each(kinds)('a write that fails lets the next one in and leaves nothing, %s', async (_where, open) => {
  const db = await open()
  const failing = change(db, by, async (c) => {
    await c.trx.insertInto('audience').values(row('one')).execute()
    throw new Error('stop')
  })
  await expect(failing).rejects.toThrow('stop')
  await expect(
    db
      .insertInto('audience')
      .values({ ...row('two'), name: null as never })
      .execute(),
  ).rejects.toThrow()
  await db.insertInto('audience').values(row('three')).execute()
  expect(await saved(db)).toEqual([{ id: 'three' }])
})

test('a write outside a transaction waits for the one that is open', async () => {
  const db = await fileDb()
  const { opened, open } = gate()
  const done: string[] = []
  const begun = gate()
  const long = change(db, by, async (c) => {
    await c.trx.insertInto('audience').values(row('long')).execute()
    begun.open()
    await opened
    done.push('long')
  })
  await begun.opened
  const short = db
    .insertInto('audience')
    .values(row('short'))
    .execute()
    .then(() => done.push('short'))
  await saved(db)
  open()
  await Promise.all([long, short])
  expect(done).toEqual(['long', 'short'])
})

test('a column that is added is read at once', async () => {
  const db = await fileDb()
  await db.insertInto('audience').values(row('one')).execute()
  const all = () => db.selectFrom('audience').selectAll().executeTakeFirstOrThrow()
  expect(await all()).not.toHaveProperty('more')
  await db.schema.alterTable('audience').addColumn('more', 'text').execute()
  expect(await all()).toHaveProperty('more', null)
})

test('the rest of the process has its turns while a long Change writes', async () => {
  const db = await fileDb()
  let turns = 0
  let going = true
  const turn = () => {
    turns += 1
    if (going) setImmediate(turn)
  }
  setImmediate(turn)
  let others = 0
  const { took } = await change(db, by, async (c) => {
    const begun = performance.now()
    for (let at = 0; at < 3000; at++)
      await c.trx
        .insertInto('audience')
        .values(row(String(at)))
        .execute()
    others = turns
    return { took: performance.now() - begun }
  })
  going = false
  // A turn at least every so often: the longest breath is far below this.
  expect(others).toBeGreaterThan(took / 50)
})

test('a single write after a hasty one waits for the disk again', async () => {
  image ??= migratedImage()
  const sqlite = new SqliteDatabase(await image)
  const db = overSqlite(sqlite)
  onTestFinished(() => db.destroy())
  const safety = () => sqlite.pragma('synchronous', { simple: true })
  await change(
    hasty(db),
    by,
    async (c) => void (await c.trx.insertInto('audience').values(row('1')).execute()),
  )
  expect(safety()).toBe(1)
  await db.insertInto('audience').values(row('2')).execute()
  expect(safety()).toBe(2)
})

test.each(kinds)('a hasty write is in turn with the others and read at once, %s', async (_where, open) => {
  const db = await open()
  let before = 0
  await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      change(at % 2 ? hasty(db) : db, by, async (c) => {
        expect(await saved(c.trx)).toHaveLength(before++)
        await c.trx
          .insertInto('audience')
          .values(row(String(at)))
          .execute()
        expect(await sql<{ synchronous: number }>`pragma synchronous`.execute(c.trx)).toMatchObject({
          rows: [{ synchronous: at % 2 ? 1 : 2 }],
        })
      }),
    ),
  )
  expect(await saved(db)).toHaveLength(10)
})
