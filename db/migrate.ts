// Brings a database to the newest schema; each migration runs in one transaction.
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Db } from './connect'
import { migrations } from './migrations'

/** The sort keys (sort-key.ts) ask for text in the order of its codes. @throws when the database orders it otherwise */
async function refuseOtherOrder(db: Db): Promise<void> {
  const { rows } = await sql<{ inOrder: boolean | number }>`
    select '{' > 'z' and 'a' > 'Z' as ${sql.ref('inOrder')}`.execute(db)
  if (rows[0]?.inOrder) return
  throw new Error(
    'This PostgreSQL database sorts text by the rules of a language, and lists of names would be in a wrong order. ' +
      "Create it anew: create database johtofoorumi template template0 encoding 'UTF8' locale 'C.UTF-8'",
  )
}

/**
 * Runs what has not run yet.
 * @throws the first error, with nothing of the failed migration left behind; and when the database sorts text in a
 * language's order
 */
export async function migrate(db: Db): Promise<string[]> {
  await refuseOtherOrder(db)
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error instanceof Error ? error : new Error('migration failed', { cause: error })
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}
