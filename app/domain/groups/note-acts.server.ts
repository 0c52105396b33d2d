// A small group's notes: none until the group turns them on, and none left once it turns them off.
import type { Selectable } from 'kysely'
import type { GroupNoteTable } from '#db/schema'
import { doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import type { Instant } from '../core/time'
import { ownGroup, writeWays } from './home-acts.server'
import { waysOf } from './home.server'

const groupThing = (id: string) => ({ kind: 'network', id })

/** Turns notes on; twice is once. */
export async function keepNotes(c: Change, networkId: string): Promise<{ ok: true }> {
  await ownGroup(c, networkId)
  const ways = await waysOf(c.trx, networkId)
  if (ways.keepsNotes) return { ok: true }
  await writeWays(c, networkId, { ...ways, keepsNotes: true })
  await audit(c, 'keepGroupNotes', groupThing(networkId))
  return { ok: true }
}

/** Turns notes off and takes away all that were written, for good: what a group does not keep is kept nowhere. */
export async function stopNotes(c: Change, networkId: string): Promise<{ ok: true }> {
  await ownGroup(c, networkId)
  const ways = await waysOf(c.trx, networkId)
  if (!ways.keepsNotes) return { ok: true }
  await c.trx.deleteFrom('groupNote').where('networkId', '=', networkId).execute()
  await writeWays(c, networkId, { ...ways, keepsNotes: false })
  await audit(c, 'stopGroupNotes', groupThing(networkId))
  return { ok: true }
}

/** Whether the group keeps notes at all, for one who shares in it. */
async function keeps(c: Change, networkId: string): Promise<boolean> {
  await ownGroup(c, networkId)
  return (await waysOf(c.trx, networkId)).keepsNotes
}

/** Writes a note. An id that is already a note's writes nothing again. */
export async function writeNote(
  c: Change,
  networkId: string,
  given: { id: string; text: string },
): Promise<{ ok: true } | Refusal<'notesOff'>> {
  if (!(await keeps(c, networkId))) return { ok: false, reason: 'notesOff' }
  const known = await c.trx.selectFrom('groupNote').select('id').where('id', '=', given.id).executeTakeFirst()
  if (known) return { ok: true }
  await c.trx
    .insertInto('groupNote')
    .values({ ...given, networkId, writtenBy: doerOf(c.actor), writtenAt: c.now, changedAt: c.now })
    .execute()
  await audit(c, 'writeGroupNote', groupThing(networkId), { note: given.id })
  return { ok: true }
}

const noteOf = async (
  c: Change,
  networkId: string,
  noteId: string,
): Promise<Selectable<GroupNoteTable> | null> =>
  (await c.trx
    .selectFrom('groupNote')
    .selectAll()
    .where('id', '=', noteId)
    .where('networkId', '=', networkId)
    .executeTakeFirst()) ?? null

/**
 * Corrects a note: any of the group may.
 * @param given.seen when the note had last changed as the writer saw it
 */
export async function reviseNote(
  c: Change,
  networkId: string,
  noteId: string,
  given: { seen: Instant; text: string },
): Promise<{ ok: true } | Refusal<'notesOff' | 'noteGone' | 'changedMeanwhile'>> {
  if (!(await keeps(c, networkId))) return { ok: false, reason: 'notesOff' }
  const note = await noteOf(c, networkId, noteId)
  if (note === null) return { ok: false, reason: 'noteGone' }
  if (note.text === given.text) return { ok: true }
  if (note.changedAt !== given.seen) return { ok: false, reason: 'changedMeanwhile' }
  await c.trx
    .updateTable('groupNote')
    .set({ text: given.text, changedAt: c.now })
    .where('id', '=', noteId)
    .execute()
  await audit(c, 'reviseGroupNote', groupThing(networkId), { note: noteId })
  return { ok: true }
}

/** Takes a note away for good; one that is gone already is gone. */
export async function removeNote(c: Change, networkId: string, noteId: string): Promise<{ ok: true }> {
  await ownGroup(c, networkId)
  const note = await noteOf(c, networkId, noteId)
  if (note === null) return { ok: true }
  await c.trx.deleteFrom('groupNote').where('id', '=', noteId).execute()
  await audit(c, 'removeGroupNote', groupThing(networkId), { note: noteId })
  return { ok: true }
}
