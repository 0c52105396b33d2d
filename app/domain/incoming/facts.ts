// What is kept of a mail beside its words: what it says by its calendar or its mail system, and what was found out of it.
import { z } from 'zod'
import { answers } from '#db/schema'
import type { Instant } from '../core/time'
import type { ReadMail, Said } from './mail'
import { cutComment, type FoundBy } from './rules'

const correspondent = z.object({ name: z.string(), address: z.string() })

const word = {
  uid: z.string(),
  attendee: correspondent,
  sentBy: z.string().nullable(),
  sequence: z.number(),
  stampedAt: z.string().nullable(),
  comment: z.string(),
}

const said: z.ZodType<Said> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), answer: z.enum(answers), ...word }),
  z.object({ kind: z.literal('delegation'), to: correspondent.nullable(), ...word }),
  z.object({
    kind: z.literal('counter'),
    startsAt: z.string().nullable(),
    endsAt: z.string().nullable(),
    place: z.string(),
    ...word,
  }),
  z.object({ kind: z.literal('refresh'), ...word }),
  z.object({
    kind: z.literal('bounce'),
    recipients: z.array(
      z.object({ address: z.string(), status: z.string(), final: z.boolean(), said: z.string() }),
    ),
  }),
  z.object({ kind: z.literal('absence') }),
  z.object({ kind: z.literal('letter') }),
  z.object({
    kind: z.literal('unreadable'),
    reason: z.enum(['winmail', 'damaged', 'tooLarge', 'otherCalendar']),
  }),
])

const found = z.enum(['address', 'earlier', 'alias', 'letter', 'thread', 'from', 'organiser'])

const mailFacts = z.object({
  said,
  sentAt: z.string().nullable(),
  attachments: z.array(z.string()),
  /** How the person was found, and the assistant by whom the answer came. */
  foundBy: found.nullable(),
  holderId: z.string().nullable(),
  /** When the reply was made, as far as can be told. */
  madeAt: z.string().nullable(),
  /** Why it stood as it did before an organiser set it aside. */
  before: z.string().nullable().default(null),
})
export type MailFacts = z.infer<typeof mailFacts>

/** What was found out of a mail beside what it says. */
export type FoundOut = { foundBy: FoundBy | null; holderId: string | null; madeAt: Instant | null }
export const nothingFound: FoundOut = { foundBy: null, holderId: null, madeAt: null }

/** Comments and names of attachments are kept within bounds: whoever writes them is outside the house. */
const mostAttachments = 50
const longestName = 200

/** The facts of a mail as they are stored. */
export function factsText({ said, sentAt, attachments }: ReadMail, foundOut: FoundOut): string {
  const facts: MailFacts = {
    said: 'comment' in said ? { ...said, comment: cutComment(said.comment) } : said,
    sentAt,
    attachments: attachments.slice(0, mostAttachments).map((name) => name.slice(0, longestName)),
    ...foundOut,
    before: null,
  }
  return JSON.stringify(facts)
}

/** Stored facts with some of them changed. */
export const factsWith = (facts: MailFacts, changed: Partial<MailFacts>): string =>
  JSON.stringify({ ...facts, ...changed })

/** Reads stored facts; null when they have been emptied. */
export function readFacts(json: string): MailFacts | null {
  const read = mailFacts.safeParse(JSON.parse(json))
  return read.success ? read.data : null
}
