// The form by which one person writes to another through the app, and how much it takes.
import { z } from 'zod'
import { neededLine, neededText } from '../people/form-fields'

/** Characters of a subject and of a text. */
const longestSubject = 150
const longestText = 4000

/** How many such letters somebody may send in 24 hours. */
export const lettersADay = 10

export const personLetterForm = z.object({
  id: z.uuid({ error: 'frame.form.fillIn' }),
  subject: neededLine(longestSubject, 'directory.write.subjectTooLong'),
  text: neededText(longestText, 'directory.write.textTooLong'),
})
export type PersonLetter = z.infer<typeof personLetterForm>
