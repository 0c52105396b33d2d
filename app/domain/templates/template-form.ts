// Reads the form of a template: texts in three languages, usual hours, rules, reminders and tasks.
import { z } from 'zod'
import { reminderCircles, substituteRules } from '#db/schema'
import { manyLines, oneLine } from '../core/plain-text'
import type { GivenTemplate } from './commands.server'
import { mostDaysBefore, mostReminders } from './reminders'
import { longestPractical, mostTasks, taskFields, type Template, type TemplateTask } from './rules'
import { taskRow } from './task-form'

const line = z
  .string()
  .optional()
  .transform((text) => oneLine(text ?? ''))
  .pipe(z.string().max(200, 'frame.form.tooLong'))

const text = (most: number) =>
  z
    .string()
    .optional()
    .transform((given) => manyLines(given ?? ''))
    .pipe(z.string().max(most, 'frame.form.tooLong'))

/** A whole number between two. @param fault what is said of another */
const between = (least: number, most: number, fault: string) =>
  z
    .string()
    .optional()
    .transform((given, context): number => {
      const digits = (given ?? '').replace(/\s/g, '')
      const number = Number(digits)
      if (/^\d{1,6}$/.test(digits) && number >= least && number <= most) return number
      context.addIssue(fault)
      return z.NEVER
    })

const capacity = z
  .string()
  .optional()
  .transform((given, context): number | null => {
    const digits = (given ?? '').replace(/\s/g, '')
    if (digits === '') return null
    if (/^\d{1,6}$/.test(digits) && Number(digits) > 0) return Number(digits)
    context.addIssue('events.fault.capacityWrong')
    return z.NEVER
  })

const reminder = z.object({
  toWhom: z.enum(reminderCircles, 'frame.form.chooseOne'),
  daysBefore: between(1, mostDaysBefore, 'asking.fault.daysWrong'),
})

const reminders = z
  .array(reminder)
  .max(mostReminders, 'frame.form.tooLong')
  .optional()
  .default([])
  .superRefine((rules, context) => {
    const seen = new Set<string>()
    for (const [at, { toWhom, daysBefore }] of rules.entries()) {
      const key = `${toWhom} ${daysBefore}`
      if (seen.has(key))
        context.addIssue({
          code: 'custom',
          path: [at, 'daysBefore'],
          message: 'planning.templates.fault.alike',
        })
      seen.add(key)
    }
  })

/** The form; its output is the template without its kind. */
export const templateForm = z
  .object({
    titleFi: line,
    titleSv: line,
    titleEn: line,
    descriptionFi: text(5000),
    descriptionSv: text(5000),
    descriptionEn: text(5000),
    practicalFi: text(longestPractical),
    practicalSv: text(longestPractical),
    practicalEn: text(longestPractical),
    startsAt: z
      .string('planning.templates.fault.clock')
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'planning.templates.fault.clock'),
    minutes: between(15, 1440, 'planning.templates.fault.minutes'),
    capacity,
    answerDaysBefore: between(0, 90, 'planning.templates.fault.days'),
    weeksAhead: between(1, 52, 'planning.templates.fault.weeks'),
    substitutes: z.enum(substituteRules, 'frame.form.chooseOne'),
    reminders,
    tasks: z.array(taskRow).max(mostTasks, 'frame.form.tooLong').optional().default([]),
  })
  .transform((given): Omit<GivenTemplate, 'kind'> => ({
    ...given,
    reminders: given.reminders.map((rule) => ({ ...rule, isOn: true })),
    tasks: given.tasks
      .filter(({ isBlank }) => !isBlank)
      .map(({ task, daysBefore }) => ({ task, daysBefore })),
  }))

/** What the form shows of a template; a row of a task is ready to be filled where there are none. */
export const templateFields = (template: Template, tasks: readonly TemplateTask[]) => {
  const { kind: _kind, version: _version, ...rest } = template
  return {
    ...rest,
    minutes: String(template.minutes),
    capacity: template.capacity === null ? '' : String(template.capacity),
    answerDaysBefore: String(template.answerDaysBefore),
    weeksAhead: String(template.weeksAhead),
    substitutes: template.substitutes as string,
    reminders: template.reminders.map(({ toWhom, daysBefore }) => ({
      toWhom: toWhom as string,
      daysBefore: String(daysBefore),
    })),
    tasks: tasks.map(taskFields),
  }
}
export type TemplateFields = ReturnType<typeof templateFields>
