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

export const sides = ['before', 'after'] as const
export type Side = (typeof sides)[number]

/** A task as a form shows it. */
export type TaskFields = { task: string; days: string; side: string }

export const taskFields = ({ task, daysBefore }: { task: string; daysBefore: number }): TaskFields => ({
  task,
  days: String(Math.abs(daysBefore)),
  side: daysBefore < 0 ? 'after' : 'before',
})

/** The longest practical facts, in letters. */
export const longestPractical = 3000
