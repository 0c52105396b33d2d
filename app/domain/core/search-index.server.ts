// Keeps the words that people, organisations, networks and events are found by; whoever writes one of them has it indexed
// in the same Change. A deed does so by itself.
import { searchWords } from '#db/search-words'
import type { Db, Reader, Trx } from '#db/connect'
import { searchThings, type SearchThing } from '#db/schema'
import { change, type Change } from './change.server'
import { dateOf, type Instant, type PlainDate } from './time'

/** How many ids one statement names, and how many words one writes. */
const idsAtOnce = 500
const wordsAtOnce = 1000

type Texts = { id: string; texts: (string | null)[] }

/** Adds to each thing the texts of what belongs to it, such as a person's posts. */
function joined(things: Texts[], more: { id: string; texts: (string | null)[] }[]): Texts[] {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  for (const { id, texts } of more) byId.get(id)?.texts.push(...texts)
  return things
}

async function peopleTexts(db: Reader, ids: string[], on: PlainDate): Promise<Texts[]> {
  const people = await db
    .selectFrom('person')
    .select(['id', 'firstName', 'lastName', 'expertise'])
    .where('id', 'in', ids)
    .where('mergedInto', 'is', null)
    .execute()
  const posts = await db
    .selectFrom('appointment')
    .select(['personId', 'titleFi', 'titleSv', 'titleEn'])
    .where('personId', 'in', ids)
    // What a person was called long ago would find them under another's title.
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', on)]))
    .execute()
  const addresses = await db
    .selectFrom('address')
    .select(['personId', 'email'])
    .where('personId', 'in', ids)
    .execute()
  return joined(
    people.map(({ id, ...row }) => ({ id, texts: Object.values(row) })),
    [
      ...posts.map(({ personId: id, ...row }) => ({ id, texts: Object.values(row) })),
      // The part before the @: the other would find a whole house.
      ...addresses.map(({ personId: id, email }) => ({ id, texts: [email.split('@')[0] ?? ''] })),
    ],
  )
}

async function organisationTexts(db: Reader, ids: string[]): Promise<Texts[]> {
  const names = ['nameFi', 'nameSv', 'nameEn'] as const
  const organisations = await db
    .selectFrom('organisation')
    .select(['id', ...names])
    .where('id', 'in', ids)
    .execute()
  const past = await db
    .selectFrom('organisationPast')
    .select(['organisationId', ...names])
    .where('organisationId', 'in', ids)
    .execute()
  return joined(
    organisations.map(({ id, ...row }) => ({ id, texts: Object.values(row) })),
    past.map(({ organisationId: id, ...row }) => ({ id, texts: Object.values(row) })),
  )
}

async function networkTexts(db: Reader, ids: string[]): Promise<Texts[]> {
  const networks = await db
    .selectFrom('network')
    .select(['id', 'nameFi', 'nameSv', 'nameEn', 'descriptionFi', 'descriptionSv', 'descriptionEn'])
    .where('id', 'in', ids)
    .execute()
  return networks.map(({ id, ...row }) => ({ id, texts: Object.values(row) }))
}

async function eventTexts(db: Reader, ids: string[]): Promise<Texts[]> {
  const events = await db
    .selectFrom('event')
    .select([
      'id',
      'titleFi',
      'titleSv',
      'titleEn',
      'descriptionFi',
      'descriptionSv',
      'descriptionEn',
      'place',
    ])
    .where('id', 'in', ids)
    // A small group's meeting is found by nobody: organisers search, and it is not theirs.
    .where('networkId', 'is', null)
    .execute()
  const items = await db
    .selectFrom('programmeItem')
    .leftJoin('speaker', 'speaker.programmeItemId', 'programmeItem.id')
    .select(['eventId', 'titleFi', 'titleSv', 'titleEn', 'speaker.name'])
    .where('eventId', 'in', ids)
    .execute()
  return joined(
    events.map(({ id, ...row }) => ({ id, texts: Object.values(row) })),
    items.map(({ eventId: id, ...row }) => ({ id, texts: Object.values(row) })),
  )
}

/** The texts whose words things are found by; people's posts as they are on the day. */
export const textsOf: Record<SearchThing, (db: Reader, ids: string[], on: PlainDate) => Promise<Texts[]>> = {
  person: peopleTexts,
  organisation: organisationTexts,
  network: networkTexts,
  event: eventTexts,
}

type WordRow = { word: string; thing: SearchThing; thingId: string }

/** Writes the words of things anew, as the things stand in the transaction; what is gone is found no more. */
export async function index(
  { trx, now }: Pick<Change, 'trx' | 'now'>,
  thing: SearchThing,
  ids: Iterable<string>,
): Promise<void> {
  const all = [...new Set(ids)]
  const rows: WordRow[] = []
  for (let at = 0; at < all.length; at += idsAtOnce)
    rows.push(...(await changedWords(trx, thing, all.slice(at, at + idsAtOnce), dateOf(now))))
  // Neighbours in the index are written together: a third less time for the sheet of a whole ministry.
  rows.sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : 0))
  for (let from = 0; from < rows.length; from += wordsAtOnce)
    await trx
      .insertInto('searchWord')
      .values(rows.slice(from, from + wordsAtOnce))
      .execute()
}

/** Takes away the words of things whose words have changed. @returns the words that they have now */
async function changedWords(trx: Trx, thing: SearchThing, ids: string[], on: PlainDate): Promise<WordRow[]> {
  const kept = await trx
    .selectFrom('searchWord')
    .select(['word', 'thingId'])
    .where('thing', '=', thing)
    .where('thingId', 'in', ids)
    .execute()
  const before = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]))
  for (const { word, thingId } of kept) before.get(thingId)?.add(word)
  const texts = new Map((await textsOf[thing](trx, ids, on)).map((one) => [one.id, one.texts]))
  const changed: string[] = []
  const rows: WordRow[] = []
  for (const [id, old] of before) {
    const words = searchWords((texts.get(id) ?? []).join(' '))
    if (words.length === old.size && words.every((word) => old.has(word))) continue
    if (old.size > 0) changed.push(id)
    for (const word of words) rows.push({ word, thing, thingId: id })
  }
  if (changed.length > 0)
    await trx.deleteFrom('searchWord').where('thing', '=', thing).where('thingId', 'in', changed).execute()
  return rows
}

/** Indexes the kinds of which no word is kept: after an update from a release without search, and in a new demo. */
export async function indexIfMissing(db: Db, now: Instant): Promise<void> {
  await change(db, { actor: { kind: 'system' }, now }, async (c) => {
    for (const thing of searchThings) {
      const some = await c.trx
        .selectFrom('searchWord')
        .select('word')
        .where('thing', '=', thing)
        .limit(1)
        .executeTakeFirst()
      if (some) continue
      const rows = await c.trx.selectFrom(thing).select('id').execute()
      await index(
        c,
        thing,
        rows.map((row) => row.id),
      )
    }
  })
}
