// An event on another day: the clock on the wall stays, and the deadline keeps its distance.
import { Temporal } from 'temporal-polyfill'
import { asInstant, helsinki, zoned, type Instant, type PlainDate } from '../core/time'
import { movedAlong } from '../events/moving'

export type Times = { startsAt: Instant; endsAt: Instant; answerBy: Instant | null }

/** The times of an event moved to a day; an hour that the clock jumps over in March becomes the one after it. */
export function timesOn(event: Times, day: PlainDate): Times {
  const clock = zoned(event.startsAt).toPlainTime()
  const startsAt = asInstant(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: helsinki, plainTime: clock }).toInstant(),
  )
  const move = { from: event.startsAt, to: startsAt }
  return {
    startsAt,
    endsAt: movedAlong(event.endsAt, move),
    answerBy: event.answerBy === null ? null : movedAlong(event.answerBy, move),
  }
}
