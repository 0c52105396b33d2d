// The answer to the letter that asks somebody who left: what it holds, how it is read, how long its link lives.
import { z } from 'zod'
import { daysLater, type PlainDate } from '../core/time'
import { manyLines, oneLine } from '../core/plain-text'
import { fieldOf } from './inquiry-fields'

/** The link opens its page on so many days after the letter. */
export const linkDays = 60

/** The last day on which the link opens its page. */
export const linkUntil = (asked: PlainDate): PlainDate => daysLater(asked, linkDays)

export const longestNote = 2000
const longestAddress = 200

export type InquiryAnswer = {
  /** In lower case; null when the present one is to stay. */
  email: string | null
  /** The memberships that the person wishes to end. */
  leaves: string[]
  note: string
}

const stored = z.object({ email: z.string().nullable(), leaves: z.array(z.string()), note: z.string() })

/** Reads a stored answer; null before there is one. @throws when the text is no answer */
export const readAnswer = (json: string): InquiryAnswer | null =>
  json === '' ? null : stored.parse(JSON.parse(json))

/** Reads a stored answer's text with the same answer always the same text. */
export const answerText = ({ email, leaves, note }: InquiryAnswer): string =>
  JSON.stringify({ email, leaves: [...leaves].sort(), note })

/** The form of the page; `stay:ID` and `leave:ID` are what is chosen of each membership. */
export const inquiryForm = z.object({
  email: z
    .string()
    .optional()
    .transform((text) => oneLine(text ?? '').toLowerCase())
    .pipe(
      z.union([z.literal(''), z.email('frame.form.notAnEmail').max(longestAddress, 'frame.form.tooLong')]),
    )
    .transform((text) => text || null),
  note: z
    .string()
    .optional()
    .transform((text) => manyLines(text ?? ''))
    .pipe(z.string().max(longestNote, 'frame.form.tooLong')),
})

/** Which of the memberships the form wishes to end; one that is not chosen goes on. */
export const leavesIn = (body: FormData, membershipIds: readonly string[]): string[] =>
  membershipIds.filter((id) => body.get(fieldOf(id)) === 'leave')
