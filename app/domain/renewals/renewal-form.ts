// Reads the answer to the yearly question: goes on, a pause until a day, or leaves, with a word to the organisers.
import { z } from 'zod'
import { day, text } from '../people/form-fields'
import { renewalAnswers } from './answers'

export const longestComment = 2000

export const renewalForm = z
  .object({
    answer: z.enum(renewalAnswers, 'frame.form.chooseOne'),
    pauseUntil: day,
    comment: text(longestComment),
  })
  .superRefine(({ answer, pauseUntil }, context) => {
    if (answer === 'pauses' && pauseUntil === null)
      context.addIssue({ code: 'custom', message: 'reasons.pauseEndMissing', path: ['pauseUntil'] })
  })
