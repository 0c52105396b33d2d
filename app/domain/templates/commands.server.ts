// Writes the template of a kind: what new events begin with from now on. Events that are there keep what they have.
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { templateOf } from './queries.server'
import type { Template, TemplateTask } from './rules'

export type GivenTemplate = Omit<Template, 'version'> & { tasks: Omit<TemplateTask, 'id'>[] }

/** @param version the one that was seen; 0 when nobody had touched the template */
export async function reviseTemplate(
  c: Change,
  version: number,
  given: GivenTemplate,
): Promise<{ ok: true } | Refusal<'changedMeanwhile'>> {
  allow(c.actor, { act: 'planEvents' })
  const { kind, tasks, reminders, ...rest } = given
  const before = await templateOf(c.trx, kind)
  if (before.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  const row = {
    ...rest,
    reminders: JSON.stringify(reminders),
    version: version + 1,
    changedAt: c.now,
    changedBy: doerOf(c.actor),
  }
  if (version === 0)
    await c.trx
      .insertInto('eventTemplate')
      .values({ id: c.newId(), kind, ...row })
      .execute()
  else await c.trx.updateTable('eventTemplate').set(row).where('kind', '=', kind).execute()
  await c.trx.deleteFrom('templateTask').where('kind', '=', kind).execute()
  if (tasks.length > 0)
    await c.trx
      .insertInto('templateTask')
      .values(tasks.map(({ task, daysBefore }) => ({ id: c.newId(), kind, task, daysBefore })))
      .execute()
  await audit(c, 'reviseTemplate', { kind: 'eventTemplate', id: kind }, { tasks: tasks.length })
  return { ok: true }
}
