// The faces of those who write on a board, for a reader who sees them.
import type { Reader } from '#db/connect'
import { inParts } from '../people/period.server'
import { seenFieldsOf, type Viewer } from '../people/visibility.server'

/** The marks of the photos that the viewer sees, by person; those of whom no photo is seen are left out. */
export async function facesOf(
  db: Reader,
  viewer: Viewer,
  personIds: readonly (string | null)[],
): Promise<Record<string, string>> {
  const ids = [...new Set(personIds.filter((id) => id !== null))]
  const seen = await seenFieldsOf(db, viewer, ids)
  const shown = ids.filter((id) => seen.get(id)?.has('photo'))
  const rows = await inParts(shown, (part) =>
    db.selectFrom('photo').select(['personId', 'mark']).where('personId', 'in', part).execute(),
  )
  return Object.fromEntries(rows.map(({ personId, mark }) => [personId, mark]))
}
