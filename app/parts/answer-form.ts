// Reads the form that answers an invitation.
import { z } from 'zod'
import { answers } from '#db/schema'
import { manyLines } from '~/domain/core/plain-text'

/** The comment's length is the act's to judge, so that what was typed is never cut. */
export const answerForm = z.object({
  answer: z.enum(answers),
  comment: z
    .string()
    .optional()
    .transform((text) => manyLines(text ?? '')),
})

export const readAnswerForm = (body: FormData) => answerForm.safeParse(Object.fromEntries(body))
