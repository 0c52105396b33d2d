// What a new event of a kind begins with, and the tasks that every event of the kind has.
import type { EventTemplateTable, TemplateTaskTable } from '#db/schema'
import type { ReminderRule } from './reminders'

/** A template as it is used: what organisers have written, or what the kind usually is. */
export type Template = Omit<EventTemplateTable, 'id' | 'reminders' | 'changedAt' | 'changedBy'> & {
  reminders: ReminderRule[]
}

/** `daysBefore` the event; negative after it. */
export type TemplateTask = Pick<TemplateTaskTable, 'id' | 'task' | 'daysBefore'>

/** How far from the event a task may lie, in days, before it and after it. */
export const farthest = { before: 365, after: 180 }
export const longestTask = 200
export const mostTasks = 60
