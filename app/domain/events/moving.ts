// What moves along when an event moves: the clock on the wall is kept, through the changes of summer time.
import { asInstant, zoned, type Instant } from '../core/time'

/** An instant as far from the new start as it was from the old one, by the clock of Helsinki. */
export function movedAlong(at: Instant, move: { from: Instant; to: Instant }): Instant {
  const wall = (instant: Instant) => zoned(instant).toPlainDateTime()
  const sinceStart = wall(move.from).until(wall(at), { largestUnit: 'hour' })
  const moved = wall(move.to).add(sinceStart).toZonedDateTime(zoned(move.to).timeZoneId)
  return asInstant(moved.toInstant())
}
