// What is told to the organisers and by when they answer: sizes and rules that pages and acts share.
import type { RemarkTable } from '#db/schema'
import { daysLater, type PlainDate } from '../core/time'

/** Two weeks, by section 9 of the Act on the Provision of Digital Services (306/2019). */
export const daysToAnswer = 14

/** The last day on which what came in on a day is to be answered. */
export const answerByOf = (receivedOn: PlainDate): PlainDate => daysLater(receivedOn, daysToAnswer)

/** Characters. */
export const longestRemark = 4000
export const longestAnswer = 4000

/** How a remark stands on a day; `late` is open past the day by which it is to be answered. */
export const remarkStandings = ['open', 'late', 'answered'] as const
export type RemarkStanding = (typeof remarkStandings)[number]

export function standingOf(
  remark: Pick<RemarkTable, 'answerBy' | 'answeredAt'>,
  today: PlainDate,
): RemarkStanding {
  if (remark.answeredAt !== null) return 'answered'
  return remark.answerBy < today ? 'late' : 'open'
}
