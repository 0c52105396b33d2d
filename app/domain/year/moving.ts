// An event on another day: the clock on the wall stays unless another is chosen, and the deadline keeps its distance in days.
import { Temporal } from 'temporal-polyfill'
import { asInstant, daysLater, helsinki, localOf, zoned, type Instant, type PlainDate } from '../core/time'
import { movedAlong } from '../events/moving'

export type Times = { startsAt: Instant; endsAt: Instant; answerBy: Instant | null }

/** When an event is to be: the day on which it begins, and from when until when by the clock ("08:30"), if not as it is. */
export type NewTime = { to: PlainDate; from?: string | undefined; until?: string | undefined }

/** The hours of an event by the clock on the wall. */
export const hoursOf = ({ startsAt, endsAt }: Pick<Times, 'startsAt' | 'endsAt'>) => ({
  from: localOf(startsAt).slice(11),
  until: localOf(endsAt).slice(11),
})

/** The times of an event moved to a day; an hour that the clock jumps over in March becomes the one after it. */
export function timesOn(event: Times, { to, from, until }: NewTime): Times {
  const hours = hoursOf(event)
  const startsAt = at(to, from ?? hours.from)
  const move = { from: event.startsAt, to: startsAt }
  return {
    startsAt,
    endsAt:
      until === undefined || (until === hours.until && (from ?? hours.from) === hours.from)
        ? movedAlong(event.endsAt, move)
        : at(daysLater(to, lastsDays(event)), until),
    answerBy:
      event.answerBy === null ? null : movedAlong(event.answerBy, { ...move, to: at(to, hours.from) }),
  }
}

/** How many days after the one on which it begins an event ends. */
const lastsDays = ({ startsAt, endsAt }: Times): number =>
  zoned(startsAt).toPlainDate().until(zoned(endsAt).toPlainDate()).days

const at = (day: PlainDate, clock: string): Instant =>
  asInstant(
    Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: helsinki, plainTime: Temporal.PlainTime.from(clock) })
      .toInstant(),
  )
