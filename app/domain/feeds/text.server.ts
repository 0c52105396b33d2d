// A feed as it is answered: its text and its strong ETag, which depend on what is in the database alone (rule F2).
import { createHash } from 'node:crypto'
import type { Reader } from '#db/connect'
import { wordsOfPages } from '~/i18n/all'
import { written } from '~/i18n/named'
import { calendarFeed, inOrder, type FeedEvent } from '../calendar/feed.server'
import type { Instant } from '../core/time'
import { groupEvents } from './group-events.server'
import { keptTexts } from './kept-texts.server'
import { organiserEvents } from './organiser-events.server'
import { ownEvents } from './own-events.server'
import type { OpenedFeed } from './queries.server'
import { askedAt, type Asked } from './telling.server'

/** The events are in no order. */
export type FeedContent = { name: string; events: FeedEvent[] }

/** What a feed tells now: the calendar's name and its events. */
export async function feedContent(
  db: Reader,
  feed: Pick<OpenedFeed, 'thing' | 'personId' | 'locale'>,
  given: { now: Instant; baseUrl: string },
): Promise<FeedContent> {
  const { thing, personId, locale } = feed
  const asked = askedAt(given.now, { locale, baseUrl: given.baseUrl })
  const t = wordsOfPages(locale)
  switch (thing.kind) {
    case 'own':
      return { name: t('feeds.calendar.own'), events: await ownEvents(db, personId, asked) }
    case 'organiser':
      return { name: t('feeds.calendar.organiser'), events: await organiserEvents(db, null, asked) }
    case 'eventKind': {
      const kind = t(`frame.event.kind.${thing.eventKind}`)
      const events = await organiserEvents(db, thing.eventKind, asked)
      return { name: t('feeds.calendar.eventKind', { kind }), events }
    }
    case 'group':
      return groupContent(db, { networkId: thing.networkId, personId }, asked)
  }
}

async function groupContent(
  db: Reader,
  of: { networkId: string; personId: string },
  asked: Asked,
): Promise<FeedContent> {
  const network = await db
    .selectFrom('network')
    .select(['nameFi', 'nameSv', 'nameEn'])
    .where('id', '=', of.networkId)
    .executeTakeFirstOrThrow()
  const group = written(network, 'name', asked.locale).text
  const name = wordsOfPages(asked.locale)('feeds.calendar.group', { group })
  return { name, events: await groupEvents(db, of, asked) }
}

/** One for the process: what it keeps follows from what it is asked for, so nobody sees what others asked. */
const texts = keptTexts({ characters: 8_000_000, marks: 20_000 })

export type FeedAnswer = {
  /** Of the text to the byte. */
  etag: string
  text: () => string
}

/**
 * The answer to a program that asks for a feed. The calendar is written only when it has not been written before, or
 * when it is wanted: that a program holds it already is told by what it would be written of.
 */
export async function feedAnswer(
  db: Reader,
  feed: Pick<OpenedFeed, 'thing' | 'personId' | 'locale'>,
  given: { now: Instant; baseUrl: string },
): Promise<FeedAnswer> {
  const content = await feedContent(db, feed, given)
  content.events.sort(inOrder)
  const mark = createHash('sha256').update(JSON.stringify(content)).digest('base64url')
  return texts.answer(mark, () => calendarFeed(content.events, content.name))
}
