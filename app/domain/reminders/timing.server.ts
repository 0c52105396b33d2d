// When a reminder leaves: in the morning, so many days before, on a day when offices are open.
import { Temporal } from 'temporal-polyfill'
import type { EventTable, ReminderCircle } from '#db/schema'
import { publicHolidaysIn } from '../calendar/public-holidays.server'
import { asInstant, dateOf, daysLater, helsinki, later, type Instant, type PlainDate } from '../core/time'

/** The clock of Helsinki at which reminders leave. */
const leavingHour = '09:00'

/** Whether offices are open: neither a weekend nor a public holiday. */
export function isWorkingDay(day: PlainDate): boolean {
  if (Temporal.PlainDate.from(day).dayOfWeek > 5) return false
  return publicHolidaysIn(day, day).length === 0
}

/** The day itself when offices are open, else the last one before it on which they are. */
export function workingDayBy(day: PlainDate): PlainDate {
  let open = day
  while (!isWorkingDay(open)) open = daysLater(open, -1)
  return open
}

type Times = Pick<EventTable, 'startsAt' | 'answerBy'>

/** What the days of a reminder are counted from: the deadline for the silent, the event for those who come. */
const countedFrom = (toWhom: ReminderCircle, event: Times): Instant =>
  toWhom === 'silent' ? (event.answerBy ?? event.startsAt) : event.startsAt

/** When a reminder leaves. A change of the deadline or the start moves it. */
export function leavesAt(reminder: { toWhom: ReminderCircle; daysBefore: number }, event: Times): Instant {
  const day = daysLater(dateOf(countedFrom(reminder.toWhom, event)), -reminder.daysBefore)
  const morning = Temporal.PlainDate.from(workingDayBy(day)).toZonedDateTime({
    timeZone: helsinki,
    plainTime: leavingHour,
  })
  return asInstant(morning.toInstant())
}

/** How long after its time a reminder still leaves: a server that stood still catches up, an old one is let be. */
const hoursLate = 24

export type Timing = 'ahead' | 'due' | 'passed'

/** How a reminder that has not left stands at a moment. */
export function timingOf(
  reminder: { toWhom: ReminderCircle; daysBefore: number },
  event: Times,
  now: Instant,
): Timing {
  const at = leavesAt(reminder, event)
  if (now < at) return 'ahead'
  if (now >= countedFrom(reminder.toWhom, event)) return 'passed'
  return now < later(at, { hours: hoursLate }) ? 'due' : 'passed'
}
