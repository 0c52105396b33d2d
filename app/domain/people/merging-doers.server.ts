// Who did what for events: tasks ticked, templates changed, replies given, seats turned, people ticked at the door are told by the name of the record that stays.
import type { Reader } from '#db/connect'
import type { Making } from './merging-plan.server'

/** Tasks, templates and replies of the one that goes are of the one that stays. */
export async function planDoers(db: Reader, plan: Making): Promise<void> {
  const { goneId, keptId } = plan
  const tasks = await db.selectFrom('eventTask').select('id').where('doneBy', '=', goneId).execute()
  for (const { id } of tasks)
    plan.steps.push({ do: 'revise', table: 'eventTask', id, fields: { doneBy: keptId } })
  const templates = await db
    .selectFrom('eventTemplate')
    .select('id')
    .where('changedBy', '=', goneId)
    .execute()
  for (const { id } of templates)
    plan.steps.push({ do: 'revise', table: 'eventTemplate', id, fields: { changedBy: keptId } })
  const replies = await db.selectFrom('reply').select('id').where('givenBy', '=', goneId).execute()
  for (const { id } of replies)
    plan.steps.push({ do: 'revise', table: 'reply', id, fields: { givenBy: keptId } })
  const turns = await db.selectFrom('seatStep').select('id').where('doneBy', '=', goneId).execute()
  for (const { id } of turns)
    plan.steps.push({ do: 'revise', table: 'seatStep', id, fields: { doneBy: keptId } })
  const ticks = await db.selectFrom('tick').select('id').where('takenBy', '=', goneId).execute()
  for (const { id } of ticks)
    plan.steps.push({ do: 'revise', table: 'tick', id, fields: { takenBy: keptId } })
  const materials = await db.selectFrom('material').select('id').where('uploadedBy', '=', goneId).execute()
  for (const { id } of materials)
    plan.steps.push({ do: 'revise', table: 'material', id, fields: { uploadedBy: keptId } })
}
