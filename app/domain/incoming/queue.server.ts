// The organisers' queue of mail that came in. What is about the meetings of small groups is in none of its lists.
import type { Reader } from '#db/connect'
import type { IncomingKind, IncomingStanding } from '#db/schema'
import { searchWords } from '#db/search-words'
import type { Instant } from '../core/time'
import { isWhy, type Why } from './rules'
import { mailsOnPage, standingsIn, type QueueSearch } from './search'

export type QueueRow = {
  id: string
  receivedAt: Instant
  fromName: string
  fromAddress: string
  subject: string
  kind: IncomingKind
  standing: IncomingStanding
  why: Why
  person: { id: string; firstName: string; lastName: string } | null
  event: { id: string; titleFi: string; titleSv: string; titleEn: string } | null
}

/** The mail that organisers see. */
const listed = (db: Reader) =>
  db
    .selectFrom('incomingMail as mail')
    .leftJoin('event', 'event.id', 'mail.eventId')
    .where('event.networkId', 'is', null)

/** How many stand where, of all that the rest of the search finds. */
export type QueueCounts = Record<IncomingStanding, number>

/**
 * A page of the queue, the newest first. There are some thousand mails with words in them, the rest having been
 * emptied, so words are looked for here: databases differ in which letters they lower.
 */
export async function queueOf(
  db: Reader,
  search: QueueSearch,
): Promise<{ rows: QueueRow[]; total: number; counts: QueueCounts }> {
  let found = listed(db)
  if (search.kind !== null) found = found.where('mail.kind', '=', search.kind)
  if (search.eventId !== null) found = found.where('mail.eventId', '=', search.eventId)
  const words = searchWords(search.q)
  const ids = words.length === 0 ? null : await idsHolding(found, words)
  const rows = found.where('mail.standing', 'in', standingsIn(search.show))
  const from = (search.page - 1) * mailsOnPage
  const counts = ids === null ? await countsOf(found) : countsIn(ids)
  const total = standingsIn(search.show).reduce((sum, standing) => sum + counts[standing], 0)
  const shownIds = ids && ids.filter(({ standing }) => standingsIn(search.show).includes(standing))
  const page = shownIds === null ? rows.limit(mailsOnPage).offset(from) : null
  const wanted = shownIds?.slice(from, from + mailsOnPage).map(({ id }) => id) ?? []
  if (page === null && wanted.length === 0) return { rows: [], total, counts }
  const read = await withWho(page ?? rows.where('mail.id', 'in', wanted))
  return { rows: read, total, counts }
}

type Listed = ReturnType<typeof listed>

async function withWho(found: Listed): Promise<QueueRow[]> {
  const rows = await found
    .leftJoin('person', 'person.id', 'mail.personId')
    .select(['mail.id', 'receivedAt', 'fromName', 'fromAddress', 'subject', 'mail.kind', 'standing', 'why'])
    .select(['person.id as personId', 'firstName', 'lastName'])
    .select(['event.id as eventId', 'titleFi', 'titleSv', 'titleEn'])
    .orderBy('mail.id', 'desc')
    .execute()
  return rows.map(({ personId, firstName, lastName, eventId, titleFi, titleSv, titleEn, why, ...row }) => ({
    ...row,
    why: isWhy(why) ? why : 'setAside',
    person: personId === null ? null : { id: personId, firstName: firstName ?? '', lastName: lastName ?? '' },
    event:
      eventId === null
        ? null
        : { id: eventId, titleFi: titleFi ?? '', titleSv: titleSv ?? '', titleEn: titleEn ?? '' },
  }))
}

/** The mails whose sender, subject or person holds all the words, the newest first. */
async function idsHolding(
  found: Listed,
  words: readonly string[],
): Promise<{ id: string; standing: IncomingStanding }[]> {
  const rows = await found
    .leftJoin('person', 'person.id', 'mail.personId')
    .select(['mail.id', 'standing', 'fromName', 'fromAddress', 'subject', 'firstName', 'lastName'])
    .orderBy('mail.id', 'desc')
    .execute()
  return rows.filter((row) => {
    const held = searchWords(
      [row.fromName, row.fromAddress, row.subject, row.firstName, row.lastName].join(' '),
    )
    return words.every((word) => held.some((one) => one.startsWith(word)))
  })
}

const none: QueueCounts = { open: 0, taken: 0, aside: 0 }

async function countsOf(found: Listed): Promise<QueueCounts> {
  const rows = await found
    .select(['standing', (e) => e.fn.countAll<number>().as('mails')])
    .groupBy('standing')
    .execute()
  return rows.reduce((counts, { standing, mails }) => ({ ...counts, [standing]: Number(mails) }), none)
}

const countsIn = (ids: readonly { standing: IncomingStanding }[]): QueueCounts =>
  ids.reduce((counts, { standing }) => ({ ...counts, [standing]: counts[standing] + 1 }), none)

/** How many mails wait for an organiser: those about one event, or all. */
export async function mailsWaiting(db: Reader, eventId?: string): Promise<number> {
  let waiting = db.selectFrom('incomingMail').where('standing', '=', 'open')
  if (eventId !== undefined) waiting = waiting.where('eventId', '=', eventId)
  const { mails } = await waiting.select((e) => e.fn.countAll<number>().as('mails')).executeTakeFirstOrThrow()
  return Number(mails)
}

/** The events that mail which is kept is about, the newest first, for narrowing the queue. */
export const eventsWithMail = (db: Reader) =>
  db
    .selectFrom('event')
    .select(['id', 'titleFi', 'titleSv', 'titleEn', 'startsAt'])
    .where('networkId', 'is', null)
    .where('id', 'in', (e) => e.selectFrom('incomingMail').select('eventId').where('eventId', 'is not', null))
    .orderBy('startsAt', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
