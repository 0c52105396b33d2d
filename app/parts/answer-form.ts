// Reads the form that answers an invitation.
import { z } from 'zod'
import { answers, attendanceModes } from '#db/schema'
import { manyLines } from '~/domain/core/plain-text'

/** The comment's length is the act's to judge, so that what was typed is never cut. */
export const answerForm = z.object({
  answer: z.enum(answers),
  comment: z
    .string()
    .optional()
    .transform((text) => manyLines(text ?? '')),
  /** How to take part in a hybrid event; anything else is no choice. */
  mode: z.enum(attendanceModes).optional().catch(undefined),
  /** They wait for a seat of the other kind rather than keep theirs. */
  willWait: z
    .literal('1')
    .optional()
    .catch(undefined)
    .transform((given) => given === '1'),
})

export const readAnswerForm = (body: FormData) => answerForm.safeParse(Object.fromEntries(body))
