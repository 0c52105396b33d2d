// Periods of days that follow each other: one ends on the day before the next begins.
import { daysLater, type PlainDate } from '../core/time'

type Period = { validFrom: PlainDate; validTo: PlainDate | null }

/** "2026-03-01" → "2026-02-28" */
export const dayBefore = (day: PlainDate): PlainDate => daysLater(day, -1)

/** "2026-12-31" → "2027-01-01" */
export const dayAfter = (day: PlainDate): PlainDate => daysLater(day, 1)

/** Whether two periods share a day. */
export const overlap = (one: Period, other: Period): boolean =>
  (one.validTo === null || one.validTo >= other.validFrom) &&
  (other.validTo === null || other.validTo >= one.validFrom)
