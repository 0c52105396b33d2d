// Every table and column of the database has a decision on a copy of one's data and on erasure.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { impersonalTables, personalColumns } from '~/domain/privacy/columns'
import type { Decision } from '~/domain/privacy/decisions'
import { freshDatabase } from '../world'

const decided = personalColumns as Record<string, Record<string, Decision>>

async function columnsOfDatabase(): Promise<Record<string, string[]>> {
  const db = await freshDatabase()
  const { rows } = await sql<{ table: string; column: string }>`
    select m.name as "table", c.name as "column" from sqlite_master m join pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'kysely_%'`.execute(db)
  await db.destroy()
  const tables: Record<string, string[]> = {}
  for (const { table, column } of rows) (tables[table] ??= []).push(column)
  return tables
}

test('every table is either about a person, with each column decided, or has a reason why not', async () => {
  const tables = await columnsOfDatabase()
  const known = [...Object.keys(decided), ...Object.keys(impersonalTables)].sort()
  expect(known).toEqual(Object.keys(tables).sort())
  for (const [table, columns] of Object.entries(decided)) {
    expect([table, ...Object.keys(columns).sort()]).toEqual([table, ...(tables[table] ?? []).sort()])
  }
})

test('a table that points at a person is about one', async () => {
  const db = await freshDatabase()
  const { rows } = await sql<{ table: string; column: string }>`
    select m.name as "table", f."from" as "column" from sqlite_master m join pragma_foreign_key_list(m.name) f
    where m.type = 'table' and f."table" in ('person', 'signInUser')`.execute(db)
  await db.destroy()
  // Who planned an event or saved a rule: the doer's mark, like the one in the audit trail.
  const marks = [
    'event.createdBy',
    'event.attendanceClosedBy',
    'audience.savedBy',
    'round.createdBy',
    'series.createdBy',
  ]
  const loose = rows.filter(
    ({ table, column }) => !(table in decided) && !marks.includes(`${table}.${column}`),
  )
  expect(loose).toEqual([])
})

test('a row goes whole or stays: no table mixes the two', () => {
  const mixed = Object.entries(decided).filter(([, columns]) => {
    const going = Object.values(columns).filter(({ erase }) => erase === 'delete').length
    return going !== 0 && going !== Object.keys(columns).length
  })
  expect(mixed.map(([table]) => table)).toEqual([])
})

test('what is blanked can be empty, and what is kept or withheld says why', async () => {
  const db = await freshDatabase()
  const { rows } = await sql<{ at: string; type: string }>`
    select m.name || '.' || c.name as "at", lower(c.type) as "type"
    from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c."notnull" = 1`.execute(
    db,
  )
  await db.destroy()
  // A required number has no empty value.
  const required = new Set(rows.filter(({ type }) => type === 'integer').map(({ at }) => at))
  for (const [table, columns] of Object.entries(decided)) {
    for (const [column, { copy, erase }] of Object.entries(columns)) {
      const at = `${table}.${column}`
      if (erase === 'blank') expect(required, at).not.toContain(at)
      if (typeof erase === 'object') expect(erase.keep.length, at).toBeGreaterThan(5)
      if (typeof copy === 'object') expect(copy.without.length, at).toBeGreaterThan(5)
    }
  }
})

test('nothing that names or reaches a person survives erasure', () => {
  const naming = /(first|last|sort|to)?name$|email|address$|phone|comment|token|ipAddress|userAgent/i
  const surviving = Object.entries(decided).flatMap(([table, columns]) =>
    Object.entries(columns)
      .filter(([column, { erase }]) => naming.test(column) && typeof erase === 'object')
      .map(([column]) => `${table}.${column}`),
  )
  expect(surviving).toEqual([])
})
