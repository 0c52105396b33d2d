// Feeds: addresses from which an organiser's calendar program fetches the events (rules F1–F3 of calendar and mail).
import { createHash } from 'node:crypto'
import type { Db, Reader } from '#db/connect'
import type { FeedTable, Locale } from '#db/schema'
import { wordsOfPages } from '~/i18n/all'
import { inLocale, written } from '~/i18n/named'
import { paths } from '~/paths'
import { calendarFeed, type FeedEvent } from '../calendar/feed.server'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import { change, type Change } from '../core/change.server'
import { newToken, tokenHash } from '../core/tokens.server'
import { dateOf, daysLater, later, type Instant } from '../core/time'
import { dutiesOf } from '../people/standing.server'

/** A cancelled event stays in the feed so long, so that calendars that fetch seldom hear of it. */
const cancelledDays = 90

/** How far back a feed goes. */
const pastDays = 366

export type OwnFeed = Pick<FeedTable, 'id' | 'createdAt' | 'fetchedAt'>

/** The feed in force of a person; null when they have none. */
export async function feedOf(db: Reader, personId: string): Promise<OwnFeed | null> {
  const feed = await db
    .selectFrom('feed')
    .select(['id', 'createdAt', 'fetchedAt'])
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return feed ?? null
}

/**
 * Makes the actor a feed; the one before it opens nothing from then on.
 * @param id given by the form, so that the same form sent twice makes one
 * @returns the secret of its address, told only here; null when the form had made it already
 */
export async function makeFeed(c: Change, id: string): Promise<{ token: string | null }> {
  allow(c.actor, { act: 'planEvents' })
  if (c.actor.kind !== 'person') throw new Response(null, { status: 403 })
  const { personId } = c.actor
  const known = await c.trx.selectFrom('feed').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return { token: null }
  await endFeeds(c, personId)
  const token = newToken()
  await c.trx
    .insertInto('feed')
    .values({
      id,
      kind: 'organiser',
      personId,
      tokenHash: tokenHash(token),
      createdAt: c.now,
      revokedAt: null,
      fetchedAt: null,
    })
    .execute()
  await audit(c, 'makeFeed', { kind: 'feed', id })
  return { token }
}

/** Ends the actor's feed: its address opens nothing any more. */
export async function revokeFeed(c: Change): Promise<void> {
  if (c.actor.kind !== 'person') throw new Response(null, { status: 403 })
  const feed = await feedOf(c.trx, c.actor.personId)
  if (feed === null) return
  await endFeeds(c, c.actor.personId)
  await audit(c, 'revokeFeed', { kind: 'feed', id: feed.id })
}

const endFeeds = (c: Change, personId: string) =>
  c.trx
    .updateTable('feed')
    .set({ revokedAt: c.now })
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .execute()

export type OpenedFeed = Pick<FeedTable, 'id' | 'fetchedAt'> & { locale: Locale }

/** The feed that an address opens; null when there is none, it was revoked, or its owner is no organiser any more. */
export async function feedByToken(db: Reader, token: string, now: Instant): Promise<OpenedFeed | null> {
  const feed = await db
    .selectFrom('feed')
    .innerJoin('person', 'person.id', 'feed.personId')
    .select(['feed.id', 'fetchedAt', 'personId', 'language as locale'])
    .where('tokenHash', '=', tokenHash(token))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  if (!feed) return null
  const { organiser } = await dutiesOf(db, feed.personId, dateOf(now))
  return organiser ? { id: feed.id, fetchedAt: feed.fetchedAt, locale: feed.locale } : null
}

/** Notes that a program has asked for a feed, once an hour at most. */
export async function noteFetched(db: Db, feed: Pick<OpenedFeed, 'id' | 'fetchedAt'>, now: Instant) {
  if (feed.fetchedAt !== null && later(feed.fetchedAt, { hours: 1 }) > now) return
  await change(db, { actor: { kind: 'system' }, now }, (c) =>
    c.trx.updateTable('feed').set({ fetchedAt: now }).where('id', '=', feed.id).execute(),
  )
}

/** The events of the organisers' feed: a year back and all that is ahead. Small groups' meetings are theirs alone. */
async function feedEvents(db: Reader, now: Instant, locale: Locale, baseUrl: string): Promise<FeedEvent[]> {
  const t = wordsOfPages(locale)
  const since = (days: number) => `${daysLater(dateOf(now), -days)}T00:00:00.000Z`
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('networkId', 'is', null)
    .where('endsAt', '>=', since(pastDays))
    .where((e) => e.or([e('cancelledAt', 'is', null), e('cancelledAt', '>=', since(cancelledDays))]))
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const title = written(row, 'title', locale).text || t('events.noTitle')
    const standing = row.status === 'open' ? '' : `${t(`frame.event.status.${row.status}`)}: `
    return {
      uid: row.uid,
      sequence: row.sequence,
      status: row.status,
      title: standing + title,
      description: [t(`frame.event.kind.${row.kind}`), inLocale(row, 'description', locale)]
        .filter(Boolean)
        .join('\n\n'),
      place: row.place,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      zone: row.zone,
      createdAt: row.createdAt,
      changedAt: row.changedAt,
      url: new URL(paths.event(row.id), baseUrl).href,
    }
  })
}

/** A feed as it is answered: the text and its strong ETag, which depend on what is in the database alone. */
export async function feedText(
  db: Reader,
  feed: Pick<OpenedFeed, 'locale'>,
  given: { now: Instant; baseUrl: string },
): Promise<{ text: string; etag: string }> {
  const events = await feedEvents(db, given.now, feed.locale, given.baseUrl)
  const text = calendarFeed(events, wordsOfPages(feed.locale)('year.feed.calendarName'))
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` }
}
