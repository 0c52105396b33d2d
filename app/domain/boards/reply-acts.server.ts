// Answering what stands on a network's board: replies written, taken off and put back.
import { doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { dropFromLetters } from './calm-letters.server'
import { done, mustBe, noteNow, thing, type Done } from './note-acts.server'
import { repliesOf, type Reply } from './queries.server'
import { mayHide, mayReply, mayShow } from './rules'
import { tellAuthor } from './telling.server'

/**
 * Replies to a note; its author is told. An id that is already a reply's writes nothing again.
 * @param secret what links that stop letters are made with
 */
export async function reply(
  c: Change,
  networkId: string,
  noteId: string,
  given: { id: string; text: string },
  secret: string,
): Promise<Done | Refusal<'boardEnded' | 'noteSettled'>> {
  const { note, stands, network } = await noteNow(c, networkId, noteId)
  if (!stands) return { ok: false, reason: 'boardEnded' }
  if (!mayReply(note)) return { ok: false, reason: 'noteSettled' }
  const known = await c.trx
    .selectFrom('boardReply')
    .select('id')
    .where('id', '=', given.id)
    .executeTakeFirst()
  if (known) return done
  await c.trx
    .insertInto('boardReply')
    .values({
      ...given,
      noteId,
      authorId: doerOf(c.actor),
      postedAt: c.now,
      hiddenAt: null,
      hiddenBy: null,
    })
    .execute()
  await audit(c, 'replyToNote', thing(networkId), { note: noteId, reply: given.id })
  await tellAuthor(c, { network, secret }, note, given)
  return done
}

/** @throws Response 404 when the note has no such reply that the actor sees */
async function replyNow(c: Change, networkId: string, noteId: string, replyId: string) {
  const board = await noteNow(c, networkId, noteId)
  const found = (await repliesOf(c.trx, noteId, board.reader)).find(({ id }) => id === replyId)
  if (!found) throw new Response(null, { status: 404 })
  return { ...board, found }
}

async function write(
  c: Change,
  networkId: string,
  { id }: Reply,
  act: string,
  hidden: { hiddenAt: string; hiddenBy: string } | { hiddenAt: null; hiddenBy: null },
): Promise<Done> {
  await c.trx.updateTable('boardReply').set(hidden).where('id', '=', id).execute()
  await audit(c, act, thing(networkId), { reply: id })
  return done
}

/** Takes a reply off the board, and out of the letters that have yet to leave. It can be put back. */
export async function takeOffReply(
  c: Change,
  networkId: string,
  noteId: string,
  replyId: string,
): Promise<Done> {
  const { found, reader } = await replyNow(c, networkId, noteId, replyId)
  if (found.hiddenAt !== null) return done
  mustBe(mayHide(found, reader))
  await dropFromLetters(c, { noteId, replyId })
  return write(c, networkId, found, 'takeOffReply', { hiddenAt: c.now, hiddenBy: reader.personId })
}

/** Puts back a reply that was taken off. */
export async function putBackReply(
  c: Change,
  networkId: string,
  noteId: string,
  replyId: string,
): Promise<Done> {
  const { found, reader } = await replyNow(c, networkId, noteId, replyId)
  if (found.hiddenAt === null) return done
  mustBe(mayShow(found, reader))
  return write(c, networkId, found, 'putBackReply', { hiddenAt: null, hiddenBy: null })
}
