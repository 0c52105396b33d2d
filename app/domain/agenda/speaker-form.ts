// Reads the forms about speakers: an organiser's edit and marks, and the speaker's own answer.
import { z } from 'zod'
import { debts, locales, type Debt } from '#db/schema'
import { line, text } from '../people/form-fields'
import { confirmations } from './speaker-rules'

export const speakerForm = z
  .object({
    was: z.string(),
    name: line(120),
    role: line(200),
    email: line(200)
      .pipe(z.union([z.literal(''), z.email('frame.form.notAnEmail')], 'frame.form.notAnEmail'))
      .transform((email) => email.toLowerCase()),
    language: z.enum(locales, 'frame.form.chooseOne'),
    confirmation: z.enum(confirmations, 'frame.form.chooseOne'),
    photo: z.enum(debts, 'frame.form.chooseOne'),
    wishes: text(2000),
  })
  .superRefine(({ name, role }, context) => {
    if (name + role === '') context.addIssue({ code: 'custom', path: ['name'], message: 'frame.form.fillIn' })
  })

/** What each line's slides are said to be: fields called `slides-ID`. */
export function slidesIn(body: FormData): Record<string, Debt> {
  const found: Record<string, Debt> = {}
  for (const [name, value] of body) {
    const debt = debts.find((one) => one === value)
    if (name.startsWith('slides-') && debt) found[name.slice('slides-'.length)] = debt
  }
  return found
}

/** One thing marked by hand. */
export const markForm = z
  .discriminatedUnion('what', [
    z.object({ what: z.literal('confirmation'), value: z.enum(confirmations) }),
    z.object({ what: z.literal('photo'), value: z.enum(debts) }),
    z.object({ what: z.literal('slides'), value: z.enum(debts) }),
  ])
  .and(
    z.object({
      speaker: z.string(),
      /** The rows that it is marked of, when it takes a mark back. */
      of: z
        .string()
        .optional()
        .transform((ids) => (ids ? ids.split(',') : undefined)),
    }),
  )

/** What a speaker answers on their own page. */
export const answerForm = z.object({
  comes: z.enum(['yes', 'no'], 'agenda.speaker.chooseAnswer'),
  wishes: text(2000),
})
