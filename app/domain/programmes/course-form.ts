// Reads the forms of a programme and of its courses.
import { z } from 'zod'
import { line, neededDay } from '../people/form-fields'
import { named } from '../people/organisation-form'

export const programmeForm = named({})

const number = line(10).transform((given, context) => {
  if (/^[1-9]\d{0,2}$/.test(given)) return Number(given)
  context.addIssue('registry.course.fault.notANumber')
  return z.NEVER
})

export const courseForm = z.object({ number, startsOn: neededDay, endsOn: neededDay })
export const dayForm = z.object({ on: neededDay })

/** What the form shows of a course. */
export const courseFields = (row: { number: number; startsOn: string; endsOn: string }) => ({
  number: String(row.number),
  startsOn: row.startsOn,
  endsOn: row.endsOn,
})
