// The questions of an event as its organisers order them, each with how many have replied.
import type { Reader } from '#db/connect'
import { questionsOf } from './queries.server'
import type { Question } from './rules'

export type ListedQuestion = Question & { replied: number }

export async function questionList(db: Reader, eventId: string): Promise<ListedQuestion[]> {
  const questions = await questionsOf(db, eventId)
  const rows = await db
    .selectFrom('reply')
    .innerJoin('question', 'question.id', 'reply.questionId')
    .select(['questionId', (e) => e.fn.countAll<number>().as('people')])
    .where('eventId', '=', eventId)
    .groupBy('questionId')
    .execute()
  const replied = new Map(rows.map(({ questionId, people }) => [questionId, Number(people)]))
  return questions.map((question) => ({ ...question, replied: replied.get(question.id) ?? 0 }))
}
