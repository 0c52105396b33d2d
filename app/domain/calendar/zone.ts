// The time zone of Finland as a VTIMEZONE: rule I4, with rules from 1970 since Outlook misreads lists of dates.
import { Temporal } from 'temporal-polyfill'
import { helsinki, zoned, type Instant } from '../core/time'

const helsinkiZone = [
  'BEGIN:VTIMEZONE',
  `TZID:${helsinki}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0300',
  'TZNAME:EEST',
  'DTSTART:19700329T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0200',
  'TZNAME:EET',
  'DTSTART:19701025T040000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

/** The VTIMEZONE of a zone, or null for one whose times are written in UTC. */
export const zoneRules = (zone: string): string | null => (zone === helsinki ? helsinkiZone : null)

/**
 * Whether the clock shows an instant's local time twice, in October. It should mean the first (RFC 5545 3.3.5), but
 * ical.js, Thunderbird's parser, reads the second.
 */
function isDoubled(at: Instant, zone: string): boolean {
  // The rules above turn the clock back in October alone, and asking costs more than all else of an entry.
  if (at.slice(5, 7) !== '10') return false
  const wall = zoned(at, zone).toPlainDateTime()
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const second = wall.toZonedDateTime(zone, { disambiguation: 'later' })
  return Temporal.ZonedDateTime.compare(first, second) !== 0
}

/** The zone to write an event's times in; null is UTC, where their local time could be read as another instant. */
export function writtenZone(event: { startsAt: Instant; endsAt: Instant; zone: string }): string | null {
  if (zoneRules(event.zone) === null) return null
  return [event.startsAt, event.endsAt].some((at) => isDoubled(at, event.zone)) ? null : event.zone
}
