// Reads the form that tells whether a group met: yes or no, and of a meeting that was held how many people there were.
import { z } from 'zod'
import { neededDay } from '../people/form-fields'
import { fewestMet, mostMet } from './limits'

/** How many people; nothing is also an answer. Null in the output: not told. */
const people = z
  .string()
  .optional()
  .transform((given, context): number | null => {
    const digits = (given ?? '').trim()
    if (digits === '') return null
    const number = Number(digits)
    if (/^\d{1,2}$/.test(digits) && number >= fewestMet && number <= mostMet) return number
    context.addIssue({ code: 'custom', message: 'reasons.peopleWrong' })
    return z.NEVER
  })

const toldForm = z.discriminatedUnion('met', [
  z.object({ met: z.literal('yes'), people }),
  z.object({ met: z.literal('no') }),
])

/** What is told; null when the number of people is none that a meeting can have, or nothing was chosen. */
export function readTold(body: FormData): { met: boolean; people: number | null } | null {
  const read = toldForm.safeParse(Object.fromEntries(body))
  if (!read.success) return null
  return read.data.met === 'yes' ? { met: true, people: read.data.people } : { met: false, people: null }
}

/** The form that tells of a meeting that was not called in the app. */
export const metForm = z.object({ id: z.uuid(), heldOn: neededDay, people })
