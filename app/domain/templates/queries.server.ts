// Reads of templates: of one kind with its tasks, and all four at a glance.
import { z } from 'zod'
import type { Reader } from '#db/connect'
import { eventKinds, reminderCircles, type EventKind } from '#db/schema'
import type { Instant } from '../core/time'
import { builtIn } from './built-in.server'
import type { ReminderRule } from './reminders'
import type { Template, TemplateTask } from './rules'

const storedReminders = z.array(
  z.object({ toWhom: z.enum(reminderCircles), daysBefore: z.number().int(), isOn: z.boolean() }),
)

/** The reminders that a template holds. */
const readReminders = (json: string): ReminderRule[] => storedReminders.parse(JSON.parse(json))

/** The template of a kind; `version` 0 is that nobody has touched it. */
export async function templateOf(db: Reader, kind: EventKind): Promise<Template> {
  const row = await db.selectFrom('eventTemplate').selectAll().where('kind', '=', kind).executeTakeFirst()
  if (!row) return builtIn(kind)
  const { id: _, changedAt: __, changedBy: ___, reminders, ...template } = row
  return { ...template, reminders: readReminders(reminders) }
}

/** The tasks that every event of a kind has, the earliest first. */
export const templateTasksOf = (db: Reader, kind: EventKind): Promise<TemplateTask[]> =>
  db
    .selectFrom('templateTask')
    .select(['id', 'task', 'daysBefore'])
    .where('kind', '=', kind)
    .orderBy('daysBefore', 'desc')
    .orderBy('id')
    .execute()

export type TemplateSummary = {
  kind: EventKind
  tasks: number
  /** When and by whom it was last changed; null when nobody has touched it. */
  changed: { at: Instant; by: string | null } | null
}

/** The four templates at a glance. */
export async function templateList(db: Reader): Promise<TemplateSummary[]> {
  const rows = await db
    .selectFrom('eventTemplate')
    .leftJoin('person', 'person.id', 'eventTemplate.changedBy')
    .select(['kind', 'changedAt', 'firstName', 'lastName'])
    .execute()
  const tasks = await db
    .selectFrom('templateTask')
    .select(['kind', (e) => e.fn.countAll<number>().as('tasks')])
    .groupBy('kind')
    .execute()
  return eventKinds.map((kind) => {
    const row = rows.find((one) => one.kind === kind)
    const by = row?.firstName ? `${row.firstName} ${row.lastName}` : null
    return {
      kind,
      tasks: Number(tasks.find((one) => one.kind === kind)?.tasks ?? 0),
      changed: row ? { at: row.changedAt, by } : null,
    }
  })
}
