// The copy of one's own data: every column that is given comes, none that is withheld, and no row of anybody else.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { samples } from '#emails/samples'
import type { Letter } from '#emails/letters'
import { post } from '~/domain/core/outbox.server'
import { copyOf, givenColumns, waysOf } from '~/domain/privacy/copy.server'
import { personalColumns } from '~/domain/privacy/columns'
import type { Decision } from '~/domain/privacy/decisions'
import type { Db } from '#db/connect'
import { freshDatabase, testWorld } from '../world'

const decided = personalColumns as Record<string, Record<string, Decision>>
const tables = Object.keys(waysOf) as (keyof typeof waysOf)[]

const addressOf = (who: string) => `${who}@virasto.example`

/** A row about somebody, whatever the table: its texts say whose it is, so that another's is known where it turns up. */
function rowOf(table: keyof typeof waysOf, columns: { name: string; type: string }[], who: string) {
  const way: { people?: readonly string[]; column?: string; of?: string; address?: string } =
    waysOf[table] ?? {}
  return Object.fromEntries(
    columns.map(({ name, type }) => {
      if (name === 'id' && table === 'person') return [name, who]
      if (way.people?.includes(name)) return [name, who]
      if (name === way.column) return [name, `${who} ${way.of} id`]
      if (name === way.address || (table === 'address' && name === 'email')) return [name, addressOf(who)]
      if (table === 'address' && name === 'validTo') return [name, null]
      return [name, type === 'integer' ? 1 : `${who} ${table} ${name}`]
    }),
  )
}

async function fill(db: Db, who: string): Promise<void> {
  for (const table of tables) {
    const { rows } = await sql<{ name: string; type: string }>`
      select name, lower(type) as type from pragma_table_info(${table})`.execute(db)
    const row = rowOf(table, rows, who)
    const names = sql.join(Object.keys(row).map((name) => sql.ref(name)))
    await sql`insert into ${sql.table(table)} (${names}) values (${sql.join(Object.values(row))})`.execute(db)
  }
}

async function filled(): Promise<Db> {
  const db = await freshDatabase()
  await sql`pragma foreign_keys = off`.execute(db)
  await sql`pragma ignore_check_constraints = on`.execute(db)
  await fill(db, 'me')
  await fill(db, 'another')
  return db
}

test('a table has a way to its person exactly when something of it is given', () => {
  const wrong = tables.filter((table) => (waysOf[table] === null) !== (givenColumns(table).length === 0))
  expect(wrong).toEqual([])
})

test('each table gives the rows about the person, with every given column and no withheld one', async () => {
  const db = await filled()
  const copy = await copyOf(db, 'me')
  await db.destroy()
  const expected = tables.filter((table) => waysOf[table] !== null)
  expect(Object.keys(copy).sort()).toEqual([...expected].sort())
  for (const table of expected) {
    const given = Object.entries(decided[table] ?? {}).filter(([, decision]) => decision.copy === true)
    expect(copy[table], table).toHaveLength(1)
    expect(Object.keys(copy[table]?.[0] ?? {}).sort(), table).toEqual(given.map(([column]) => column).sort())
  }
  expect(JSON.stringify(copy)).not.toContain('another')
})

test('an address that is somebody else’s now opens nothing of theirs', async () => {
  const db = await filled()
  await sql`update address set email = ${addressOf('another')}, ${sql.ref('validTo')} = '2020-01-01'
    where ${sql.ref('personId')} = 'me'`.execute(db)
  const copy = await copyOf(db, 'me')
  await db.destroy()
  expect(copy.signInUser).toBeUndefined()
  expect(copy.signInSession).toBeUndefined()
  expect(copy.speaker).toBeUndefined()
})

test('no letter that has not left gives away its key or its code', async () => {
  await using world = await testWorld()
  const me = await world.person()
  const key = 'Salaisuus-joka-on-vain-kirjeessa-0123456789'.slice(0, 43)
  const letters = Object.values(samples('fi', key))
  const to = { personId: me, name: 'Anna Aalto', address: 'anna.aalto@vm.example' }
  for (const letter of letters) await world.act((c) => post(c, letter as Letter, { to, locale: 'fi' }))
  const copy = await copyOf(world.db, me)
  expect(copy.outbox).toHaveLength(letters.length)
  expect(JSON.stringify(copy)).not.toContain(key)
  expect(JSON.stringify(copy)).not.toContain('428 193')
})
