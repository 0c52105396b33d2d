// Answering a survey: one transaction uses up the ticket and keeps the answer, and nothing ties the two together.
import type { Change, Refusal } from '../core/change.server'
import { tokenHash } from '../core/tokens.server'
import { dateOf } from '../core/time'
import { surveyState, type SurveyAnswers } from './survey'
import { hasAnswered } from './survey.server'

export type GiveRefusal = 'surveyGone' | 'surveyAnswered'

/**
 * Takes the answers of the one who holds the link, once. Nothing is written of who, nor when: no doer, no time, no
 * trail.
 */
export async function answerSurvey(
  c: Change,
  token: string,
  answers: SurveyAnswers,
): Promise<{ ok: true } | Refusal<GiveRefusal>> {
  const ticket = await c.trx
    .selectFrom('surveyTicket')
    .innerJoin('survey', 'survey.id', 'surveyTicket.surveyId')
    .select(['surveyTicket.id', 'surveyId', 'personId', 'openedAt', 'closedAt', 'closesOn'])
    .where('tokenHash', '=', tokenHash(token))
    .executeTakeFirst()
  if (!ticket || surveyState(ticket, dateOf(c.now)) !== 'open') return { ok: false, reason: 'surveyGone' }
  if (await hasAnswered(c.trx, ticket)) return { ok: false, reason: 'surveyAnswered' }
  await c.trx.updateTable('surveyTicket').set({ answered: 1 }).where('id', '=', ticket.id).execute()
  await keepAmongOthers(c, ticket.surveyId, JSON.stringify(answers))
  return { ok: true }
}

/**
 * Keeps an answer at a random place among the others: it changes places with one of them, so that not even the order in
 * which the rows lie in the file tells which came last.
 */
async function keepAmongOthers(c: Change, surveyId: string, answers: string): Promise<void> {
  const others = await c.trx
    .selectFrom('surveyAnswer')
    .select(['id', 'answers'])
    .where('surveyId', '=', surveyId)
    .orderBy('id')
    .execute()
  // One place more than there are others: the answer may stay last.
  const other = others[Math.floor(Math.random() * (others.length + 1))]
  if (other) await c.trx.updateTable('surveyAnswer').set({ answers }).where('id', '=', other.id).execute()
  await c.trx
    .insertInto('surveyAnswer')
    .values({ id: crypto.randomUUID(), surveyId, answers: other?.answers ?? answers })
    .execute()
}
