// What the events of all feeds are told by: when it is, who reads, how the text is put together.
import type { EventTable, Locale } from '#db/schema'
import { wordsOfPages } from '~/i18n/all'
import { dateOf, daysLater, type Instant, type PlainDate } from '../core/time'

/** How long an ended event stays in a feed, so that calendars that fetch seldom hear of it. */
const endedDays = 90

/** How far back a feed goes. */
const pastDays = 366

/** What every feed reads of an event, and no more: the rest of the row is longer than all of this. */
export const toldColumns = [
  'uid',
  'event.sequence',
  'status',
  'titleFi',
  'titleSv',
  'titleEn',
  'descriptionFi',
  'descriptionSv',
  'descriptionEn',
  'startsAt',
  'endsAt',
  'zone',
  'place',
  'onlineUrl',
  'event.createdAt',
  'changedAt',
  'cancelledAt',
] as const

type Bare<Column extends string> = Column extends `event.${infer Name}` ? Name : Column

export type ToldRow = Pick<EventTable, Bare<(typeof toldColumns)[number]>>

/** What decides beside the database what a feed tells. */
export type Asked = {
  now: Instant
  today: PlainDate
  /** Events that ended before this are told no more; whole days, so that the text stays over the day. */
  endsSince: Instant
  /** What was cancelled or declined before this is told no more. */
  endedSince: Instant
  locale: Locale
  baseUrl: string
}

export function askedAt(now: Instant, reader: { locale: Locale; baseUrl: string }): Asked {
  const today = dateOf(now)
  const since = (days: number): Instant => `${daysLater(today, -days)}T00:00:00.000Z`
  return { now, today, endsSince: since(pastDays), endedSince: since(endedDays), ...reader }
}

/** The parts of a description, an empty line between them; those that are empty are left out. */
export const blocks = (...parts: (string | false)[]): string =>
  parts.filter((part) => part !== false && part.trim() !== '').join('\n\n')

/** Whom to ask, in one line; empty when nobody is named. */
export function contactOf(
  event: Pick<EventTable, 'contactName' | 'contactEmail' | 'contactPhone'>,
  locale: Locale,
): string {
  const named = [event.contactName, event.contactEmail, event.contactPhone].filter((part) => part !== '')
  return named.length === 0 ? '' : wordsOfPages(locale)('feeds.contact', { contact: named.join(', ') })
}
