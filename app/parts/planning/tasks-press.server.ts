// Does what was pressed on the page of an event's tasks, each press in a Change of its own.
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { change, type Change } from '~/domain/core/change.server'
import type { Instant } from '~/domain/core/time'
import { addTask, removeTask, reviseTask, tickTask } from '~/domain/events/task-acts.server'
import { taskForm } from '~/domain/templates/task-form'
import { faultsOf, typedIn, type Refused } from '~/parts/home/refused'
import { paths } from '~/paths'

const taskPresses = ['add', 'revise', 'remove', 'do', 'undo'] as const
export type TaskPress = (typeof taskPresses)[number]

const done = { add: 'added', revise: 'revised', remove: 'removed', do: 'done', undo: 'undone' } as const
export type TaskDone = (typeof done)[TaskPress]

/** @throws Response 400 for a press that the page does not have, 404 for a task that is none of the event's */
export async function pressOnTasks(
  db: Db,
  by: { actor: Actor; now: Instant },
  eventId: string,
  body: FormData,
): Promise<{ ok: true; to: string } | Refused<TaskPress>> {
  const press = taskPresses.find((one) => one === body.get('press'))
  if (!press) throw new Response(null, { status: 400 })
  const refused = (errors: Record<string, string[]>): Refused<TaskPress> => ({
    ok: false,
    press,
    errors,
    typed: typedIn(body),
  })
  const id = String(body.get('task-id') ?? '')
  let act: (c: Change) => Promise<{ ok: true } | { ok: false; reason: string }>
  if (press === 'add' || press === 'revise') {
    const given = taskForm.safeParse(Object.fromEntries(body))
    if (!given.success) return refused(faultsOf(given.error))
    if (id === '') throw new Response(null, { status: 400 })
    const write = press === 'add' ? addTask : reviseTask
    act = (c) => write(c, eventId, id, given.data)
  } else
    act = (c) => (press === 'remove' ? removeTask(c, eventId, id) : tickTask(c, eventId, id, press === 'do'))
  const result = await change(db, by, act)
  if (!result.ok) return refused({ '': [`reasons.${result.reason}`] })
  return { ok: true, to: paths.eventTasks(eventId, { done: done[press] }) }
}
