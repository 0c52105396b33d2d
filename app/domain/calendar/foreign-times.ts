// Reads times as other calendars write them: in UTC, in zones by their own names, or with no zone at all.
import { Temporal } from 'temporal-polyfill'
import { asInstant, helsinki, type Instant } from '../core/time'

/** Zones as Windows names them, which Exchange writes; those that Finns travel in. */
const windowsZones: Record<string, string> = {
  'FLE Standard Time': helsinki,
  'GTB Standard Time': 'Europe/Bucharest',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'Turkey Standard Time': 'Europe/Istanbul',
  'Russian Standard Time': 'Europe/Moscow',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Pacific Standard Time': 'America/Los_Angeles',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'China Standard Time': 'Asia/Shanghai',
  UTC: 'UTC',
}

const mostDifferent = 80

/** The zone's name in the IANA database: some calendars put their own path before it, or a description in its place. */
function ianaZone(name: string): string | null {
  const plain = name.slice(0, mostDifferent).trim()
  if (/Helsinki/i.test(plain)) return helsinki
  const known = Object.hasOwn(windowsZones, plain) ? windowsZones[plain] : undefined
  const candidate = known ?? /[A-Za-z]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?$/.exec(plain)?.[0]
  if (candidate === undefined) return null
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(candidate)
    return candidate
  } catch {
    return null
  }
}

const dateTime = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z?))?$/
/** Outside of these years a time is a sign of damage. */
const years = { first: 1990, last: 2100 }

/**
 * The instant of a date, or of a date and time, as jCal writes it (RFC 7265 3.6) or as iCalendar does.
 * @param zone its TZID. A time without one is on the clock of Helsinki (RFC 5545 3.3.5: on that of whoever reads it);
 * one in a zone that is not known is null, as is anything that is no time
 */
export function instantOf(text: string, zone: string | null): Instant | null {
  const [, year = '', month = '', day = '', hour, minute, second, utc] = dateTime.exec(text) ?? []
  if (Number(year) < years.first || Number(year) > years.last) return null
  const place = utc === 'Z' ? 'UTC' : zone === null ? helsinki : ianaZone(zone)
  if (place === null) return null
  const fields = {
    ...{ year: Number(year), month: Number(month), day: Number(day) },
    // A leap second is the one before it.
    ...{ hour: Number(hour ?? 0), minute: Number(minute ?? 0), second: Math.min(Number(second ?? 0), 59) },
  }
  try {
    const wall = Temporal.PlainDateTime.from(fields, { overflow: 'reject' })
    return asInstant(wall.toZonedDateTime(place).toInstant())
  } catch {
    return null
  }
}

/** The instant so much later as a duration says ("PT1H30M"); null if it says nothing. */
export function afterDuration(from: Instant, duration: string): Instant | null {
  try {
    return asInstant(Temporal.Instant.from(from).add(Temporal.Duration.from(duration).round('second')))
  } catch {
    return null
  }
}
