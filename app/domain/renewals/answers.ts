// What a member may answer to the yearly question and of somebody proposed, and what a list of answers is narrowed to.
import type { RenewalTable } from '#db/schema'

export type RenewalAnswer = NonNullable<RenewalTable['answer']>

/** In the order in which letters and pages offer them. */
export const renewalAnswers = ['goesOn', 'pauses', 'leaves'] as const satisfies readonly RenewalAnswer[]

/** The answer that an address or a form names; null when it is none. */
export const readRenewalAnswer = (text: unknown): RenewalAnswer | null =>
  renewalAnswers.find((answer) => answer === text) ?? null

/** `silent` is those who have not answered. */
export const answerFilters = ['silent', ...renewalAnswers] as const
export type AnswerFilter = (typeof answerFilters)[number]

/** What a member may say of somebody proposed to their group. */
export const hearingAnswers = ['fine', 'objects'] as const
export type HearingAnswer = (typeof hearingAnswers)[number]
