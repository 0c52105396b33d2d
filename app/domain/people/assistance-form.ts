// Reads the forms of assistance: naming somebody found or written, the last day, the end.
import { z } from 'zod'
import { locales } from '#db/schema'
import { address, day, neededDay, neededLine } from './form-fields'

const period = { from: neededDay, to: day }
const endsAfterBegins = (given: { from: string; to: string | null }, context: z.RefinementCtx) => {
  if (given.to !== null && given.to < given.from)
    context.addIssue({ code: 'custom', message: 'reasons.endBeforeStart', path: ['to'] })
}

/** An assistant chosen among those found. */
export const chosenAssistantForm = z
  .object({ assistantId: neededLine(100), ...period })
  .superRefine(endsAfterBegins)

/** An assistant written by name and address; who has the address already is who is meant. */
export const writtenAssistantForm = z
  .object({
    firstName: neededLine(100),
    lastName: neededLine(100),
    email: address.pipe(z.string('frame.form.fillIn')),
    language: z.enum(locales, 'frame.form.chooseOne'),
    ...period,
  })
  .superRefine(endsAfterBegins)

export const lastDayForm = z.object({ lastDay: day })

/** What may be pressed on the page of assistants. */
export const assistantPresses = ['chosen', 'written', 'lastDay', 'end', 'undo'] as const
export type AssistantPress = (typeof assistantPresses)[number]
