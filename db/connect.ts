// Opens the database: SQLite by default, PostgreSQL for those who outgrow one machine.
// The two dialects differ here and nowhere else.
import SqliteDatabase from 'better-sqlite3'
import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDialectConfig,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import type { Database } from './schema'

export type Db = Kysely<Database>
export type Trx = Transaction<Database>
/** Reads take either. */
export type Reader = Db | Trx

/** A deferred SQLite transaction can fail half way when it turns from reading to writing; an immediate one waits first. */
class ImmediateDriver extends SqliteDriver {
  /** Whatever isolation is asked for: SQLite's transactions are serial. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver() {
    return new ImmediateDriver(this.#config)
  }
}

/** A database over an opened SQLite handle. */
export function overSqlite(sqlite: SqliteDatabase.Database): Db {
  sqlite.pragma('journal_mode = WAL')
  // An answer that was confirmed to somebody survives a power cut.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
  sqlite.pragma('cache_size = -65536')
  return new Kysely<Database>({ dialect: new ImmediateSqliteDialect({ database: sqlite }) })
}

function overPostgres(url: string): Db {
  // Counts arrive as text from the driver, since they may pass 2^53; none of ours does.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 10 }) }),
  })
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
