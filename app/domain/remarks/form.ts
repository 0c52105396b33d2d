// What the forms of remarks take: feedback from anybody, and an organiser's answer to it.
import { z } from 'zod'
import { address, line, neededText, text } from '../people/form-fields'
import { longestAbout, longestAnswer, longestRemark } from './rules'

/** `website` is a field that people do not see: what fills it in is a machine. */
export const feedbackForm = z.object({
  id: z.uuid(),
  text: neededText(longestRemark),
  about: line(longestAbout),
  name: line(200),
  email: address,
  website: line(1000),
})

/** An answer that goes to somebody has words; of what is noted as handled without one they may be left out. */
export const answerForm = (goesOut: boolean) =>
  z.object({ answer: goesOut ? neededText(longestAnswer) : text(longestAnswer) })
