// Reads of surveys: one with its questions, how many have answered, the results, the one that a letter's link opens.
import type { Reader } from '#db/connect'
import type { EventTable, SurveyTable } from '#db/schema'
import { tokenHash } from '../core/tokens.server'
import { dateOf, type Instant } from '../core/time'
import {
  resultsOf,
  showsResults,
  surveyState,
  type QuestionResult,
  type SurveyQuestion,
  type Turnout,
} from './survey'

export type Survey = SurveyTable & { questions: SurveyQuestion[] }

/** The survey of an event, or null when none has been written. */
export async function surveyOfEvent(db: Reader, eventId: string): Promise<Survey | null> {
  const survey = await db.selectFrom('survey').selectAll().where('eventId', '=', eventId).executeTakeFirst()
  return survey ? { ...survey, questions: await questionsOf(db, survey.id) } : null
}

async function questionsOf(db: Reader, surveyId: string): Promise<SurveyQuestion[]> {
  const rows = await db
    .selectFrom('surveyQuestion')
    .select(['id', 'kind', 'labelFi', 'labelSv', 'labelEn', 'options', 'required'])
    .where('surveyId', '=', surveyId)
    .orderBy('position')
    .execute()
  return rows.map(({ options, required, ...row }) => ({
    ...row,
    required: required === 1,
    options: JSON.parse(options) as SurveyQuestion['options'],
  }))
}

/** How many people were asked, and how many answers there are. Once the survey has closed, nobody knows who was asked. */
export async function turnoutOf(db: Reader, surveyId: string): Promise<Turnout> {
  const { asked } = await db
    .selectFrom('surveyTicket')
    .select((e) => e.fn.count<number>('personId').distinct().as('asked'))
    .where('surveyId', '=', surveyId)
    .executeTakeFirstOrThrow()
  const { answered } = await db
    .selectFrom('surveyAnswer')
    .select((e) => e.fn.countAll<number>().as('answered'))
    .where('surveyId', '=', surveyId)
    .executeTakeFirstOrThrow()
  return { asked, answered }
}

/** The results, or null while there are too few answers to tell of. */
export async function surveyResults(
  db: Reader,
  survey: Survey,
): Promise<{ answered: number; results: QuestionResult[] } | null> {
  const rows = await db
    .selectFrom('surveyAnswer')
    .select(['id', 'answers'])
    .where('surveyId', '=', survey.id)
    .orderBy('id')
    .execute()
  if (!showsResults({ answered: rows.length })) return null
  const answers = rows.map(({ id, answers: text }) => ({
    id,
    answers: JSON.parse(text) as Record<string, string>,
  }))
  return {
    answered: rows.length,
    results: resultsOf(survey.questions, answers, (...ids) => tokenHash(ids.join())),
  }
}

export type OpenedSurvey = {
  ticket: { id: string; personId: string; answered: boolean }
  survey: Survey
  event: Pick<EventTable, 'titleFi' | 'titleSv' | 'titleEn' | 'startsAt' | 'contactName' | 'contactEmail'>
}

/** The survey that a letter's link opens; null when it opens none, or none any more: a closed one has no tickets. */
export async function surveyByToken(db: Reader, token: string, now: Instant): Promise<OpenedSurvey | null> {
  const ticket = await db
    .selectFrom('surveyTicket')
    .select(['id', 'surveyId', 'personId'])
    .where('tokenHash', '=', tokenHash(token))
    .executeTakeFirst()
  if (!ticket) return null
  const row = await db
    .selectFrom('survey')
    .selectAll()
    .where('id', '=', ticket.surveyId)
    .executeTakeFirstOrThrow()
  if (surveyState(row, dateOf(now)) !== 'open') return null
  const event = await db
    .selectFrom('event')
    .select(['titleFi', 'titleSv', 'titleEn', 'startsAt', 'contactName', 'contactEmail'])
    .where('id', '=', row.eventId)
    .executeTakeFirstOrThrow()
  return {
    ticket: { id: ticket.id, personId: ticket.personId, answered: await hasAnswered(db, ticket) },
    survey: { ...row, questions: await questionsOf(db, row.id) },
    event,
  }
}

/** Whether the person has answered, by this letter's link or another's. */
export async function hasAnswered(
  db: Reader,
  { surveyId, personId }: { surveyId: string; personId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('surveyTicket')
    .select('id')
    .where('surveyId', '=', surveyId)
    .where('personId', '=', personId)
    .where('answered', '=', 1)
    .executeTakeFirst()
  return row !== undefined
}
