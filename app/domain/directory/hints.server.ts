// The names that the letters typed so far would find, for the field of the directory: by the same rule as its pages.
import type { Reader } from '#db/connect'
import { nameHolds, withPosts } from '../people/queries.server'
import type { PersonRow } from '../people/rules'
import { isFoundBy, type Viewer } from '../people/visibility.server'

/** How many names are shown as one types. */
const mostHints = 8

/** People whose names hold the words, the first by name; nobody until something is typed. */
export async function nameHints(db: Reader, viewer: Viewer, typed: string): Promise<PersonRow[]> {
  const conditions = nameHolds(typed)
  if (conditions.length === 0) return []
  let found = db.selectFrom('person').select(['person.id', 'firstName', 'lastName'])
  for (const condition of conditions) found = found.where(condition)
  const rows = await found
    .where(isFoundBy(viewer))
    .orderBy('sortName')
    .orderBy('person.id')
    .limit(mostHints)
    .execute()
  return withPosts(db, rows, viewer.on)
}
