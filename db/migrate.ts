// Brings a database to the newest schema; each migration runs in one transaction.
import { Migrator } from 'kysely/migration'
import type { Db } from './connect'
import { migrations } from './migrations'

/** Runs what has not run yet. @throws the first error, with nothing of the failed migration left behind */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error instanceof Error ? error : new Error('migration failed', { cause: error })
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}
