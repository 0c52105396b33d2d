// What is to be done for an event by which day: begun with the event, moved with it.
import type { Reader } from '#db/connect'
import type { EventKind, EventTaskTable } from '#db/schema'
import type { Change } from '../core/change.server'
import { dateOf, daysLater, type Instant, type PlainDate } from '../core/time'

export type EventTask = Pick<EventTaskTable, 'id' | 'task' | 'daysBefore' | 'dueOn' | 'doneAt'> & {
  /** Who ticked it. */
  doneBy: string | null
}

/** The tasks of an event, the most pressing first; those done stand among them by their day. */
export async function tasksOf(db: Reader, eventId: string): Promise<EventTask[]> {
  const rows = await db
    .selectFrom('eventTask')
    .leftJoin('person', 'person.id', 'eventTask.doneBy')
    .select(['eventTask.id', 'task', 'daysBefore', 'dueOn', 'doneAt', 'firstName', 'lastName'])
    .where('eventId', '=', eventId)
    .orderBy('dueOn')
    .orderBy('eventTask.id')
    .execute()
  return rows.map(({ firstName, lastName, ...row }) => ({
    ...row,
    doneBy: firstName === null ? null : `${firstName} ${lastName}`,
  }))
}

/** The day by which a task is to be done; a negative number of days is after the event. */
export const dueOn = (startsAt: Instant, daysBefore: number): PlainDate =>
  daysLater(dateOf(startsAt), -daysBefore)

/** A task that waits, with the event it is for. */
export type WaitingTask = {
  id: string
  task: string
  dueOn: PlainDate
  eventId: string
  titleFi: string
  titleSv: string
  titleEn: string
}

/** How long after its day an overdue task is still told of over all events. */
const daysOverdue = 60

/** Tasks over all events that are due by a day or overdue, the most pressing first. */
export const tasksDueBy = (db: Reader, day: PlainDate): Promise<WaitingTask[]> =>
  db
    .selectFrom('eventTask')
    .innerJoin('event', 'event.id', 'eventTask.eventId')
    .select(['eventTask.id', 'task', 'dueOn', 'eventId', 'titleFi', 'titleSv', 'titleEn'])
    .where('doneAt', 'is', null)
    .where('dueOn', '<=', day)
    .where('dueOn', '>=', daysLater(day, -daysOverdue))
    .where('event.status', '!=', 'cancelled')
    .orderBy('dueOn')
    .orderBy('eventTask.id')
    .execute()

type Beginning = { id: string; kind: EventKind; startsAt: Instant }

/** Gives a new event the tasks of its kind, or those of the event it is copied from, undone. */
export async function beginTasks(c: Change, event: Beginning, copyOf: string | null): Promise<void> {
  const tasks =
    copyOf === null
      ? await c.trx
          .selectFrom('templateTask')
          .select(['task', 'daysBefore'])
          .where('kind', '=', event.kind)
          .orderBy('id')
          .execute()
      : await c.trx
          .selectFrom('eventTask')
          .select(['task', 'daysBefore'])
          .where('eventId', '=', copyOf)
          .orderBy('id')
          .execute()
  if (tasks.length === 0) return
  const rows = tasks.map(({ task, daysBefore }) => ({
    id: c.newId(),
    eventId: event.id,
    task,
    daysBefore,
    dueOn: dueOn(event.startsAt, daysBefore),
    addedAt: c.now,
    doneAt: null,
    doneBy: null,
  }))
  await c.trx.insertInto('eventTask').values(rows).execute()
}

/** The days of the tasks follow the event's. */
export async function moveTasks(c: Change, eventId: string, startsAt: Instant): Promise<void> {
  const rows = await c.trx
    .selectFrom('eventTask')
    .select(['id', 'daysBefore'])
    .where('eventId', '=', eventId)
    .execute()
  for (const { id, daysBefore } of rows)
    await c.trx
      .updateTable('eventTask')
      .set({ dueOn: dueOn(startsAt, daysBefore) })
      .where('id', '=', id)
      .execute()
}
