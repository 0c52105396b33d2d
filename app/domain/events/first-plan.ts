// The plan an organiser starts from: the kind's usual day, or last year's event a year later.
import { type Temporal } from 'temporal-polyfill'
import type { EventKind, EventTable } from '#db/schema'
import { asInstant, helsinki, zoned, type Instant } from '../core/time'
import { kindDefaults, type KindDefaults } from '../templates/kinds'
import type { EventPlan } from './rules'

type Texts = Pick<
  EventPlan,
  'titleFi' | 'titleSv' | 'titleEn' | 'descriptionFi' | 'descriptionSv' | 'descriptionEn'
>
type Contact = Pick<EventPlan, 'contactName' | 'contactEmail' | 'contactPhone'>

const atClock = (day: Temporal.PlainDate, clock: string): Temporal.ZonedDateTime =>
  day.toZonedDateTime({ timeZone: helsinki, plainTime: clock })

/** Weeks in which nobody is at the office: midsummer to August, and Christmas to Epiphany. */
function isHolidaySeason({ month, day }: Temporal.PlainDate): boolean {
  const monthAndDay = month * 100 + day
  return (monthAndDay >= 619 && monthAndDay <= 810) || monthAndDay >= 1218 || monthAndDay <= 106
}

/** The first Thursday from a day on that is no holiday season's. */
function workingThursday(from: Temporal.PlainDate): Temporal.PlainDate {
  let thursday = from.add({ days: (4 - from.dayOfWeek + 7) % 7 })
  while (isHolidaySeason(thursday)) thursday = thursday.add({ weeks: 1 })
  return thursday
}

/**
 * A new event of a kind: on a Thursday some weeks ahead, with the usual hours and deadline.
 * @param usual what organisers have written of the kind, if they have
 */
export function firstPlan(
  kind: EventKind,
  now: Instant,
  texts: Texts,
  contact: Contact,
  usual: KindDefaults = kindDefaults[kind],
): EventPlan {
  const thursday = workingThursday(zoned(now).toPlainDate().add({ weeks: usual.weeksAhead }))
  const start = atClock(thursday, usual.startsAt)
  return {
    kind,
    ...texts,
    startsAt: asInstant(start.toInstant()),
    endsAt: asInstant(start.add({ minutes: usual.minutes }).toInstant()),
    place: '',
    onlineUrl: '',
    capacity: usual.capacity,
    answerBy: asInstant(atClock(thursday.subtract({ days: usual.answerDaysBefore }), '16:00').toInstant()),
    ...contact,
  }
}

/** An earlier event again: the same weekday and clock, as many whole years later as bring it to the future. */
export function planFromEarlier(earlier: EventTable, now: Instant, contact: Contact): EventPlan {
  let weeks = 0
  while (asInstant(zoned(earlier.startsAt).add({ weeks }).toInstant()) <= now || weeks === 0) weeks += 52
  const move = (at: Instant) => asInstant(zoned(at).add({ weeks }).toInstant())
  return {
    kind: earlier.kind,
    titleFi: earlier.titleFi,
    titleSv: earlier.titleSv,
    titleEn: earlier.titleEn,
    descriptionFi: earlier.descriptionFi,
    descriptionSv: earlier.descriptionSv,
    descriptionEn: earlier.descriptionEn,
    startsAt: move(earlier.startsAt),
    endsAt: move(earlier.endsAt),
    place: earlier.place,
    onlineUrl: '',
    capacity: earlier.capacity,
    answerBy: earlier.answerBy === null ? null : move(earlier.answerBy),
    ...contact,
  }
}
