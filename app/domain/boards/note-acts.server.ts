// Writing on a network's board: notes put up, corrected, settled, taken off and put back.
import type { BoardNoteTable } from '#db/schema'
import type { Updateable } from 'kysely'
import { doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { dateOf } from '../core/time'
import { boardOf, noteOn, type Board } from './board.server'
import { dropFromLetters, replaceInLetters } from './calm-letters.server'
import { stopNews } from './news-letter.server'
import type { NoteGiven } from './note-form'
import { noteById, type Note } from './queries.server'
import { kindsFor, mayEdit, mayHide, maySettle, mayShow } from './rules'
import { tellKeepers, toldOf } from './telling.server'

export type Done = { ok: true }
export const done: Done = { ok: true }

export const thing = (networkId: string) => ({ kind: 'network', id: networkId })

/** The board as the one who acts finds it now. @throws Response 404, 403 as `boardOf` does */
export const boardNow = (c: Change, networkId: string): Promise<Board> =>
  boardOf(c.trx, c.actor, networkId, dateOf(c.now))

/** The note that is acted upon, with the board. @throws Response 404, 403 as `noteOn` does */
export const noteNow = (c: Change, networkId: string, noteId: string): Promise<Board & { note: Note }> =>
  noteOn(c.trx, c.actor, networkId, noteId, dateOf(c.now))

/** @throws Response 403: the page shows no press to those who may not */
export function mustBe(allowed: boolean): void {
  if (!allowed) throw new Response(null, { status: 403 })
}

async function write(c: Change, note: Note, act: string, fields: Updateable<BoardNoteTable>): Promise<Done> {
  await c.trx.updateTable('boardNote').set(fields).where('id', '=', note.id).execute()
  await audit(c, act, thing(note.networkId), { note: note.id })
  return done
}

/**
 * Puts up a note. An id that is already a note's puts up nothing again. Those who keep the network are told of what
 * others put up.
 * @param secret what links that stop letters are made with
 */
export async function putUp(
  c: Change,
  networkId: string,
  given: NoteGiven,
  secret: string,
): Promise<Done | Refusal<'boardEnded' | 'newsByKeepers' | 'meetingPast'>> {
  const { stands, reader, network } = await boardNow(c, networkId)
  if (!stands) return { ok: false, reason: 'boardEnded' }
  if (!kindsFor(reader).includes(given.kind)) return { ok: false, reason: 'newsByKeepers' }
  if (given.startsAt !== null && given.startsAt <= c.now) return { ok: false, reason: 'meetingPast' }
  const known = await c.trx.selectFrom('boardNote').select('id').where('id', '=', given.id).executeTakeFirst()
  if (known) return done
  const nothingYet = { closedAt: null, hiddenAt: null, hiddenBy: null, letterAt: null }
  await c.trx
    .insertInto('boardNote')
    .values({ ...given, ...nothingYet, networkId, authorId: doerOf(c.actor), postedAt: c.now })
    .execute()
  await audit(c, 'putUpNote', thing(networkId), { note: given.id, kind: given.kind })
  const note = given.kind === 'news' ? null : await noteById(c.trx, networkId, given.id)
  if (note !== null) await tellKeepers(c, { network, secret }, note)
  return done
}

/** Corrects a note, which stays of its kind: its author, until somebody has replied or it has left as a letter. */
export async function correctNote(
  c: Change,
  networkId: string,
  noteId: string,
  given: NoteGiven,
): Promise<Done | Refusal<'noteAnswered' | 'boardEnded' | 'meetingPast'>> {
  const { note, reader, stands } = await noteNow(c, networkId, noteId)
  mustBe(note.authorId === reader.personId && given.kind === note.kind)
  if (!stands) return { ok: false, reason: 'boardEnded' }
  if (!mayEdit(note, reader)) return { ok: false, reason: 'noteAnswered' }
  const { title, text, language, startsAt, place } = given
  const moved = startsAt !== note.startsAt
  if (moved && startsAt !== null && startsAt <= c.now) return { ok: false, reason: 'meetingPast' }
  const words = { title, text, language }
  await replaceInLetters(c, noteId, (locale) => toldOf({ ...note, ...words }, locale))
  return write(c, note, 'correctNote', { ...words, startsAt, place })
}

/**
 * Settles a note: it is read, and answered no more. Settled twice is settled once.
 * @param meetingId what was called of it
 */
export async function settleNote(
  c: Change,
  networkId: string,
  noteId: string,
  meetingId?: string,
): Promise<Done> {
  const { note, reader } = await noteNow(c, networkId, noteId)
  mustBe(maySettle(note, reader))
  return note.closedAt === null ? write(c, note, 'settleNote', { closedAt: c.now, meetingId }) : done
}

/** Opens a settled note for replies again. */
export async function reopenNote(c: Change, networkId: string, noteId: string): Promise<Done> {
  const { note, reader } = await noteNow(c, networkId, noteId)
  mustBe(maySettle(note, reader))
  return note.closedAt === null ? done : write(c, note, 'reopenNote', { closedAt: null })
}

/** Takes a note off the board, and out of the letters that have yet to leave. It can be put back. */
export async function takeOffNote(c: Change, networkId: string, noteId: string): Promise<Done> {
  const { note, reader } = await noteNow(c, networkId, noteId)
  if (note.hiddenAt !== null) return done
  mustBe(mayHide(note, reader))
  await dropFromLetters(c, { noteId })
  const unsent = await stopNews(c, note)
  const letter = unsent ? { letterAt: null } : {}
  return write(c, note, 'takeOffNote', { hiddenAt: c.now, hiddenBy: reader.personId, ...letter })
}

/** Puts back a note that was taken off. */
export async function putBackNote(c: Change, networkId: string, noteId: string): Promise<Done> {
  const { note, reader } = await noteNow(c, networkId, noteId)
  if (note.hiddenAt === null) return done
  mustBe(mayShow(note, reader))
  return write(c, note, 'putBackNote', { hiddenAt: null, hiddenBy: null })
}
