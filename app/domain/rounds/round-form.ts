// Reads the form of a round: what was typed to what is kept, with a fault at each field.
import { z } from 'zod'
import { neededDay, neededLine, text } from '../people/form-fields'
import type { RoundGiven } from './round-acts.server'

const longestMessage = 3000
/** Larger is no small group. */
const largest = 30

const size = z
  .string()
  .optional()
  .transform((given, context) => {
    const number = Number((given ?? '').trim())
    if (Number.isInteger(number) && number >= 2 && number <= largest) return number
    context.addIssue({ code: 'custom', message: 'rounds.fault.sizeWrong' })
    return z.NEVER
  })

const fields = z.object({
  name: neededLine(120),
  startsOn: neededDay,
  answerBy: neededDay,
  messageFi: text(longestMessage),
  messageSv: text(longestMessage),
  messageEn: text(longestMessage),
  sizeMin: size,
  sizeMax: size,
  groups: z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(z.string()).max(500)),
})

/** The form of a round; the parts that disagree, each at its field. */
export const roundForm = fields.superRefine((round, context) => {
  const fault = (field: string, message: string) =>
    context.addIssue({ code: 'custom', message, path: [field] })
  if (round.sizeMin > round.sizeMax) fault('sizeMax', 'rounds.fault.sizeOrder')
  if (round.answerBy >= round.startsOn) fault('answerBy', 'rounds.fault.answerAfterStart')
})

/** What the form shows of a round. */
export const roundFields = (round: RoundGiven) => ({
  name: round.name,
  startsOn: round.startsOn,
  answerBy: round.answerBy,
  messageFi: round.messageFi,
  messageSv: round.messageSv,
  messageEn: round.messageEn,
  sizeMin: String(round.sizeMin),
  sizeMax: String(round.sizeMax),
  groups: round.groups,
})
export type RoundFields = ReturnType<typeof roundFields>

/** The fields that hold one text: what another edit in between may fill anew. */
export const roundTexts = ({ groups: _, ...texts }: RoundFields): Record<string, string> => texts
