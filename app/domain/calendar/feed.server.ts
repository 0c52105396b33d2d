// Writes the calendar that a program fetches from an address: rules F1 and F2 of calendar and mail, RFC 5545 and 7986.
// An invitation is never written this way: nobody could answer it (U7).
import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import { manyLines, oneLine } from '#emails/clean'
import { zoned, type Instant } from '../core/time'
import { writtenZone, zoneRules } from './zone'

const prodId = '//Valtiovarainministerio//Johtofoorumi//FI'

/** How often programs are asked to look again, in seconds. */
const refreshSeconds = 3600

export type FeedEvent = {
  uid: string
  sequence: number
  status: 'confirmed' | 'tentative' | 'cancelled'
  /** It takes the reader's time; the rest only tells what is on. */
  binds: boolean
  /** The title as it is to be shown, with what is to be known of its status. */
  title: string
  description: string
  place: string
  startsAt: Instant
  endsAt: Instant
  zone: string
  createdAt: Instant
  /** The last change that concerns the reader. */
  changedAt: Instant
  /** A page that the reader may open: no personal token. */
  url: string
}

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
}

/** The order of a feed's events: that of time. */
export const inOrder = (a: FeedEvent, b: FeedEvent): number =>
  a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0

/** The calendar's own properties stand before its components (RFC 5545 3.6); the generator writes the zone among them. */
const propertiesFirst = (text: string): string =>
  text.replace(
    /(BEGIN:VTIMEZONE\r\n[^]*?END:VTIMEZONE\r\n)([^]*?)(?=BEGIN:VEVENT\r\n|END:VCALENDAR\r\n)/,
    '$2$1',
  )

/**
 * The iCalendar text of a feed: no attendees, DTSTAMP is the last change, the order is that of time. It depends on its
 * arguments alone, to the byte, whatever the process's zone and clock.
 * @param name what calendar programs call the calendar
 */
export function calendarFeed(events: readonly FeedEvent[], name: string): string {
  const calendar = ical({
    prodId,
    scale: 'GREGORIAN',
    method: ICalCalendarMethod.PUBLISH,
    name: oneLine(name),
    ttl: refreshSeconds,
    // A calendar with a zone's name would write DTSTAMP floating (I3).
    timezone: { name: null, generator: zoneRules },
  })
  for (const event of [...events].sort(inOrder))
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      start: zoned(event.startsAt, event.zone),
      end: zoned(event.endsAt, event.zone),
      timezone: writtenZone(event),
      stamp: event.changedAt,
      created: event.createdAt,
      lastModified: event.changedAt,
      summary: oneLine(event.title),
      description: manyLines(event.description) || null,
      location: oneLine(event.place) || null,
      url: event.url,
      status: statuses[event.status],
      transparency: event.binds ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
      busystatus: event.binds ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
    })
  // The generator leaves out the line end of the last line (I1).
  return propertiesFirst(`${calendar.toString()}\r\n`)
}
