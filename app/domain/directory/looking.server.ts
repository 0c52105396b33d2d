// Who looks in the directory: everybody who takes part in the forum, and nobody else who can sign in.
import type { Db } from '#db/connect'
import { dateOf, type Instant } from '../core/time'
import { mayLook, type Viewer } from '../people/visibility.server'

/** The reader of a directory page; null when the directory is not theirs to look in. */
export async function viewerAmong(
  db: Db,
  { personId, organiser }: { personId: string; organiser: boolean },
  now: Instant,
): Promise<Viewer | null> {
  const viewer = { personId, organiser, on: dateOf(now) }
  return (await mayLook(db, viewer)) ? viewer : null
}
