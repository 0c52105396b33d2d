// What is done to the files of an event: entered once they have come, renamed and shown to others, removed and put back.
import type { MaterialTable } from '#db/schema'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { later, type Instant } from '../core/time'
import { eventById } from '../events/queries.server'
import { mostBytesOfEvent } from './file-kinds'
import { materialMark } from './material-rules'

export type NewMaterial = Pick<
  MaterialTable,
  'id' | 'eventId' | 'speakerId' | 'title' | 'fileName' | 'mediaType' | 'bytes' | 'shownTo' | 'shownFrom'
>

/**
 * Enters a file that has come. The same form sent twice enters one.
 * @returns made: whether this press entered it, so that its bytes are the ones to keep
 */
export async function enterMaterial(
  c: Change,
  material: NewMaterial,
): Promise<{ ok: true; made: boolean } | Refusal<'eventCancelled' | 'materialsFull'>> {
  const { id, eventId, speakerId } = material
  allow(c.actor, speakerId === null ? { act: 'planEvents' } : { act: 'speak', speakerId })
  const event = await eventById(c.trx, eventId)
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  const there = await c.trx.selectFrom('material').select('eventId').where('id', '=', id).executeTakeFirst()
  if (there && there.eventId !== eventId) throw new Response(null, { status: 404 })
  if (there) return { ok: true, made: false }
  if ((await bytesOf(c, eventId)) + material.bytes > mostBytesOfEvent)
    return { ok: false, reason: 'materialsFull' }
  await c.trx
    .insertInto('material')
    .values({ ...material, uploadedAt: c.now, uploadedBy: doerOf(c.actor), removedAt: null })
    .execute()
  await audit(
    c,
    speakerId === null ? 'addMaterial' : 'receiveMaterial',
    { kind: 'event', id: eventId },
    { id },
  )
  return { ok: true, made: true }
}

/** Takes back the entry of a file whose bytes could not be kept. */
export async function dropMaterial(c: Change, id: string): Promise<void> {
  await c.trx.deleteFrom('material').where('id', '=', id).execute()
}

async function bytesOf(c: Change, eventId: string): Promise<number> {
  const { bytes } = await c.trx
    .selectFrom('material')
    .select((e) => e.fn.sum<number>('bytes').as('bytes'))
    .where('eventId', '=', eventId)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(bytes ?? 0)
}

/** @throws Response 404 when the event has no such file */
async function materialOf(c: Change, eventId: string, id: string): Promise<MaterialTable> {
  allow(c.actor, { act: 'planEvents' })
  await eventById(c.trx, eventId)
  const material = await c.trx
    .selectFrom('material')
    .selectAll()
    .where('id', '=', id)
    .where('eventId', '=', eventId)
    .executeTakeFirst()
  if (!material) throw new Response(null, { status: 404 })
  return material
}

/** Renames a file and says who sees it. @param was what the form was opened with: another's edit in between refuses */
export async function reviseMaterial(
  c: Change,
  eventId: string,
  id: string,
  was: string,
  becomes: Pick<MaterialTable, 'title' | 'shownTo' | 'shownFrom'>,
): Promise<{ ok: true } | Refusal<'changedMeanwhile' | 'materialGone'>> {
  const material = await materialOf(c, eventId, id)
  if (material.removedAt !== null) return { ok: false, reason: 'materialGone' }
  if (materialMark(material) !== was) return { ok: false, reason: 'changedMeanwhile' }
  const { title, shownTo, shownFrom } = becomes
  await c.trx.updateTable('material').set({ title, shownTo, shownFrom }).where('id', '=', id).execute()
  await audit(c, 'reviseMaterial', { kind: 'event', id: eventId }, { id })
  return { ok: true }
}

/** Removes a file: nobody can open it any more. It can be put back until its bytes are taken away. */
export async function removeMaterial(c: Change, eventId: string, id: string): Promise<{ ok: true }> {
  const material = await materialOf(c, eventId, id)
  if (material.removedAt !== null) return { ok: true }
  await c.trx.updateTable('material').set({ removedAt: c.now }).where('id', '=', id).execute()
  await audit(c, 'removeMaterial', { kind: 'event', id: eventId }, { id })
  return { ok: true }
}

/** For how many days a removed file can be put back; then its bytes are taken away. */
const daysToRestore = 30

/** What was removed before this is not put back any more. */
export const restorableSince = (now: Instant): Instant => later(now, { hours: -24 * daysToRestore })

export async function restoreMaterial(
  c: Change,
  eventId: string,
  id: string,
): Promise<{ ok: true } | Refusal<'materialsFull' | 'materialGone'>> {
  const material = await materialOf(c, eventId, id)
  if (material.removedAt === null) return { ok: true }
  if (material.removedAt < restorableSince(c.now)) return { ok: false, reason: 'materialGone' }
  if ((await bytesOf(c, eventId)) + material.bytes > mostBytesOfEvent)
    return { ok: false, reason: 'materialsFull' }
  await c.trx.updateTable('material').set({ removedAt: null }).where('id', '=', id).execute()
  await audit(c, 'restoreMaterial', { kind: 'event', id: eventId }, { id })
  return { ok: true }
}
