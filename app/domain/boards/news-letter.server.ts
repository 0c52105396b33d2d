// News of a network as a letter to its members who want such: who gets it, that it leaves once, and how it goes.
import type { Reader } from '#db/connect'
import { written } from '~/i18n/named'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { batchCounts, type BatchCounts } from '../core/outbox-queries.server'
import { dropWaiting, letterRow } from '../core/outbox.server'
import { dateOf, type PlainDate } from '../core/time'
import { membersOn } from '../networks/member-list.server'
import { pausesAt } from '../networks/members.server'
import { reachableOf, type Reachable } from '../people/standing.server'
import { fullName } from '../people/rules'
import { whoWants } from '../profile/letters.server'
import { quietLink } from '../profile/quiet-link.server'
import type { Board } from './board.server'
import type { Note } from './queries.server'
import { maySendLetter } from './rules'
import { toldOf } from './telling.server'

/** The letters of one piece of news are found by it. */
export const newsBatch = (noteId: string): string => `news-${noteId}`

/** Who gets a piece of news, and how many of the members do not: `unwilling` want no such letters, no letter reaches `unreached`. */
export type NewsReaders = {
  readers: (Reachable & { address: string })[]
  unwilling: number
  unreached: number
  away: number
}

/** The members of the day, and which of them are away on a pause. */
async function membersToTell(
  db: Reader,
  networkId: string,
  on: PlainDate,
): Promise<{ present: string[]; away: string[] }> {
  const rows = await membersOn(db, networkId, on).select(['membership.id', 'membership.personId']).execute()
  const paused = await pausesAt(db, networkId, on)
  const present = new Set(rows.filter(({ id }) => !paused.has(id)).map(({ personId }) => personId))
  const away = new Set(rows.map(({ personId }) => personId).filter((id) => !present.has(id)))
  return { present: [...present], away: [...away] }
}

/** Who would get a note as a letter today: the members but for its author. */
export async function newsReaders(
  db: Reader,
  note: Pick<Note, 'networkId' | 'authorId'>,
  on: PlainDate,
): Promise<NewsReaders> {
  const { present, away } = await membersToTell(db, note.networkId, on)
  const others = present.filter((id) => id !== note.authorId)
  const wanting = await whoWants(db, others, 'networkNews')
  const reached = [...(await reachableOf(db, [...wanting])).values()].flatMap(({ address, ...person }) =>
    address === null ? [] : [{ ...person, address }],
  )
  return {
    readers: reached,
    unwilling: others.length - wanting.size,
    unreached: wanting.size - reached.length,
    away: away.filter((id) => id !== note.authorId).length,
  }
}

/** Letters written in one statement: each binds some two dozen values. */
const lettersAtOnce = 100

/**
 * Sends a piece of news to the members as a letter, once.
 * @param secret what links that stop letters are made with
 * @throws Response 403 for those who do not keep the network
 */
export async function sendNews(
  c: Change,
  { network, reader, note, stands }: Board & { note: Note },
  secret: string,
): Promise<{ ok: true; letters: number } | Refusal<'boardEnded' | 'newsLeft' | 'nobodyToTell'>> {
  if (!reader.keeper) throw new Response(null, { status: 403 })
  if (!stands) return { ok: false, reason: 'boardEnded' }
  if (!maySendLetter(note, reader)) return { ok: false, reason: 'newsLeft' }
  const { readers } = await newsReaders(c.trx, note, dateOf(c.now))
  if (readers.length === 0) return { ok: false, reason: 'nobodyToTell' }
  await c.trx.updateTable('boardNote').set({ letterAt: c.now }).where('id', '=', note.id).execute()
  const rows = readers.map(({ address, ...person }) => {
    const locale = person.language
    const quietToken = quietLink(secret, person.id, 'networkNews')
    const data = {
      networkId: network.id,
      network: written(network, 'name', locale),
      quietToken,
      news: toldOf(note, locale),
    }
    const to = { personId: person.id, name: fullName(person), address }
    return letterRow(c, { kind: 'networkNews', data }, { to, locale, batchId: newsBatch(note.id) })
  })
  for (let at = 0; at < rows.length; at += lettersAtOnce)
    await c.trx
      .insertInto('outbox')
      .values(rows.slice(at, at + lettersAtOnce))
      .execute()
  await audit(c, 'sendNews', { kind: 'network', id: network.id }, { note: note.id, letters: rows.length })
  return { ok: true, letters: rows.length }
}

/** How the letters of a piece of news go: how many, never whose. */
export const newsProgress = (db: Reader, noteId: string): Promise<BatchCounts> =>
  batchCounts(db, newsBatch(noteId))

/** Takes away the letters that still wait. @returns whether none has left, so that it may be sent anew */
export async function stopNews(c: Change, note: Pick<Note, 'id' | 'letterAt'>): Promise<boolean> {
  if (note.letterAt === null) return true
  await dropWaiting(c, newsBatch(note.id))
  return (await newsProgress(c.trx, note.id)).total === 0
}
