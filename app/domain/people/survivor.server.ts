// Which record stands for a person today: merged records lead on.
import type { Reader } from '#db/connect'

/** The record that holds the person's history now: itself, or the one it was merged into; null when there is none. */
export async function survivorOf(db: Reader, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'mergedInto'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  return row.mergedInto === null ? row.id : survivorOf(db, row.mergedInto)
}
