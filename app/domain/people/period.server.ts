// The condition that a from–to row holds on a day, for every query that asks about a date.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { PlainDate } from '../core/time'

/** `inForce('appointment', '2019-03-01')`: the row had begun and had not ended before the day. */
export const inForce = (table: string, on: PlainDate): RawBuilder<SqlBool> => {
  const [from, to] = [sql.ref(`${table}.validFrom`), sql.ref(`${table}.validTo`)]
  return sql<SqlBool>`(${from} <= ${on} and (${to} is null or ${to} >= ${on}))`
}

/** How many ids one `in` list may hold: databases limit the parameters of a statement. */
const most = 500

/** Runs a query for a long list of ids a part at a time and joins the answers. */
export async function inParts<Row>(
  ids: readonly string[],
  query: (part: string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const unique = [...new Set(ids)]
  const rows: Row[] = []
  for (let at = 0; at < unique.length; at += most) rows.push(...(await query(unique.slice(at, at + most))))
  return rows
}
