// Reads of feeds: those of a person, the one that an address opens; and the note that it was fetched.
import type { Db, Reader } from '#db/connect'
import type { FeedTable, Locale } from '#db/schema'
import { change } from '../core/change.server'
import { dateOf, later, type Instant } from '../core/time'
import { tokenHash } from '../core/tokens.server'
import { languageOfStanding, mayHave, thingsFor, type SharedGroup } from './rights.server'
import { keyOf, thingOfRow, type FeedThing } from './things'

export type FeedMade = Pick<FeedTable, 'id' | 'createdAt' | 'fetchedAt'>

/** The feeds in force of a person, with what each tells. */
async function feedsInForce(db: Reader, personId: string): Promise<(FeedMade & { thing: FeedThing })[]> {
  const rows = await db
    .selectFrom('feed')
    .select(['id', 'kind', 'eventKind', 'networkId', 'createdAt', 'fetchedAt'])
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id, createdAt, fetchedAt, ...row }) => {
    return { id, createdAt, fetchedAt, thing: thingOfRow(row) }
  })
}

/** The feed of a thing that a person has in force; null when they have none. */
export async function feedInForce(db: Reader, personId: string, thing: FeedThing): Promise<FeedMade | null> {
  const feeds = await feedsInForce(db, personId)
  return feeds.find((feed) => keyOf(feed.thing) === keyOf(thing)) ?? null
}

/** What a person may have a feed of, and the feed if they have made it. */
export type FeedLine = { key: string; thing: FeedThing; group: SharedGroup | null; feed: FeedMade | null }

/** All that a person may have a feed of today, their own first. */
export async function feedLines(db: Reader, personId: string, now: Instant): Promise<FeedLine[]> {
  const feeds = await feedsInForce(db, personId)
  const things = await thingsFor(db, personId, dateOf(now))
  return things.map(({ thing, group }) => {
    const key = keyOf(thing)
    const made = feeds.find((feed) => keyOf(feed.thing) === key)
    const feed = made ? { id: made.id, createdAt: made.createdAt, fetchedAt: made.fetchedAt } : null
    return { key, thing, group, feed }
  })
}

export type OpenedFeed = Pick<FeedTable, 'id' | 'fetchedAt' | 'personId'> & {
  locale: Locale
  thing: FeedThing
}

/**
 * The feed that an address opens; null when there is none, when it was revoked, and when its owner could not have it
 * made today: they have left the registry, organise no more, or are not of the group.
 */
export async function feedByToken(db: Reader, token: string, now: Instant): Promise<OpenedFeed | null> {
  const feed = await db
    .selectFrom('feed')
    .select(['id', 'kind', 'eventKind', 'networkId', 'personId', 'fetchedAt'])
    .where('tokenHash', '=', tokenHash(token))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  if (!feed) return null
  const { id, personId, fetchedAt, ...row } = feed
  const thing = thingOfRow(row)
  const locale = await languageOfStanding(db, personId)
  if (locale === null || !(await mayHave(db, personId, thing, dateOf(now)))) return null
  return { id, fetchedAt, personId, locale, thing }
}

/** Notes that a program has asked for a feed, once an hour at most. */
export async function noteFetched(
  db: Db,
  feed: Pick<OpenedFeed, 'id' | 'fetchedAt'>,
  now: Instant,
): Promise<void> {
  if (feed.fetchedAt !== null && later(feed.fetchedAt, { hours: 1 }) > now) return
  await change(db, { actor: { kind: 'system' }, now }, (c) =>
    c.trx.updateTable('feed').set({ fetchedAt: now }).where('id', '=', feed.id).execute(),
  )
}
