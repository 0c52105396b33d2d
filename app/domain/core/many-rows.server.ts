// Many rows of one table at once: the statement is written once for a group of rows, and only its values differ.
import type { Insertable } from 'kysely'
import type { Database } from '#db/schema'
import type { Change } from './change.server'

/** Few enough for the values that one statement may have, many enough for a database at the other end of a wire. */
const rowsAtOnce = 50

/** Inserts rows that all have the same columns. */
export async function insertMany<Table extends keyof Database>(
  c: Change,
  table: Table,
  rows: readonly Insertable<Database[Table]>[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first) as (keyof typeof first)[]
  const statementOf = (group: readonly (typeof first)[]) => c.trx.insertInto(table).values(group).compile()
  const whole = rows.length < rowsAtOnce ? null : statementOf(rows.slice(0, rowsAtOnce))
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const group = rows.slice(from, from + rowsAtOnce)
    const statement = whole !== null && group.length === rowsAtOnce ? whole : statementOf(group)
    const parameters = group.flatMap((row) => columns.map((column) => row[column]))
    await c.trx.executeQuery({ ...statement, parameters })
  }
}
