// Reads a task from a form: its words, how many days, and whether they lie before the event or after it.
import { z } from 'zod'
import { oneLine } from '../core/plain-text'
import { farthest, longestTask, sides, type Side } from './rules'

const words = z
  .string()
  .optional()
  .transform((text) => oneLine(text ?? ''))
  .pipe(z.string().max(longestTask, 'frame.form.tooLong'))

/** A row as it is typed; `daysBefore` is negative after the event. */
export const taskRow = z
  .object({ task: words, days: z.string().optional(), side: z.enum(sides).optional().default('before') })
  .transform(({ task, days, side }, context) => {
    const digits = (days ?? '').trim()
    const isBlank = task === '' && digits === ''
    if (!isBlank && task === '')
      context.addIssue({ code: 'custom', path: ['task'], message: 'planning.tasks.missing' })
    const number = daysIn(digits, side)
    if (!isBlank && number === null)
      context.addIssue({ code: 'custom', path: ['days'], message: 'planning.tasks.wrongDays' })
    return { task, daysBefore: number ?? 0, isBlank }
  })

function daysIn(digits: string, side: Side): number | null {
  if (!/^\d{1,3}$/.test(digits) || Number(digits) > farthest[side]) return null
  return side === 'before' || Number(digits) === 0 ? Number(digits) : -Number(digits)
}

/** One task by itself. */
export const taskForm = taskRow.transform(({ isBlank, ...task }, context) => {
  if (isBlank) context.addIssue({ code: 'custom', path: ['task'], message: 'planning.tasks.missing' })
  return task
})
