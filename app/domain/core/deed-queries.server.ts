// Reads of deeds: what has been done in the registry, by whom, and what taking one back would touch.
import type { Reader } from '#db/connect'

/** The ids of the rows that a deed entered: their pages go when it is taken back. */
export async function entriesOf(db: Reader, deedId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('deedStep')
    .select('rowId')
    .where('deedId', '=', deedId)
    .where('before', 'is', null)
    .execute()
  return new Set(rows.map(({ rowId }) => rowId))
}
