// Whether the database answers.
import type { Reader } from '#db/connect'

/** Settles when the database has answered a small question. @throws when it does not */
export async function askDatabase(db: Reader): Promise<void> {
  await db.selectFrom('sector').select('id').limit(1).execute()
}
