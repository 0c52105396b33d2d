// Whom one who keeps a network may take in: the people whom they find in the directory, by name.
import type { Reader } from '#db/connect'
import { nameHolds, withPosts, type PersonRow } from '../people/queries.server'
import { isFoundBy, type Viewer } from '../people/visibility.server'

/** People whom the viewer finds by words of the name, at most so many, and how many there are. */
export async function peopleFound(
  db: Reader,
  viewer: Viewer,
  q: string,
  most: number,
): Promise<{ rows: PersonRow[]; total: number }> {
  let found = db.selectFrom('person').where(isFoundBy(viewer))
  for (const condition of nameHolds(q)) found = found.where(condition)
  const { total } = await found.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .select(['person.id', 'firstName', 'lastName'])
    .orderBy('sortName')
    .orderBy('person.id')
    .limit(most)
    .execute()
  return { rows: await withPosts(db, rows, viewer.on), total: Number(total) }
}

/** Whether the viewer finds the person at all. */
export const findsPerson = async (db: Reader, viewer: Viewer, personId: string): Promise<boolean> =>
  (await db
    .selectFrom('person')
    .select('person.id')
    .where('person.id', '=', personId)
    .where(isFoundBy(viewer))
    .executeTakeFirst()) !== undefined
