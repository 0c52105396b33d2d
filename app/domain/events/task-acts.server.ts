// What organisers do to the tasks of an event: add, revise, remove, tick and untick.
import type { EventTable, EventTaskTable } from '#db/schema'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { mostTasks, type TemplateTask } from '../templates/rules'
import { eventById } from './queries.server'
import { dueOn } from './tasks.server'

export type GivenTask = Omit<TemplateTask, 'id'>

type Closed = Refusal<'eventCancelled'>

/** Tasks may be done after the event too: only one that is cancelled has none any more. */
async function openEvent(c: Change, eventId: string): Promise<{ ok: true; event: EventTable } | Closed> {
  allow(c.actor, { act: 'planEvents' })
  const event = await eventById(c.trx, eventId)
  return event.status === 'cancelled' ? { ok: false, reason: 'eventCancelled' } : { ok: true, event }
}

const noteChange = (c: Change, eventId: string) => audit(c, 'changeTasks', { kind: 'event', id: eventId })

/** Adds a task. @param id given by the form: the same one again adds nothing more */
export async function addTask(
  c: Change,
  eventId: string,
  id: string,
  given: GivenTask,
): Promise<{ ok: true } | Closed | Refusal<'tasksTooMany'>> {
  const open = await openEvent(c, eventId)
  if (!open.ok) return open
  const there = await c.trx.selectFrom('eventTask').select('id').where('eventId', '=', eventId).execute()
  if (there.some((task) => task.id === id)) return { ok: true }
  if (there.length >= mostTasks) return { ok: false, reason: 'tasksTooMany' }
  const day = dueOn(open.event.startsAt, given.daysBefore)
  await c.trx
    .insertInto('eventTask')
    .values({ id, eventId, ...given, dueOn: day, addedAt: c.now, doneAt: null, doneBy: null })
    .execute()
  await noteChange(c, eventId)
  return { ok: true }
}

/** @throws Response 404 when the event has no such task */
async function taskIn(c: Change, eventId: string, id: string): Promise<EventTaskTable> {
  const task = await c.trx.selectFrom('eventTask').selectAll().where('id', '=', id).executeTakeFirst()
  if (task?.eventId !== eventId) throw new Response(null, { status: 404 })
  return task
}

/** Writes a task anew: its words and its day. */
export async function reviseTask(
  c: Change,
  eventId: string,
  id: string,
  given: GivenTask,
): Promise<{ ok: true } | Closed> {
  const open = await openEvent(c, eventId)
  if (!open.ok) return open
  await taskIn(c, eventId, id)
  await c.trx
    .updateTable('eventTask')
    .set({ ...given, dueOn: dueOn(open.event.startsAt, given.daysBefore) })
    .where('id', '=', id)
    .execute()
  await noteChange(c, eventId)
  return { ok: true }
}

export async function removeTask(c: Change, eventId: string, id: string): Promise<{ ok: true } | Closed> {
  const open = await openEvent(c, eventId)
  if (!open.ok) return open
  await taskIn(c, eventId, id)
  await c.trx.deleteFrom('eventTask').where('id', '=', id).execute()
  await noteChange(c, eventId)
  return { ok: true }
}

/** Ticks a task as done, or takes the tick back; the first tick stays whoever presses again. */
export async function tickTask(
  c: Change,
  eventId: string,
  id: string,
  done: boolean,
): Promise<{ ok: true } | Closed> {
  const open = await openEvent(c, eventId)
  if (!open.ok) return open
  const task = await taskIn(c, eventId, id)
  if ((task.doneAt !== null) === done) return { ok: true }
  await c.trx
    .updateTable('eventTask')
    .set(done ? { doneAt: c.now, doneBy: doerOf(c.actor) } : { doneAt: null, doneBy: null })
    .where('id', '=', id)
    .execute()
  return { ok: true }
}
