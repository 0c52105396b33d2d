// People by name, of those whom a reader finds in the directory.
import type { Reader } from '#db/connect'
import { nameHolds, withPosts } from './queries.server'
import type { PersonRow } from './rules'
import { isFoundBy, pagesOpenTo, type Viewer } from './visibility.server'

const named = (db: Reader, viewer: Viewer, q: string) => {
  let found = db.selectFrom('person').where(isFoundBy(viewer))
  for (const condition of nameHolds(q)) found = found.where(condition)
  return found
}

/** The first by name of the people whom the viewer finds by words of the name. */
export async function firstFound(db: Reader, viewer: Viewer, q: string, most: number): Promise<PersonRow[]> {
  const rows = await named(db, viewer, q)
    .select(['person.id', 'firstName', 'lastName'])
    .orderBy('sortName')
    .orderBy('person.id')
    .limit(most)
    .execute()
  return withPosts(db, rows, viewer.on)
}

/** People whom the viewer finds by words of the name, at most so many, and how many there are. */
export async function peopleFound(
  db: Reader,
  viewer: Viewer,
  q: string,
  most: number,
): Promise<{ rows: PersonRow[]; total: number }> {
  const { total } = await named(db, viewer, q)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows: await firstFound(db, viewer, q, most), total: Number(total) }
}

/** Whether the viewer finds the person in the directory. */
export const findsPerson = async (db: Reader, viewer: Viewer, personId: string): Promise<boolean> =>
  (await pagesOpenTo(db, viewer, [personId])).has(personId)
