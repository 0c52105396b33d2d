// Setting an event's audience, and keeping rules for reuse.
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { emptyRule, isKeepable, readRule, ruleText, sameRule, type AudienceRule } from './rules'

export type AudienceRefusal = 'changedMeanwhile' | 'eventCancelled' | 'ruleTooBig'

/**
 * Edits an event's audience rule as it stands in this transaction.
 * @param version the event's version that the organiser looked at; null for an edit that says what it adds or takes
 *   away and so is right whatever the rule has become meanwhile
 * @throws Response 404 when there is no such event
 */
export async function changeAudience(
  c: Change,
  eventId: string,
  version: number | null,
  edit: (rule: AudienceRule) => AudienceRule,
): Promise<{ ok: true } | Refusal<AudienceRefusal>> {
  allow(c.actor, { act: 'planEvents' })
  const event = await c.trx
    .selectFrom('event')
    .select(['status', 'version', 'audienceRule'])
    .where('id', '=', eventId)
    .where('networkId', 'is', null)
    .executeTakeFirst()
  if (!event) throw new Response(null, { status: 404 })
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (version !== null && event.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  const before = event.audienceRule === '' ? emptyRule : readRule(event.audienceRule)
  const after = edit(before)
  if (sameRule(before, after)) return { ok: true }
  if (!isKeepable(after)) return { ok: false, reason: 'ruleTooBig' }
  await c.trx
    .updateTable('event')
    .set({ audienceRule: ruleText(after), version: event.version + 1, changedAt: c.now })
    .where('id', '=', eventId)
    .execute()
  await audit(c, 'setAudience', { kind: 'event', id: eventId }, { parts: after.parts.length })
  return { ok: true }
}

/** Sets an event's whole audience rule. Who is already invited stays invited. */
export const setAudience = (c: Change, eventId: string, version: number, rule: AudienceRule) =>
  changeAudience(c, eventId, version, () => rule)

/** Adds the parts of a kept rule to an event's audience, or puts it in place of the whole. @throws Response 404 */
export async function applySavedAudience(
  c: Change,
  eventId: string,
  version: number,
  kept: { id: string; how: 'add' | 'replace' },
) {
  const saved = await c.trx.selectFrom('audience').select('rule').where('id', '=', kept.id).executeTakeFirst()
  if (!saved) throw new Response(null, { status: 404 })
  const { parts } = readRule(saved.rule)
  return changeAudience(c, eventId, version, (rule) => ({
    parts: kept.how === 'add' ? [...rule.parts, ...parts] : parts,
  }))
}

const longestName = 200

/**
 * Keeps a rule under a name for reuse.
 * @param replace whether a rule already kept under the name may give way
 */
export async function saveAudience(
  c: Change,
  given: { name: string; rule: AudienceRule; replace?: boolean },
): Promise<{ ok: true; id: string } | Refusal<'nameMissing' | 'nameTaken'>> {
  allow(c.actor, { act: 'planEvents' })
  const name = given.name.replace(/\s+/g, ' ').trim().slice(0, longestName)
  if (name === '') return { ok: false, reason: 'nameMissing' }
  // Compared here: databases differ in what they call the lower case of Ä.
  const all = await c.trx.selectFrom('audience').select(['id', 'name']).execute()
  const known = all.find((it) => it.name.toLowerCase() === name.toLowerCase())
  if (known && given.replace !== true) return { ok: false, reason: 'nameTaken' }
  const kept = { name, rule: ruleText(given.rule), savedBy: doerOf(c.actor), savedAt: c.now }
  const id = known?.id ?? c.newId()
  if (known) await c.trx.updateTable('audience').set(kept).where('id', '=', id).execute()
  else
    await c.trx
      .insertInto('audience')
      .values({ id, ...kept })
      .execute()
  await audit(c, known ? 'replaceAudience' : 'saveAudience', { kind: 'audience', id }, { name })
  return { ok: true, id }
}

/** Forgets a kept rule; events that used it keep their own copy. Forgetting twice is once. */
export async function forgetAudience(c: Change, id: string): Promise<{ ok: true }> {
  allow(c.actor, { act: 'planEvents' })
  const gone = await c.trx.deleteFrom('audience').where('id', '=', id).returning('name').executeTakeFirst()
  if (gone) await audit(c, 'forgetAudience', { kind: 'audience', id }, { name: gone.name })
  return { ok: true }
}
