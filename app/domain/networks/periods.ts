// Periods that follow each other: one ends on the day before the next begins.
import { daysLater, type PlainDate } from '../core/time'

/** "2026-03-01" → "2026-02-28" */
export const dayBefore = (day: PlainDate): PlainDate => daysLater(day, -1)

/** "2026-12-31" → "2027-01-01" */
export const dayAfter = (day: PlainDate): PlainDate => daysLater(day, 1)
