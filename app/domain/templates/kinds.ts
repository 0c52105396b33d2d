// The kinds of event with what each usually is: how long, when on the day, how many days to answer.
import type { EventKind } from '#db/schema'

export type KindDefaults = {
  /** The clock of Helsinki. */
  startsAt: string
  minutes: number
  capacity: number | null
  /** How long before the start answers are wanted. */
  answerDaysBefore: number
  /** How long from today the first proposal of a date lies. */
  weeksAhead: number
}

export const kindDefaults: Record<EventKind, KindDefaults> = {
  managementDay: { startsAt: '12:00', minutes: 240, capacity: 130, answerDaysBefore: 7, weeksAhead: 8 },
  publicManagementDay: {
    startsAt: '09:00',
    minutes: 420,
    capacity: 400,
    answerDaysBefore: 14,
    weeksAhead: 16,
  },
  morningCoffee: { startsAt: '08:00', minutes: 90, capacity: 40, answerDaysBefore: 3, weeksAhead: 4 },
  other: { startsAt: '09:00', minutes: 120, capacity: null, answerDaysBefore: 7, weeksAhead: 6 },
}
