// Which letters the words of a search find: by who reads them, by what kind they are, by what event they are about.
import { sql, type SqlBool } from 'kysely'
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import { plain } from '#db/search-words'
import { sortKey } from '#db/sort-key'
import type { LetterKind } from '#emails/letters'
import { wordsOfPages } from '~/i18n/all'
import { nameHolds } from '../people/queries.server'
import { kindsListed, ofKinds, type Branch } from './kinds.server'

/** With more readers than this the words say little: the letters are gone through from the newest, and soon fit. */
const mostReaders = 400

const holds = (column: string, text: string) => {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql<SqlBool>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`
}

/** The letters that fit the words, in parts that each have an index; a letter may be in several. */
export async function searchBranches(db: Reader, q: string, locale: Locale): Promise<Branch[]> {
  const branches: Branch[] = [await byReader(db, q), toNobodyKnown(q)]
  const kinds = kindsSaid(q, locale)
  for (const kind of kinds) branches.push(ofKinds([kind]))
  const events = await eventsNamed(db, q)
  if (events.length > 0) branches.push((query) => query.where('eventId', 'in', events))
  return branches
}

/** To people of the registry, whose name holds each of the words or whose address, past ones too, holds them all. */
async function byReader(db: Reader, q: string): Promise<Branch> {
  let named = db.selectFrom('person').select('person.id')
  for (const condition of nameHolds(q)) named = named.where(condition)
  const addressed = db
    .selectFrom('address')
    .select('address.personId as id')
    .where(holds('address.email', q))
    .union(db.selectFrom('person').select('person.id').where(holds('person.privateEmail', q)))
  const readers = await named
    .union(addressed)
    .limit(mostReaders + 1)
    .execute()
  const ids = readers.map(({ id }) => id)
  if (ids.length <= mostReaders) return (query) => query.where('personId', 'in', [...ids, ''])
  return (query) => query.where('personId', 'in', named.union(addressed))
}

/** To those whom the registry does not know: contacts, speakers. */
const toNobodyKnown = (q: string): Branch => {
  // The databases differ in which letters they lower: a name that begins with Å is looked for both ways.
  const capital = q.charAt(0).toUpperCase() + q.slice(1)
  return (query) =>
    query
      .where('personId', 'is', null)
      .where((e) =>
        e.or([
          holds('outbox.toAddress', q),
          holds('outbox.toName', q),
          e('toName', 'like', `%${capital.replace(/[%_]/g, '')}%`),
        ]),
      )
}

/** The kinds whose names hold all the words, in the reader's language. */
function kindsSaid(q: string, locale: Locale): LetterKind[] {
  const t = wordsOfPages(locale)
  const words = plain(q).split(/\s+/).filter(Boolean)
  return kindsListed.filter((kind) => {
    const name = plain(t(`sending.kinds.${kind}`))
    return words.every((word) => word.length > 2 && name.includes(word))
  })
}

/** The organisers' events whose titles hold all the words: there are some thousand, so they are searched here. */
async function eventsNamed(db: Reader, q: string, most = 200): Promise<string[]> {
  const words = sortKey(q).split(' ').filter(Boolean)
  const events = await db
    .selectFrom('event')
    .select(['id', 'titleFi', 'titleSv', 'titleEn'])
    .where('networkId', 'is', null)
    .orderBy('startsAt', 'desc')
    .execute()
  return events
    .filter((event) => {
      const titles = sortKey(`${event.titleFi} ${event.titleSv} ${event.titleEn}`)
      return words.every((word) => titles.includes(word))
    })
    .slice(0, most)
    .map(({ id }) => id)
}
