// What the pages of a board show: the board itself, and one note with its replies.
import type { Reader } from '#db/connect'
import { boardKinds, type BoardKind } from '#db/schema'
import type { Actor } from '../core/access'
import { dateOf, localOf, type Instant } from '../core/time'
import { networkEventById } from '../meetings/network-events.server'
import { readPage } from '../people/search'
import { viewerOf, type Viewer } from '../people/visibility.server'
import { seenMarks } from '../profile/photos.server'
import { boardOf, noteOn, type Board } from './board.server'
import { withAuthorsFound } from './authors.server'
import { newsProgress, newsReaders } from './news-letter.server'
import { notesPage, repliesOf, type Asked, type Note } from './queries.server'
import {
  kindsFor,
  mayCall,
  mayEdit,
  mayHide,
  mayReply,
  maySendLetter,
  maySettle,
  mayShow,
  notesOnPage,
} from './rules'

type By = { actor: Extract<Actor, { kind: 'person' }>; now: Instant }

const networkOf = ({ network: { id, nameFi, nameSv, nameEn } }: Board) => ({ id, nameFi, nameSv, nameEn })

/** Reads which notes the address asks for; what it cannot mean it does not ask. */
export function readAsked(query: URLSearchParams): Asked {
  const state = query.get('state')
  return {
    kind: boardKinds.find((kind) => kind === query.get('kind')) ?? null,
    state: state === 'open' || state === 'settled' ? state : null,
    page: readPage(query),
  }
}

const viewerBy = ({ actor, now }: By) => viewerOf(actor, dateOf(now))

/** The marks of the authors' photos that the viewer sees, by person. */
const facesFor = async (
  db: Reader,
  viewer: Viewer,
  written: readonly { authorId: string | null }[],
): Promise<Record<string, string>> =>
  Object.fromEntries(
    await seenMarks(
      db,
      viewer,
      written.flatMap(({ authorId }) => authorId ?? []),
    ),
  )

/** @throws Response 404 when there is no such board, 403 for those who do not belong to the network */
export async function boardPage(db: Reader, networkId: string, query: URLSearchParams, by: By) {
  const board = await boardOf(db, by.actor, networkId, dateOf(by.now))
  const asked = readAsked(query)
  const { rows, ...found } = await notesPage(db, networkId, board.reader, asked)
  const faces = await facesFor(db, viewerBy(by), rows)
  return {
    network: networkOf(board),
    mayPutUp: board.stands ? kindsFor(board.reader) : [],
    asked,
    ...found,
    size: notesOnPage,
    notes: await withAuthorsFound(db, viewerBy(by), rows),
    faces,
  }
}

/** What the form of a new note opens with. @throws Response 403 also when the board takes nothing new */
export async function newNotePage(db: Reader, networkId: string, asked: string | null, by: By) {
  const board = await boardOf(db, by.actor, networkId, dateOf(by.now))
  if (!board.stands) throw new Response(null, { status: 403 })
  const kinds = kindsFor(board.reader)
  const kind: BoardKind = kinds.find((one) => one === asked) ?? kinds[0] ?? 'ask'
  return { network: networkOf(board), kind }
}

/** @throws Response 404 when there is no such note that the reader sees */
export const seenNote = (
  db: Reader,
  networkId: string,
  noteId: string,
  { actor, now }: By,
): Promise<Board & { note: Note }> => noteOn(db, actor, networkId, noteId, dateOf(now))

/** One note with its replies, and what the reader may do with each. */
export async function notePage(db: Reader, networkId: string, noteId: string, by: By) {
  const board = await seenNote(db, networkId, noteId, by)
  const { reader, stands } = board
  const viewer = viewerBy(by)
  const [note = board.note] = await withAuthorsFound(db, viewer, [board.note])
  const replies = await withAuthorsFound(db, viewer, await repliesOf(db, noteId, reader))
  return {
    network: networkOf(board),
    note,
    replies: replies.map((reply) => ({
      ...reply,
      may: { hide: mayHide(reply, reader), show: mayShow(reply, reader) },
    })),
    faces: await facesFor(db, viewer, [note, ...replies]),
    may: {
      edit: stands && mayEdit(note, reader),
      settle: maySettle(note, reader),
      hide: mayHide(note, reader),
      show: mayShow(note, reader),
      reply: stands && mayReply(note),
      call: stands && mayCall(note, reader),
    },
    letter: await letterOf(db, board, by),
    // Every member knows of a meeting that was called of a proposal; those who are invited have a page of it.
    meeting:
      note.meetingId === null
        ? null
        : { ...(await networkEventById(db, note.meetingId, viewer)), keeper: reader.keeper },
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

/** What the form that corrects a note opens with, or why it is over. @throws Response 403 for those who did not write it */
export async function editNotePage(db: Reader, networkId: string, noteId: string, by: By) {
  const board = await seenNote(db, networkId, noteId, by)
  const { note, reader, stands } = board
  if (note.authorId !== reader.personId) throw new Response(null, { status: 403 })
  const answered = mayEdit(note, reader) ? null : ('noteAnswered' as const)
  const [date = '', clock = ''] = note.startsAt === null ? [] : localOf(note.startsAt).split('T')
  const { id, kind, title, text, place, language } = note
  return {
    network: networkOf(board),
    over: stands ? answered : ('boardEnded' as const),
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
