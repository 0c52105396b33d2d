// Whom of those who write on a board a reader finds in the directory.
import type { Reader } from '#db/connect'
import { pagesOpenTo, type Viewer } from '../people/visibility.server'
import type { Author } from './queries.server'

/** What was written, each with whether the viewer may open its author's page. */
export async function withAuthorsFound<Written extends { author: Author }>(
  db: Reader,
  viewer: Viewer,
  written: readonly Written[],
): Promise<Written[]> {
  const open = await pagesOpenTo(
    db,
    viewer,
    written.flatMap(({ author }) => author?.id ?? []),
  )
  return written.map((one) => ({
    ...one,
    author: one.author && { ...one.author, found: open.has(one.author.id) },
  }))
}
