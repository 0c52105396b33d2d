// What an event begins with beside its plan: the rules, practical facts, reminders and tasks of its template, or of the
// event it is copied from.
import type { EventTable } from '#db/schema'
import type { Change } from '../core/change.server'
import { templateOf } from '../templates/queries.server'
import type { Template } from '../templates/rules'
import { beginTasks } from './tasks.server'

/** The columns of an event that its plan does not hold. */
type Begun = Pick<EventTable, 'practicalFi' | 'practicalSv' | 'practicalEn' | 'substitutes'>

/** What a new event's row begins with. */
export function begunFrom(from: EventTable | Template): Begun {
  const { practicalFi, practicalSv, practicalEn, substitutes } = from
  return { practicalFi, practicalSv, practicalEn, substitutes }
}

type NewEvent = Pick<EventTable, 'id' | 'kind' | 'startsAt'>

/** The reminders and tasks of a new event, none of them done. */
export async function beginWith(c: Change, event: NewEvent, copyOf: string | null): Promise<void> {
  await beginReminders(c, event, copyOf)
  await beginTasks(c, event, copyOf)
}

/** The reminders of a new event by the rules of its kind, or of the event it is copied from. */
export async function beginReminders(c: Change, event: NewEvent, copyOf: string | null): Promise<void> {
  const rules = copyOf === null ? await rulesOfKind(c, event.kind) : await rulesOfEvent(c, copyOf)
  const rows = rules.map((rule) => ({ id: c.newId(), eventId: event.id, ...rule, doneAt: null }))
  if (rows.length > 0) await c.trx.insertInto('reminder').values(rows).execute()
}

async function rulesOfKind(c: Change, kind: EventTable['kind']) {
  const { reminders } = await templateOf(c.trx, kind)
  return reminders.map(({ toWhom, daysBefore, isOn }) => ({
    toWhom,
    daysBefore,
    isOn: isOn ? (1 as const) : (0 as const),
  }))
}

const rulesOfEvent = (c: Change, eventId: string) =>
  c.trx
    .selectFrom('reminder')
    .select(['toWhom', 'daysBefore', 'isOn'])
    .where('eventId', '=', eventId)
    .orderBy('id')
    .execute()
