// What a survey asks and what may be told of its answers. Nothing here reads or writes.
import type { SurveyKind, SurveyTable } from '#db/schema'
import type { PlainDate } from '../core/time'

/** A choice of a question, in three languages. */
export type SurveyOption = { id: string; fi: string; sv: string; en: string }

export type SurveyQuestion = {
  id: string
  kind: SurveyKind
  labelFi: string
  labelSv: string
  labelEn: string
  required: boolean
  options: SurveyOption[]
}

/** What one respondent said, by the question's id: a step of the scale, an option, several options, or a text. */
export type SurveyAnswers = Record<string, string | string[]>

/** Results are told of no fewer answers than this, and a reminder is sent only while as many have and have not answered. */
export const fewest = 5

export const scaleSteps = ['1', '2', '3', '4', '5'] as const
export const longestText = 2000
export const mostQuestions = 20
export const mostOptions = 12

export type SurveyState = 'draft' | 'open' | 'closed'

/** How the survey stands on a day: the last day to answer belongs to it. */
export function surveyState(
  survey: Pick<SurveyTable, 'openedAt' | 'closedAt' | 'closesOn'>,
  today: PlainDate,
): SurveyState {
  if (survey.openedAt === null) return 'draft'
  return survey.closedAt !== null || survey.closesOn < today ? 'closed' : 'open'
}

/** How many were asked, and how many have answered. */
export type Turnout = { asked: number; answered: number }

/** Whether the results may be read at all. */
export const showsResults = ({ answered }: Pick<Turnout, 'answered'>): boolean => answered >= fewest

export type RemindRefusal = 'surveyNotOpen' | 'surveyReminded' | 'tooFewAnswered' | 'tooFewSilent'

/**
 * Why no reminder may be sent, or null. It goes once, to those who have not answered; with few on either side, whoever
 * saw who got one could tell who has answered.
 */
export function remindRefusal(
  { asked, answered }: Turnout,
  survey: { state: SurveyState; remindedAt: string | null },
): RemindRefusal | null {
  if (survey.state !== 'open') return 'surveyNotOpen'
  if (survey.remindedAt !== null) return 'surveyReminded'
  if (answered < fewest) return 'tooFewAnswered'
  return asked - answered < fewest ? 'tooFewSilent' : null
}

/** What is wrong with an answer to a question, as a key of the dictionaries. */
export type AnswerFault = 'afterwards.fault.needed' | 'afterwards.fault.tooLong'

export type ReadAnswers = {
  answers: SurveyAnswers
  /** By the question's id. */
  faults: Record<string, AnswerFault>
}

/** Reads what was pressed and typed; a choice that the question does not have is none. */
export function readAnswers(
  questions: readonly SurveyQuestion[],
  given: (id: string) => string[],
): ReadAnswers {
  const answers: SurveyAnswers = {}
  const faults: Record<string, AnswerFault> = {}
  for (const question of questions) {
    const answer = readOne(question, given(question.id))
    if (answer.length > 0) answers[question.id] = answer
    else if (question.required) faults[question.id] = 'afterwards.fault.needed'
    if (typeof answer === 'string' && answer.length > longestText)
      faults[question.id] = 'afterwards.fault.tooLong'
  }
  return { answers, faults }
}

function readOne({ kind, options }: SurveyQuestion, given: readonly string[]): string | string[] {
  const [first = ''] = given
  if (kind === 'text') return first.normalize('NFC').replace(/\r\n?/g, '\n').trim()
  if (kind === 'scale') return scaleSteps.find((step) => step === first) ?? ''
  const chosen = options.map(({ id }) => id).filter((id) => given.includes(id))
  return kind === 'choices' ? chosen : (chosen[0] ?? '')
}

export type QuestionResult = {
  question: SurveyQuestion
  /** How many answered this question. */
  answered: number
  /** How many chose each step or option, in their order; of a text none. */
  counts: { id: string; count: number }[]
  /** Of a scale, with one decimal; null when nobody answered. */
  average: number | null
  texts: string[]
}

/**
 * Counts the answers, question by question.
 * @param shuffled puts texts in an order that tells nothing: not the same for two questions, or the texts of one person
 *   would stand at one place
 */
export function resultsOf(
  questions: readonly SurveyQuestion[],
  answers: readonly { id: string; answers: SurveyAnswers }[],
  shuffled: (questionId: string, answerId: string) => string,
): QuestionResult[] {
  return questions.map((question) => {
    const own = answers.flatMap(({ id, answers: all }) => {
      const answer = all[question.id]
      return answer === undefined ? [] : [{ id, chosen: [answer].flat() }]
    })
    return {
      question,
      answered: own.length,
      counts: choiceIds(question).map((id) => ({
        id,
        count: own.filter(({ chosen }) => chosen.includes(id)).length,
      })),
      average: question.kind === 'scale' ? averageOf(own.map(({ chosen }) => Number(chosen[0]))) : null,
      texts: question.kind === 'text' ? inNoOrder(question.id, own, shuffled) : [],
    }
  })
}

function choiceIds({ kind, options }: SurveyQuestion): string[] {
  if (kind === 'scale') return [...scaleSteps]
  return kind === 'text' ? [] : options.map(({ id }) => id)
}

const averageOf = (steps: readonly number[]): number | null =>
  steps.length === 0
    ? null
    : Math.round((10 * steps.reduce((sum, step) => sum + step, 0)) / steps.length) / 10

function inNoOrder(
  questionId: string,
  own: readonly { id: string; chosen: string[] }[],
  shuffled: (questionId: string, answerId: string) => string,
): string[] {
  return own
    .map(({ id, chosen }) => ({ place: shuffled(questionId, id), text: chosen[0] ?? '' }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ text }) => text)
}
