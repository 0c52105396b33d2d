// What can be asked with an answer: the kinds of question, how each is replied to, and what a reply must be. The
// browser's pages read it, so it holds no library.
import type { AskedOf, AttendanceMode, EventTable, Locale, QuestionKind, QuestionTable } from '#db/schema'
import { locales } from '#db/schema'
import type { Written } from '~/i18n/named'

/** One thing to choose; `seats` limits how many may choose a session, null does not. */
export type Option = { id: string; fi: string; sv: string; en: string; seats: number | null }

export type Question = Pick<
  QuestionTable,
  'id' | 'kind' | 'labelFi' | 'labelSv' | 'labelEn' | 'required' | 'sensitive' | 'askedOf' | 'position'
> & { options: Option[] }

/** The text of a choice in the first language that has it, the reader's own first. */
export function optionText(option: Option, locale: Locale): Written {
  const lang = [locale, ...locales].find((one) => option[one].trim() !== '') ?? locale
  return { text: option[lang], lang }
}

/** How each kind is replied to: in words, by one choice, by any of several, or by several with own words beside. */
export const wayOf = {
  diet: 'manyAndText',
  accessibility: 'text',
  parking: 'one',
  session: 'one',
  text: 'text',
  choice: 'one',
  choices: 'many',
} as const satisfies Record<QuestionKind, 'text' | 'one' | 'many' | 'manyAndText'>

export const hasOptions = (kind: QuestionKind): boolean => wayOf[kind] !== 'text'
export const hasText = (kind: QuestionKind): boolean =>
  wayOf[kind] === 'text' || wayOf[kind] === 'manyAndText'

/** What tells of health whatever is asked. */
export const alwaysSensitive = (kind: QuestionKind): boolean => kind === 'diet' || kind === 'accessibility'

/** What somebody replied: the ids of choices, and words. */
export type Reply = { chosen: string[]; text: string }
export const noReply: Reply = { chosen: [], text: '' }

export const isEmpty = ({ chosen, text }: Reply): boolean => chosen.length === 0 && text === ''

export const longestReply = 1000

export type ReplyFault = 'replyMissing' | 'replyTooLong' | 'choiceGone' | 'sessionFull'

/**
 * What is wrong with a reply, or null.
 * @param left seats left of a choice for this person; null is no limit
 */
export function replyFault(
  question: Pick<Question, 'kind' | 'required' | 'options'>,
  reply: Reply,
  left: (optionId: string) => number | null,
): ReplyFault | null {
  if (isEmpty(reply)) return question.required === 1 ? 'replyMissing' : null
  if (reply.text.length > longestReply) return 'replyTooLong'
  const known = new Set(question.options.map(({ id }) => id))
  if (reply.chosen.some((id) => !known.has(id))) return 'choiceGone'
  if (wayOf[question.kind] === 'one' && reply.chosen.length > 1) return 'choiceGone'
  if (question.kind !== 'session') return null
  return reply.chosen.some((id) => (left(id) ?? 1) <= 0) ? 'sessionFull' : null
}

type Taking = { mode: AttendanceMode | null }

/** How somebody takes part: chosen at a hybrid event, given by the event at others. */
export const modeAt = ({ mode }: Taking, event: Pick<EventTable, 'place' | 'onlineUrl'>): AttendanceMode =>
  mode ?? (event.place === '' && event.onlineUrl !== '' ? 'online' : 'site')

/** Whether a question is asked of one who takes part so. */
export const isAskedOf = (askedOf: AskedOf, mode: AttendanceMode): boolean =>
  askedOf === 'all' || askedOf === mode

/** Whether an invitation is of somebody who comes: nobody else is asked anything. */
export const comes = (invitation: {
  answer: string | null
  seat: string
  withdrawnAt: string | null
}): boolean => invitation.answer === 'yes' && invitation.seat === 'seated' && invitation.withdrawnAt === null

/** How many days after the event what tells of health is kept. */
export const daysKept = 30

export const mostQuestions = 20
export const mostOptions = 20
