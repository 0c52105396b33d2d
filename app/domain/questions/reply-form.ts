// Reads the form of replies: for each question its choices and its words, under names made of the question's id.
import { manyLines } from '../core/plain-text'
import { hasText, wayOf, type Question, type Reply } from './rules'

/** The name of a question's field; of the words beside choices. */
export const fieldName = (questionId: string): string => `q-${questionId}`
export const wordsName = (questionId: string): string => `q-${questionId}-words`

const textIn = (body: FormData, name: string): string => {
  const given = body.get(name)
  return typeof given === 'string' ? manyLines(given) : ''
}

/** What was replied to each question, by its id; of an empty form nothing to any. */
export function readReplies(
  questions: readonly Pick<Question, 'id' | 'kind'>[],
  body: FormData,
): Record<string, Reply> {
  const replyTo = ({ id, kind }: Pick<Question, 'id' | 'kind'>): Reply => {
    if (wayOf[kind] === 'text') return { chosen: [], text: textIn(body, fieldName(id)) }
    const chosen = body.getAll(fieldName(id)).filter((one) => typeof one === 'string' && one !== '')
    return {
      chosen: [...new Set(chosen as string[])],
      text: hasText(kind) ? textIn(body, wordsName(id)) : '',
    }
  }
  return Object.fromEntries(questions.map((question) => [question.id, replyTo(question)]))
}
