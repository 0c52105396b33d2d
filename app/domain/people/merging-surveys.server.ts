// What merging two records does to surveys: the tickets of both lead to one person, who answers once.
import type { Reader } from '#db/connect'
import type { Making } from './merging-plan.server'

/** Whether the person has answered is asked of all their tickets, so none needs to change but in whose it is. */
export async function planSurveys(db: Reader, plan: Making): Promise<void> {
  const tickets = await db
    .selectFrom('surveyTicket')
    .select('id')
    .where('personId', '=', plan.goneId)
    .orderBy('id')
    .execute()
  for (const { id } of tickets) {
    plan.moved.others++
    plan.steps.push({ do: 'revise', table: 'surveyTicket', id, fields: { personId: plan.keptId } })
  }
}
