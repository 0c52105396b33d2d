// The SQLite of the app: one writer at a time, readers beside it, and a pause for everything else between steps.
import SqliteDatabase from 'better-sqlite3'
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely'

type Sqlite = SqliteDatabase.Database
type Statement = SqliteDatabase.Statement<unknown[], unknown>

/** How many prepared statements are kept: more than the app has, less than memory would mind. */
const statementsKept = 1000

/** A handle that keeps statements once prepared: preparing takes longer than most of them run. */
class Handle {
  readonly sqlite: Sqlite
  readonly #kept = new Map<string, Statement>()

  constructor(sqlite: Sqlite) {
    this.sqlite = sqlite
  }
  /** The ones used longest ago go first; a change of the tables lets go of all. */
  statement(text: string): Statement {
    if (/^\s*(create|alter|drop)\b/i.test(text)) this.forget()
    const statement = this.#kept.get(text) ?? this.sqlite.prepare<unknown[]>(text)
    this.#kept.delete(text)
    this.#kept.set(text, statement)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > statementsKept && oldest !== undefined) this.#kept.delete(oldest)
    return statement
  }
  forget(): void {
    this.#kept.clear()
  }
}

function run<Row>(statement: Statement, parameters: readonly unknown[]): QueryResult<Row> {
  if (statement.reader) return { rows: statement.all(parameters) as Row[] }
  const { changes, lastInsertRowid } = statement.run(parameters)
  return { rows: [], insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes) }
}

/** Lets one in after the other, in the order in which they came. */
class Turns {
  #last: Promise<void> = Promise.resolve()

  /** Settles when it is one's turn, with what ends it. */
  async take(): Promise<() => void> {
    const before = this.#last
    let end = () => {}
    this.#last = new Promise((resolve) => (end = resolve))
    await before
    return end
  }
}

/** How long statements may follow each other before what else the process has to do gets its turn. */
const longestBreathMs = 4

let begunAt = 0
let breathing = false

/**
 * Statements run as fast as promises settle, and the network waits for those: a transaction of thousands of them would
 * hold up every page. So each asks here first, and waits a turn of the event loop when the loop has stood long enough.
 */
async function breath(): Promise<void> {
  const now = performance.now()
  if (breathing && now - begunAt > longestBreathMs) await new Promise((resolve) => setImmediate(resolve))
  if (breathing) return
  breathing = true
  begunAt = performance.now()
  setImmediate(() => (breathing = false))
}

/** What a query or a transaction is lent. It takes the writer's turn when it first needs it, and keeps it until the end. */
class Lent implements DatabaseConnection {
  readonly #files: Files
  readonly #safety: Safety
  #turn: Promise<() => void> | null = null

  constructor(files: Files, safety: Safety) {
    this.#files = files
    this.#safety = safety
  }
  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { reader } = this.#files
    if (reader !== null && this.#turn === null && /^\s*(select|with)\b/i.test(sql)) {
      const statement = reader.statement(sql)
      if (statement.readonly) return run<Row>(statement, parameters)
    }
    await this.write()
    await breath()
    const statement = this.#files.writer.statement(sql)
    if (!statement.reader && /^\s*(create|alter|drop)\b/i.test(sql)) reader?.forget()
    return run<Row>(statement, parameters)
  }
  async *streamQuery<Row>(): AsyncGenerator<QueryResult<Row>> {
    throw new Error('rows are not streamed: lists are paged')
  }
  async write(): Promise<void> {
    this.#turn ??= this.#files.turns.take()
    await this.#turn
    if (this.#files.safety === this.#safety) return
    this.#files.writer.sqlite.pragma(`synchronous = ${this.#safety}`)
    this.#files.safety = this.#safety
  }
  async end(): Promise<void> {
    const end = await this.#turn
    this.#turn = null
    end?.()
  }
}

/** What a commit waits for: until it is on the disk, or until the system has it, which a power cut takes along. */
type Safety = 'FULL' | 'NORMAL'

type Files = { writer: Handle; reader: Handle | null; turns: Turns; safety: Safety }

const step = (text: string) => CompiledQuery.raw(text)

class SqliteTurnsDriver implements Driver {
  readonly #files: Files
  readonly #safety: Safety

  constructor(files: Files, safety: Safety) {
    this.#files = files
    this.#safety = safety
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<Lent> {
    return new Lent(this.#files, this.#safety)
  }
  /** A deferred transaction can fail half way when it turns from reading to writing; an immediate one waits first. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as Lent).write()
    await connection.executeQuery(step('begin immediate'))
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(step('commit'))
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(step('rollback'))
  }
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await (connection as Lent).end()
  }
  async destroy(): Promise<void> {
    this.#files.reader?.sqlite.close()
    this.#files.writer.sqlite.close()
  }
}

/** Reads need not wait for the writer: who lends knows when they do. */
class SqliteTurnsAdapter extends SqliteAdapter {
  override get supportsMultipleConnections() {
    return true
  }
}

/** What each handle keeps of the file, in kilobytes; the system keeps the rest of it close by. */
const pagesKeptKb = 8_192

/**
 * Makes a handle ready. Of a file, what is read outside transactions is read by a second one, and sees what was committed
 * last, whatever is being written. A database in memory has but the one, and all wait.
 */
export function openSqlite(sqlite: Sqlite): Files {
  const inFile = sqlite.pragma('journal_mode = WAL', { simple: true }) === 'wal'
  const safety = 'FULL'
  sqlite.pragma(`synchronous = ${safety}`)
  sqlite.pragma('foreign_keys = ON')
  const reader = inFile ? new SqliteDatabase(sqlite.name, { readonly: true, fileMustExist: true }) : null
  for (const handle of reader ? [sqlite, reader] : [sqlite]) {
    handle.pragma('busy_timeout = 5000')
    handle.pragma(`cache_size = -${pagesKeptKb}`)
  }
  return { writer: new Handle(sqlite), reader: reader && new Handle(reader), turns: new Turns(), safety }
}

/** Transactions one by one, each waiting for the disk as it is told to. */
export class SqliteTurns implements Dialect {
  readonly #files: Files
  readonly #safety: Safety

  constructor(files: Files, safety: Safety) {
    this.#files = files
    this.#safety = safety
  }
  createDriver() {
    return new SqliteTurnsDriver(this.#files, this.#safety)
  }
  createAdapter() {
    return new SqliteTurnsAdapter()
  }
  createQueryCompiler() {
    return new SqliteQueryCompiler()
  }
  createIntrospector(db: Kysely<unknown>) {
    return new SqliteIntrospector(db)
  }
}
