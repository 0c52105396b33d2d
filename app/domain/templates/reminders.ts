// Reminders by rule as plans hold them: whom each reaches and how many days before. The browser's pages read it, so it
// holds no library.
import { reminderCircles, type ReminderCircle } from '#db/schema'

/** `daysBefore` the deadline for the silent, before the event for those who come. */
export type ReminderRule = { toWhom: ReminderCircle; daysBefore: number; isOn: boolean }

export const mostDaysBefore = 60
export const mostReminders = 10

/** What a new event has when its kind's template says nothing else. */
export const defaultReminders: readonly ReminderRule[] = [
  { toWhom: 'silent', daysBefore: 7, isOn: true },
  { toWhom: 'silent', daysBefore: 2, isOn: true },
  { toWhom: 'coming', daysBefore: 1, isOn: true },
]

/** Those for the silent first, the earliest first. */
export const inOrder = <Rule extends Pick<ReminderRule, 'toWhom' | 'daysBefore'>>(
  rules: readonly Rule[],
): Rule[] =>
  [...rules].sort(
    (one, other) =>
      reminderCircles.indexOf(one.toWhom) - reminderCircles.indexOf(other.toWhom) ||
      other.daysBefore - one.daysBefore,
  )
