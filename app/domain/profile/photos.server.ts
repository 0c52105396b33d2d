// Photos: put in, taken away, and read by those who see them.
import { createHash } from 'node:crypto'
import type { Reader } from '#db/connect'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change } from '../core/change.server'
import { inParts } from '../people/period.server'
import { metBy, sees, type Viewer } from '../people/visibility.server'
import type { MadePhoto } from './photo-making.server'

/** Puts a photo in the place of the one before. Who sees it is not changed by that. */
export async function setPhoto(c: Change, personId: string, { large, small }: MadePhoto): Promise<void> {
  allow(c.actor, { act: 'keepOwnData', personId })
  const mark = createHash('sha256').update(large).digest('base64url').slice(0, 16)
  const photo = { mark, large, small, uploadedAt: c.now }
  await c.trx
    .insertInto('photo')
    .values({ personId, ...photo })
    .onConflict((of) => of.column('personId').doUpdateSet(photo))
    .execute()
  await audit(c, 'setPhoto', { kind: 'person', id: personId })
}

/** Takes a photo away for good; without one nothing happens. */
export async function removePhoto(c: Change, personId: string): Promise<void> {
  allow(c.actor, { act: 'keepOwnData', personId })
  const { numDeletedRows } = await c.trx
    .deleteFrom('photo')
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (numDeletedRows > 0n) await audit(c, 'removePhoto', { kind: 'person', id: personId })
}

/** The mark of one's own photo. */
export const ownPhotoMark = async (db: Reader, personId: string): Promise<string | null> =>
  (await db.selectFrom('photo').select('mark').where('personId', '=', personId).executeTakeFirst())?.mark ??
  null

/**
 * The marks of the photos that the viewer sees, by person: photos open to them, of those whom they come upon. People of whom
 * none is seen are left out.
 */
export async function seenMarks(
  db: Reader,
  viewer: Viewer,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await inParts([...new Set(personIds)], (part) =>
    db
      .selectFrom('photo')
      .select(['photo.personId', 'photo.mark'])
      .where('photo.personId', 'in', part)
      .where(sees(viewer, 'photo', 'photo.personId'))
      .execute(),
  )
  const met = await metBy(
    db,
    viewer,
    rows.map(({ personId }) => personId),
  )
  return new Map(
    rows.filter(({ personId }) => met.has(personId)).map(({ personId, mark }) => [personId, mark]),
  )
}

/** Whether the viewer sees the photo: one's own, open or not. */
const isShownTo = async (db: Reader, viewer: Viewer, personId: string): Promise<boolean> =>
  personId === viewer.personId || (await seenMarks(db, viewer, [personId])).has(personId)

/**
 * The bytes of a photo, for those who see it: oneself, and whoever it is open to.
 * @throws Response 404 for everybody else, and for a mark that is not the photo's
 */
export async function photoToShow(
  db: Reader,
  viewer: Viewer,
  { personId, mark, size }: { personId: string; mark: string; size: 'large' | 'small' },
): Promise<Buffer> {
  const photo = await db
    .selectFrom('photo')
    .select(size)
    .where('personId', '=', personId)
    .where('mark', '=', mark)
    .executeTakeFirst()
  const bytes = photo?.[size]
  if (bytes === undefined || !(await isShownTo(db, viewer, personId)))
    throw new Response(null, { status: 404 })
  return Buffer.from(bytes, 'base64')
}
