// Keeps the words that people, organisations, networks and events are found by; whoever writes one of them has it indexed
// in the same Change. A deed does so by itself.
import { searchWords } from '#db/search-words'
import type { Db, Reader, Trx } from '#db/connect'
import type { SearchThing } from '#db/schema'
import { change } from './change.server'
import type { Instant } from './time'

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

async function peopleTexts(db: Reader, ids: string[]): Promise<Texts[]> {
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
    .where('validTo', 'is', null)
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

const textsOf: Record<SearchThing, (db: Reader, ids: string[]) => Promise<Texts[]>> = {
  person: peopleTexts,
  organisation: organisationTexts,
  network: networkTexts,
  event: eventTexts,
}

/** Writes the words of things anew, as the things stand in the transaction; what is gone is found no more. */
export async function index(trx: Trx, thing: SearchThing, ids: Iterable<string>): Promise<void> {
  const all = [...new Set(ids)]
  for (let at = 0; at < all.length; at += idsAtOnce) {
    const some = all.slice(at, at + idsAtOnce)
    await trx.deleteFrom('searchWord').where('thing', '=', thing).where('thingId', 'in', some).execute()
    const rows = (await textsOf[thing](trx, some)).flatMap(({ id, texts }) =>
      searchWords(texts.join(' ')).map((word) => ({ word, thing, thingId: id })),
    )
    for (let from = 0; from < rows.length; from += wordsAtOnce)
      await trx
        .insertInto('searchWord')
        .values(rows.slice(from, from + wordsAtOnce))
        .execute()
  }
}

const things: SearchThing[] = ['person', 'organisation', 'network', 'event']

/** Indexes everything when nothing has been: after an update from a release without search, and in a new demo. */
export async function indexIfMissing(db: Db, now: Instant): Promise<void> {
  const some = await db.selectFrom('searchWord').select('word').limit(1).executeTakeFirst()
  if (some) return
  await change(db, { actor: { kind: 'system' }, now }, async ({ trx }) => {
    for (const thing of things) {
      const rows = await trx.selectFrom(thing).select('id').execute()
      await index(
        trx,
        thing,
        rows.map((row) => row.id),
      )
    }
  })
}
