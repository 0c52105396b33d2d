// Writes the calendar object that travels with a letter: rules I1–I11 of calendar and mail, RFC 5545 and 5546.
import ical, {
  foldLines,
  ICalAttendee,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  type ICalAttendeeData,
  type ICalEventData,
} from 'ical-generator'
import type { Locale } from '#db/schema'
import { manyLines, oneLine } from '#emails/clean'
import type { CalendarEntry, EventFacts } from '#emails/letters'
import { wordsOfLetters } from '~/i18n/all'
import { lineTime } from '~/i18n/dates'
import { zoned } from '../core/time'
import { writtenZone, zoneRules } from './zone'

const prodId = '//Valtiovarainministerio//Johtofoorumi//FI'

/** A name for a parameter: quotes, backslashes and carets are read in too many ways to be sent (I6). */
const parameterName = (name: string): string => oneLine(name.replace(/"/g, '’').replace(/[\\^]/g, ' '))

const busyStatus = ({ method, participation }: CalendarEntry): ICalEventBusyStatus => {
  if (method === 'CANCEL') return ICalEventBusyStatus.FREE
  return participation === 'ACCEPTED' ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.TENTATIVE
}

function programmeText(event: EventFacts, locale: Locale): string {
  return event.programme
    .flatMap(({ startsAt, endsAt, title, track, speakers }) => [
      [
        `${lineTime(startsAt, event, locale, endsAt)} ${oneLine(title.text)}`,
        ...(track ? [[track.name.text, track.place].map(oneLine).filter(Boolean).join(', ')] : []),
      ].join(' · '),
      ...speakers.map(({ name, role }) => `  ${[name, role].map(oneLine).filter(Boolean).join(', ')}`),
    ])
    .join('\n')
}

/** What the letter says, without its links: a calendar is shared, and a reply sends it all back (I9). */
function descriptionText(event: EventFacts, entry: CalendarEntry, locale: Locale): string {
  const t = wordsOfLetters(locale)
  const contact = [event.contact.name, event.contact.email, event.contact.phone].map(oneLine).filter(Boolean)
  const online = oneLine(event.onlineUrl)
  const unanswered = entry.method === 'REQUEST' && entry.participation === 'NEEDS-ACTION'
  return [
    unanswered ? t('calendar.answer') : '',
    online === '' ? '' : t('calendar.online', { url: online }),
    event.description === null ? '' : manyLines(event.description.text),
    programmeText(event, locale),
    contact.length === 0 ? '' : t('calendar.contact', { contact: contact.join(', ') }),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
}

function timesOf(event: EventFacts): Pick<ICalEventData, 'start' | 'end' | 'timezone'> {
  return {
    start: zoned(event.startsAt, event.zone),
    end: zoned(event.endsAt, event.zone),
    timezone: writtenZone(event),
  }
}

/** The name and the address exactly as in the letter's To. */
type Attendee = { name: string; address: string }

const attendeeOf = ({ participation }: CalendarEntry, { name, address }: Attendee): ICalAttendeeData => ({
  name: parameterName(name) || address,
  email: address,
  role: ICalAttendeeRole.REQ,
  type: ICalAttendeeType.INDIVIDUAL,
  status: ICalAttendeeStatus[partstat(participation)],
  rsvp: true,
})

/**
 * The iCalendar text for one person: one VEVENT that lists that person alone, ready to be a `text/calendar` part.
 * It depends on its arguments alone, to the byte, whatever the process's zone and clock.
 * @param organizer the name shown for the mailbox; the address is the entry's
 * @param options.url a page that anybody may see the address of: no personal token
 */
export function calendarObject(
  event: EventFacts,
  entry: CalendarEntry,
  attendee: Attendee,
  organizer: { name: string },
  locale: Locale,
  options: { url: string },
): string {
  const calendar = ical({
    prodId,
    scale: 'GREGORIAN',
    method: entry.method === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    // A calendar with a zone's name would write DTSTAMP floating, and X-WR-TIMEZONE (I2, I3).
    timezone: { name: null, generator: zoneRules },
  })
  calendar.createEvent({
    ...timesOf(event),
    id: entry.uid,
    stamp: entry.stampedAt,
    created: entry.createdAt,
    lastModified: entry.modifiedAt,
    sequence: entry.sequence,
    summary: oneLine(event.title.text),
    location: oneLine(event.place) || oneLine(event.onlineUrl) || null,
    description: descriptionText(event, entry, locale),
    url: options.url,
    status: entry.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    busystatus: busyStatus(entry),
    x: { 'X-MICROSOFT-DISALLOW-COUNTER': 'TRUE' },
    organizer: { name: parameterName(organizer.name), email: entry.mailbox },
    attendees: [attendeeOf(entry, attendee)],
  })
  // The generator leaves out the line end of the last line (I1).
  return `${calendar.toString()}\r\n`
}

const partstat = (participation: CalendarEntry['participation']) =>
  participation === 'NEEDS-ACTION' ? 'NEEDSACTION' : participation

const somebody: Attendee = { name: '-', address: '-' }

/** A calendar object in three pieces: what stands before the line of the attendee, that line, and what follows. */
export type InPieces = { before: string; line: string; after: string }

/**
 * The same for one person after the other, exactly as `calendarObject` writes it: of the text only the line of the
 * attendee is of the person, so the rest is written once.
 */
export function calendarObjects(
  event: EventFacts,
  entry: CalendarEntry,
  organizer: { name: string },
  locale: Locale,
  options: { url: string },
): (attendee: Attendee) => InPieces {
  const parent = ical().createEvent({ start: event.startsAt })
  const lineOf = (attendee: Attendee) =>
    foldLines(new ICalAttendee(attendeeOf(entry, attendee), parent).toString())
  const whole = calendarObject(event, entry, somebody, organizer, locale, options)
  const [before = '', after = ''] = whole.split(lineOf(somebody))
  return (attendee) => ({ before, line: lineOf(attendee), after })
}
