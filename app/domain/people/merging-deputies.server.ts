// Substitutes and assistants' links: those of the record that goes are of the one that stays.
import type { Reader } from '#db/connect'
import type { Making } from './merging-plan.server'

/** Whom substitutions name and by whom they were asked for and decided; whose own an assistant's link is. */
export async function planDeputies(db: Reader, plan: Making): Promise<void> {
  const { goneId, keptId } = plan
  for (const column of ['personId', 'askedBy', 'decidedBy'] as const) {
    const rows = await db.selectFrom('substitution').select('id').where(column, '=', goneId).execute()
    for (const { id } of rows)
      plan.steps.push({ do: 'revise', table: 'substitution', id, fields: { [column]: keptId } })
  }
  const links = await db.selectFrom('answerLink').select('id').where('holderId', '=', goneId).execute()
  for (const { id } of links)
    plan.steps.push({ do: 'revise', table: 'answerLink', id, fields: { holderId: keptId } })
}
