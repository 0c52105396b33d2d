// Reads of a network's board: notes and replies with who wrote them. What was taken off shows to those who may see it.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Reader } from '#db/connect'
import type { BoardKind, Locale } from '#db/schema'
import type { Instant } from '../core/time'
import { fullName } from '../people/rules'
import { pageWithin } from '../people/search'
import { notesOnPage, type OnBoard } from './rules'

/** Null for one whose record is erased: "a former member". `found`: the reader may open their page in the directory. */
export type Author = { id: string; firstName: string; lastName: string; found?: boolean } | null

export type Note = {
  id: string
  networkId: string
  kind: BoardKind
  title: string
  text: string
  /** The language it is written in, when its author said so. */
  language: Locale | null
  authorId: string | null
  author: Author
  postedAt: Instant
  startsAt: Instant | null
  place: string
  closedAt: Instant | null
  hiddenAt: Instant | null
  hiddenBy: string | null
  hiddenByName: string | null
  letterAt: Instant | null
  meetingId: string | null
  /** Replies that stand, the hidden ones apart. */
  replies: number
}

export type Reply = Pick<
  Note,
  'id' | 'text' | 'authorId' | 'author' | 'postedAt' | 'hiddenAt' | 'hiddenBy' | 'hiddenByName'
>

const withPeople = ['author.firstName', 'author.lastName'] as const
const withHider = ['hider.firstName as hiderFirst', 'hider.lastName as hiderLast'] as const

type Named = {
  authorId: string | null
  firstName: string | null
  lastName: string | null
  hiderFirst: string | null
  hiderLast: string | null
}

/** Puts the joined names in their places. */
function named<Row extends Named>({ firstName, lastName, hiderFirst, hiderLast, ...row }: Row) {
  const author: Author =
    row.authorId === null ? null : { id: row.authorId, firstName: firstName ?? '', lastName: lastName ?? '' }
  const hiddenByName =
    hiderLast === null ? null : fullName({ firstName: hiderFirst ?? '', lastName: hiderLast })
  return { ...row, author, hiddenByName }
}

const notes = (db: Reader) =>
  db
    .selectFrom('boardNote')
    .leftJoin('person as author', 'author.id', 'boardNote.authorId')
    .leftJoin('person as hider', 'hider.id', 'boardNote.hiddenBy')
    .selectAll('boardNote')
    .select([...withPeople, ...withHider])
    .select((e) =>
      e
        .selectFrom('boardReply')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('boardReply.noteId', '=', 'boardNote.id')
        .where('boardReply.hiddenAt', 'is', null)
        .as('replyCount'),
    )

const asNote = ({
  replyCount,
  ...row
}: Awaited<ReturnType<ReturnType<typeof notes>['execute']>>[number]): Note => ({
  ...named(row),
  replies: Number(replyCount ?? 0),
})

/** Whether a reader sees a row of the table: see `sees` of the rules. */
const isSeenBy = (table: 'boardNote' | 'boardReply', { personId, keeper }: OnBoard): RawBuilder<SqlBool> =>
  keeper
    ? sql<SqlBool>`1 = 1`
    : sql<SqlBool>`(${sql.ref(`${table}.hiddenAt`)} is null or ${sql.ref(`${table}.authorId`)} = ${personId})`

/**
 * The newest notes of a network for its other pages; what was taken off is in none of them.
 * @param asked.kinds only these; all unless given
 */
export async function latestNotes(
  db: Reader,
  networkId: string,
  { most, kinds }: { most: number; kinds?: readonly BoardKind[] },
): Promise<Note[]> {
  let query = notes(db).where('boardNote.networkId', '=', networkId).where('boardNote.hiddenAt', 'is', null)
  if (kinds !== undefined) query = query.where('boardNote.kind', 'in', kinds)
  const rows = await query
    .orderBy('boardNote.postedAt', 'desc')
    .orderBy('boardNote.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(asNote)
}

/** Which notes a page of the board shows. */
export type Asked = { kind: BoardKind | null; state: 'open' | 'settled' | null; page: number }

/** A page of the board, newest first; a page after the last is the last. */
export async function notesPage(
  db: Reader,
  networkId: string,
  reader: OnBoard,
  { kind, state, page: wanted }: Asked,
): Promise<{ rows: Note[]; total: number; page: number }> {
  const some = db
    .selectFrom('boardNote')
    .where('boardNote.networkId', '=', networkId)
    .where(isSeenBy('boardNote', reader))
    .$if(kind !== null, (query) => query.where('boardNote.kind', '=', kind ?? 'news'))
    .$if(state === 'open', (query) => query.where('boardNote.closedAt', 'is', null))
    .$if(state === 'settled', (query) => query.where('boardNote.closedAt', 'is not', null))
  const counted = await some.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const total = Number(counted.total)
  const page = pageWithin(wanted, total, notesOnPage)
  const ids = await some
    .select('boardNote.id')
    .orderBy('boardNote.postedAt', 'desc')
    .orderBy('boardNote.id', 'desc')
    .limit(notesOnPage)
    .offset((page - 1) * notesOnPage)
    .execute()
  const rows = await notesById(
    db,
    ids.map(({ id }) => id),
  )
  return { rows, total, page }
}

async function notesById(db: Reader, ids: readonly string[]): Promise<Note[]> {
  if (ids.length === 0) return []
  const rows = await notes(db)
    .where('boardNote.id', 'in', ids)
    .orderBy('boardNote.postedAt', 'desc')
    .orderBy('boardNote.id', 'desc')
    .execute()
  return rows.map(asNote)
}

/** A note of the network, whether it stands or was taken off: whom it is shown to, `sees` says. */
export async function noteById(db: Reader, networkId: string, noteId: string): Promise<Note | null> {
  const [note] = await notesById(db, [noteId])
  return note?.networkId === networkId ? note : null
}

/** The replies to a note that a reader sees, in the order written. */
export async function repliesOf(db: Reader, noteId: string, reader: OnBoard): Promise<Reply[]> {
  const rows = await db
    .selectFrom('boardReply')
    .leftJoin('person as author', 'author.id', 'boardReply.authorId')
    .leftJoin('person as hider', 'hider.id', 'boardReply.hiddenBy')
    .select(['boardReply.id', 'boardReply.text', 'boardReply.authorId', 'boardReply.postedAt'])
    .select(['boardReply.hiddenAt', 'boardReply.hiddenBy'])
    .select([...withPeople, ...withHider])
    .where('boardReply.noteId', '=', noteId)
    .where(isSeenBy('boardReply', reader))
    .orderBy('boardReply.postedAt')
    .orderBy('boardReply.id')
    .execute()
  return rows.map(named)
}
