// Reads the forms of the page of reminders: a reminder's days, and what those who come must know.
import { z } from 'zod'
import { reminderCircles } from '#db/schema'
import { manyLines } from '../core/plain-text'
import { mostDaysBefore } from '../templates/reminders'
import { longestPractical } from '../templates/rules'

/** Whole days, as people type them. */
const daysField = z
  .string()
  .optional()
  .transform((given, context): number => {
    const digits = (given ?? '').trim()
    const days = Number(digits)
    if (/^\d{1,3}$/.test(digits) && days >= 1 && days <= mostDaysBefore) return days
    context.addIssue('asking.fault.daysWrong')
    return z.NEVER
  })

export const daysForm = z.object({ daysBefore: daysField })

export const newReminderForm = z.object({
  id: z.string().min(1).max(100),
  toWhom: z.enum(reminderCircles, 'frame.form.chooseOne'),
  daysBefore: daysField,
})

const text = z
  .string()
  .optional()
  .transform((given) => manyLines(given ?? ''))
  .pipe(z.string().max(longestPractical, 'frame.form.tooLong'))

export const practicalForm = z.object({ practicalFi: text, practicalSv: text, practicalEn: text })
