// Opens the database: SQLite by default, PostgreSQL for those who outgrow one machine.
// The two dialects differ here and nowhere else.
import { createRequire } from 'node:module'
import SqliteDatabase from 'better-sqlite3'
import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  type PostgresDialectConfig,
  type TransactionSettings,
  type DatabaseConnection,
  type Dialect,
  type Transaction,
} from 'kysely'
import type Postgres from 'pg'
import type { Database } from './schema'
import { openSqlite, SqliteTurns } from './sqlite'

export type Db = Kysely<Database>
export type Trx = Transaction<Database>
/** Reads take either. */
export type Reader = Db | Trx

const hastyOf = new WeakMap<Db, Db>()

/**
 * The same database, where a commit does not wait for the disk: the end of the process takes nothing along, a power cut
 * what was committed after the last one that waited. For marks without which something is done a second time and
 * nothing is lost; what was confirmed to somebody must wait.
 */
export const hasty = (db: Db): Db => hastyOf.get(db) ?? db

function withHasty(waiting: Dialect, hastyOne: Dialect): Db {
  const db = new Kysely<Database>({ dialect: waiting })
  hastyOf.set(db, new Kysely<Database>({ dialect: hastyOne }))
  return db
}

/** A database over an opened SQLite handle. */
export function overSqlite(sqlite: SqliteDatabase.Database): Db {
  const files = openSqlite(sqlite)
  return withHasty(new SqliteTurns(files, 'FULL'), new SqliteTurns(files, 'NORMAL'))
}

/** Any number that nothing else in the database locks by. */
const writersLock = 20_261_121

/**
 * Serial transactions are let in one by one, as on SQLite. Left to run into each other, twenty answers at once lose so
 * often that some run out of tries. The lock is taken before the transaction begins: its view of the data is then fresh.
 */
class OneWriterDriver extends PostgresDriver {
  readonly #holders = new WeakSet<DatabaseConnection>()
  readonly #hasty: boolean

  constructor(config: PostgresDialectConfig, inHaste: boolean) {
    super(config)
    this.#hasty = inHaste
  }
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    if (settings.isolationLevel === 'serializable') {
      await connection.executeQuery(CompiledQuery.raw('select pg_advisory_lock($1)', [writersLock]))
      this.#holders.add(connection)
    }
    try {
      await super.beginTransaction(connection, settings)
      if (this.#hasty) await connection.executeQuery(CompiledQuery.raw('set local synchronous_commit = off'))
    } catch (error) {
      await this.#letNextIn(connection)
      throw error
    }
  }
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection).finally(() => this.#letNextIn(connection))
  }
  override async rollbackTransaction(
    connection: Parameters<PostgresDriver['rollbackTransaction']>[0],
  ): Promise<void> {
    await super.rollbackTransaction(connection).finally(() => this.#letNextIn(connection))
  }
  async #letNextIn(connection: DatabaseConnection): Promise<void> {
    if (!this.#holders.delete(connection)) return
    await connection.executeQuery(CompiledQuery.raw('select pg_advisory_unlock($1)', [writersLock]))
  }
}

class OneWriterPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  readonly #hasty: boolean

  constructor(config: PostgresDialectConfig, inHaste: boolean) {
    super(config)
    this.#config = config
    this.#hasty = inHaste
  }
  override createDriver() {
    return new OneWriterDriver(this.#config, this.#hasty)
  }
}

function overPostgres(url: string): Db {
  // Most installations run on SQLite, and never need it in memory.
  const pg = createRequire(import.meta.url)('pg') as typeof Postgres
  // Counts arrive as text from the driver, since they may pass 2^53; none of ours does.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // A connection lost while nobody uses it is replaced at the next use; unheard, its error would stop the process.
  pool.on('error', () => undefined)
  return withHasty(
    new OneWriterPostgresDialect({ pool }, false),
    new OneWriterPostgresDialect({ pool }, true),
  )
}

/**
 * Opens the database that the URL names.
 * @param url `file:PATH`, `:memory:` or `postgres://…`
 */
export function connect(url: string): Db {
  if (/^postgres(ql)?:\/\//.test(url)) return overPostgres(url)
  return overSqlite(new SqliteDatabase(url.replace(/^file:/, '')))
}

/** Whether a failed transaction lost a race and may simply be run again (PostgreSQL 40001 and 40P01, SQLite busy). */
export function mayRunAgain(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === '40001' || code === '40P01' || code === 'SQLITE_BUSY'
}

/** Whether a write failed for what another row holds: a key pointed at, a place taken (SQLite's constraints, PostgreSQL's class 23). */
export function breaksARule(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('SQLITE_CONSTRAINT') || /^23\w{3}$/.test(code)
}
