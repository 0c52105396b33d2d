// Tells a database that is away, full or busy from a fault of the app: the first passes, and what failed is tried again.

/** Of SQLite: everything but wrong SQL and broken constraints. */
const sqliteOutage = /^SQLITE_(?!CONSTRAINT|ERROR|RANGE|MISMATCH|MISUSE|TOOBIG|SCHEMA)/

/** Of PostgreSQL: no connection, not allowed in, lost races, no room, stopped, the machine (classes of SQLSTATE). */
const postgresOutage = /^(08|25006|28|40|53|57|58)/

/** Of the network. */
const noNetwork = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES)/

const broken =
  /connection (is not open|terminated)|driver has already been destroyed|timeout exceeded when trying to connect/i

/** Whether what was thrown says that the database could not be reached, or could not write. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string') return [sqliteOutage, postgresOutage, noNetwork].some((one) => one.test(code))
  return broken.test(error.message)
}
