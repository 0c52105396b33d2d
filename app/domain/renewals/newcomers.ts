// What is kept of somebody who is proposed to a group: why, and what the members say. Nothing here reads or writes.
import { z } from 'zod'
import { traits } from '../groups/composer/problem'
import { line, neededDay, text } from '../people/form-fields'
import { hearingAnswers } from './answers'

/** Where a candidate was found: they said yes in a round, they are in the forum, the organiser looked for them. */
export const foundIn = ['round', 'forum', 'search'] as const
export type FoundIn = (typeof foundIn)[number]

const reasons = z.object({
  foundIn: z.enum(foundIn),
  brings: z.array(
    z.object({
      trait: z.enum(traits),
      value: z.string(),
      how: z.enum(['new', 'balances']),
      here: z.number(),
      of: z.number(),
    }),
  ),
})
/** Why somebody was proposed: what they bring that the group lacks. */
export type NewcomerReasons = z.infer<typeof reasons>

/** What is said aloud of a gain: of the others it is enough that there is one, and nothing of the person is copied. */
const said: readonly string[] = ['sector', 'language']

export function reasonsText({ foundIn: found, brings }: NewcomerReasons): string {
  const kept = brings.map((gain) => (said.includes(gain.trait) ? gain : { ...gain, value: '' }))
  return JSON.stringify(reasons.parse({ foundIn: found, brings: kept }))
}

/** Reads what is kept; null when nothing is, such as after erasure. */
export function readReasons(kept: string): NewcomerReasons | null {
  try {
    return reasons.parse(JSON.parse(kept))
  } catch {
    return null
  }
}

/** How many days a group is usually given. */
export const usualHearing = 14

export const longestComment = 2000

/** The form of a hearing: one press is enough. */
export const hearingForm = z.object({
  answer: z.enum(hearingAnswers, 'frame.form.chooseOne'),
  comment: text(longestComment),
})

const hostId = line(100).transform((id) => id || null)

/** Taking in: the first day, and the member who calls the group together. */
export const takeInForm = z.object({ from: neededDay, hostId })

/** Proposing: the group is heard until a day, or the person is taken in at once. */
export const proposeForm = z.discriminatedUnion(
  'how',
  [z.object({ how: z.literal('hear'), hearUntil: neededDay }), takeInForm.extend({ how: z.literal('now') })],
  { error: 'frame.form.chooseOne' },
)

/** The presses on a newcomer's page: taking in, giving up, entering what a member said. */
export const newcomerPresses = ['take', 'drop', 'enter'] as const
export type NewcomerPress = (typeof newcomerPresses)[number]

/** The field at which a refusal is told; the others are of the form as a whole. */
export const fieldOfNewcomerRefusal: Record<string, string> = {
  hearingPast: 'hearUntil',
  hostNotMember: 'hostId',
  networkNotThen: 'from',
}
