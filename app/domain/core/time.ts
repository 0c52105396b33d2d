// Time as the house uses it: instants are UTC text, dates are plain, and Helsinki is where clocks are read.
import { Temporal } from 'temporal-polyfill'

/** "2026-12-03T10:00:00.000Z": always UTC, always milliseconds, so that text order is time order. */
export type Instant = string
/** "2026-12-03" */
export type PlainDate = string

export const helsinki = 'Europe/Helsinki'

/** An instant in the house's one way of writing it. */
export const asInstant = (at: Temporal.Instant): Instant => at.toString({ fractionalSecondDigits: 3 })

// These need no calendar, and letters ask for them by the thousand: Date writes the same text many times faster,
// and pages that ask for no more bring no calendar to the browser.
export const instantNow = (): Instant => new Date().toISOString()

/** The instant so much later; a negative duration goes back. */
export const later = (
  from: Instant,
  { seconds = 0, minutes = 0, hours = 0 }: { seconds?: number; minutes?: number; hours?: number },
): Instant => new Date(Date.parse(from) + ((hours * 60 + minutes) * 60 + seconds) * 1000).toISOString()

/** The clock and the calendar of a zone at an instant. */
export const zoned = (at: Instant, zone: string = helsinki): Temporal.ZonedDateTime =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone)

/** The date on the wall at an instant. */
export const dateOf = (at: Instant, zone: string = helsinki): PlainDate =>
  zoned(at, zone).toPlainDate().toString()

/** The day so many days later; a negative number goes back. */
export function daysLater(day: PlainDate, days: number): PlainDate {
  const start = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(start) || plainOf(start) !== day) throw new RangeError(`${day} is no day`)
  return plainOf(start + days * 86_400_000)
}

const plainOf = (at: number): PlainDate => new Date(at).toISOString().slice(0, 10)

/** "2026-12-03T12:00": what an input of type datetime-local holds. */
export const localOf = (at: Instant, zone: string = helsinki): string =>
  zoned(at, zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

export type LocalTimeReading =
  | { ok: true; at: Instant }
  /** `missing`: the clock jumps over it in March. `doubled`: it comes twice in October. `malformed`: not a time. */
  | { ok: false; reason: 'malformed' }
  | { ok: false; reason: 'missing' }
  | { ok: false; reason: 'doubled'; first: Instant; second: Instant }

/**
 * Reads a local date and time of a zone ("2026-12-03T12:00"), rule I5 of calendar and mail.
 * @param which for the hour that comes twice, which of the two is meant
 */
export function readLocalTime(
  text: string,
  which?: 'first' | 'second',
  zone: string = helsinki,
): LocalTimeReading {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return { ok: false, reason: 'malformed' }
  let wall: Temporal.PlainDateTime
  try {
    wall = Temporal.PlainDateTime.from(text, { overflow: 'reject' })
  } catch {
    return { ok: false, reason: 'malformed' }
  }
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' })
  if (!earlier.toPlainDateTime().equals(wall)) return { ok: false, reason: 'missing' }
  const first = asInstant(earlier.toInstant())
  const second = asInstant(later.toInstant())
  if (first === second || which === 'first') return { ok: true, at: first }
  return which === 'second' ? { ok: true, at: second } : { ok: false, reason: 'doubled', first, second }
}
