// Takes in a file that has come: its row first, in a Change; then its bytes under the row's id.
import type { Db } from '#db/connect'
import type { Actor } from '../core/access'
import { change } from '../core/change.server'
import { later, type Instant } from '../core/time'
import { discardFile, keepFile, removeFile, sweepArriving, type ArrivedFile } from './file-store.server'
import { titleOf } from './file-kinds'
import { dropMaterial, enterMaterial, restorableSince, type NewMaterial } from './material-acts.server'

type By = { actor: Actor; now: Instant; folder: string }

/** What the form says of the file; an empty title becomes the file's name. */
export type Told = Pick<NewMaterial, 'id' | 'eventId' | 'speakerId' | 'title' | 'shownTo' | 'shownFrom'>

/** @returns refused when the event takes no more; nothing is then left of the file */
export async function takeIn(
  db: Db,
  { actor, now, folder }: By,
  file: ArrivedFile,
  told: Told,
): Promise<Awaited<ReturnType<typeof enterMaterial>>> {
  const { fileName, mediaType, bytes } = file
  const material = { ...told, title: told.title || titleOf(fileName), fileName, mediaType, bytes }
  try {
    const result = await change(db, { actor, now }, (c) => enterMaterial(c, material))
    if (result.ok && result.made) await keepOrDrop(db, { actor, now, folder }, file, told.id)
    return result
  } finally {
    // Kept, it has moved away from where it arrived.
    await discardFile(file)
  }
}

async function keepOrDrop(db: Db, { actor, now, folder }: By, file: ArrivedFile, id: string): Promise<void> {
  try {
    await keepFile(file, folder, id)
  } catch (error) {
    await change(db, { actor, now }, (c) => dropMaterial(c, id))
    throw error
  }
}

/** Takes away for good what was removed long ago, and what began to come and never did. */
export async function forgetMaterials(db: Db, now: Instant, folder: string): Promise<void> {
  const before = restorableSince(now)
  const gone = await db
    .selectFrom('material')
    .select('id')
    .where('removedAt', '<', before)
    .limit(100)
    .execute()
  for (const { id } of gone) {
    await removeFile(folder, id)
    await db.deleteFrom('material').where('id', '=', id).execute()
  }
  await sweepArriving(folder, Date.parse(later(now, { hours: -6 })))
}
