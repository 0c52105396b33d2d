// What the pages of a board show: the board itself, and one note with its replies.
import type { Reader } from '#db/connect'
import { boardKinds, type BoardKind } from '#db/schema'
import type { Actor } from '../core/access'
import { dateOf, localOf, type Instant } from '../core/time'
import { readPage } from '../people/search'
import { boardOf, type Board } from './board.server'
import { facesOf } from './faces.server'
import { newsProgress, newsReaders } from './news-letter.server'
import { noteById, notesPage, repliesOf, type Asked, type Note } from './queries.server'
import {
  kindsFor,
  mayEdit,
  mayHide,
  mayReply,
  maySendLetter,
  maySettle,
  mayShow,
  notesOnPage,
  sees,
} from './rules'

type By = { actor: Extract<Actor, { kind: 'person' }>; now: Instant }

const shownNetwork = ({ network: { id, nameFi, nameSv, nameEn } }: Board) => ({ id, nameFi, nameSv, nameEn })

/** Reads which notes the address asks for; what it cannot mean it does not ask. */
export function readAsked(query: URLSearchParams): Asked {
  const state = query.get('state')
  return {
    kind: boardKinds.find((kind) => kind === query.get('kind')) ?? null,
    state: state === 'open' || state === 'settled' ? state : null,
    page: readPage(query),
  }
}

const viewerOf = ({ actor, now }: By) => ({
  personId: actor.personId,
  organiser: actor.organiser,
  on: dateOf(now),
})

/** @throws Response 404 when there is no such board, 403 for those who do not belong to the network */
export async function boardPage(db: Reader, networkId: string, query: URLSearchParams, by: By) {
  const board = await boardOf(db, by.actor, networkId, dateOf(by.now))
  const asked = readAsked(query)
  const { rows, ...found } = await notesPage(db, networkId, board.reader, asked)
  const faces = await facesOf(
    db,
    viewerOf(by),
    rows.map(({ authorId }) => authorId),
  )
  return {
    network: shownNetwork(board),
    mayPutUp: board.stands ? kindsFor(board.reader) : [],
    asked,
    ...found,
    size: notesOnPage,
    notes: rows,
    faces,
  }
}

/** What the form of a new note opens with. @throws Response 403 also when the board takes nothing new */
export async function newNotePage(db: Reader, networkId: string, asked: string | null, by: By) {
  const board = await boardOf(db, by.actor, networkId, dateOf(by.now))
  if (!board.stands) throw new Response(null, { status: 403 })
  const kinds = kindsFor(board.reader)
  const kind: BoardKind = kinds.find((one) => one === asked) ?? kinds[0] ?? 'ask'
  return { network: shownNetwork(board), kind }
}

/** @throws Response 404 when there is no such note that the reader sees */
export async function seenNote(
  db: Reader,
  networkId: string,
  noteId: string,
  by: By,
): Promise<Board & { note: Note }> {
  const board = await boardOf(db, by.actor, networkId, dateOf(by.now))
  const note = await noteById(db, networkId, noteId)
  if (note === null || !sees(note, board.reader)) throw new Response(null, { status: 404 })
  return { ...board, note }
}

/** One note with its replies, and what the reader may do with each. */
export async function notePage(db: Reader, networkId: string, noteId: string, by: By) {
  const board = await seenNote(db, networkId, noteId, by)
  const { note, reader, stands } = board
  const replies = await repliesOf(db, noteId, reader)
  const authorIds = [note.authorId, ...replies.map(({ authorId }) => authorId)]
  return {
    network: shownNetwork(board),
    note,
    replies: replies.map((reply) => ({
      ...reply,
      may: { hide: mayHide(reply, reader), show: mayShow(reply, reader) },
    })),
    faces: await facesOf(db, viewerOf(by), authorIds),
    may: {
      edit: stands && mayEdit(note, reader),
      settle: maySettle(note, reader),
      hide: mayHide(note, reader),
      show: mayShow(note, reader),
      reply: stands && mayReply(note),
    },
    letter: await letterOf(db, board, by),
  }
}

/** Of news: who would get it as a letter, or how the letter goes; to those who keep the network. */
async function letterOf(db: Reader, { note, reader, stands }: Board & { note: Note }, { now }: By) {
  if (!reader.keeper || note.kind !== 'news') return null
  if (note.letterAt !== null)
    return { sentAt: note.letterAt, progress: await newsProgress(db, note.id), readers: null }
  if (!stands || !maySendLetter(note, reader)) return null
  const { readers, ...others } = await newsReaders(db, note, dateOf(now))
  return { sentAt: null, progress: null, readers: { ...others, count: readers.length } }
}

/** What the form that corrects a note opens with. @throws Response 403 when it may not be corrected any more */
export async function editNotePage(db: Reader, networkId: string, noteId: string, by: By) {
  const board = await seenNote(db, networkId, noteId, by)
  const { note, reader, stands } = board
  if (!stands || !mayEdit(note, reader)) throw new Response(null, { status: 403 })
  const [date = '', clock = ''] = note.startsAt === null ? [] : localOf(note.startsAt).split('T')
  const { id, kind, title, text, place, language } = note
  return {
    network: shownNetwork(board),
    fields: {
      id,
      kind,
      title,
      text,
      place,
      language: language ?? by.actor.locale,
      date,
      clock: clock.slice(0, 5),
    },
  }
}
