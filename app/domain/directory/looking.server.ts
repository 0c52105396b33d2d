// Who looks in the directory: everybody who takes part in the forum, and nobody else who can sign in.
import type { Db } from '#db/connect'
import { dateOf, type Instant } from '../core/time'
import { mayLook, viewerOf, type Viewer } from '../people/visibility.server'

/** The reader of a directory page; null when the directory is not theirs to look in. */
export async function viewerAmong(
  db: Db,
  actor: Pick<Viewer, 'personId' | 'organiser'>,
  now: Instant,
): Promise<Viewer | null> {
  const viewer = viewerOf(actor, dateOf(now))
  return (await mayLook(db, viewer)) ? viewer : null
}
