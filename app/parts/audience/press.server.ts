// Carries out what was pressed on the audience page.
import * as commands from '~/domain/audience/commands.server'
import { ruleOf } from '~/domain/audience/queries.server'
import { addPart, leaveOut, nameIn, removePart, takeBack, unname } from '~/domain/audience/rules'
import type { Change, Refusal } from '~/domain/core/change.server'
import type { AudienceAct } from './form'

export type AudiencePressRefusal = commands.AudienceRefusal | 'nameMissing' | 'nameTaken' | 'partEmpty'

/** Edits that name people are right whatever the rule has become; the others need the version that was looked at. */
export async function press(
  c: Change,
  eventId: string,
  version: number,
  act: AudienceAct,
): Promise<{ ok: true } | Refusal<AudiencePressRefusal>> {
  switch (act.intent) {
    case 'addParts':
      if (act.parts.length === 0) return { ok: false, reason: 'partEmpty' }
      return commands.changeAudience(c, eventId, version, (rule) => act.parts.reduce(addPart, rule))
    case 'removePart':
      return commands.changeAudience(c, eventId, version, (rule) => removePart(rule, act.key))
    case 'nameIn':
      return commands.changeAudience(c, eventId, null, (rule) => nameIn(rule, act.people))
    case 'unname':
      return commands.changeAudience(c, eventId, null, (rule) => unname(rule, act.people))
    case 'leaveOut':
      return commands.changeAudience(c, eventId, null, (rule) => leaveOut(rule, act.people))
    case 'takeBack':
      return commands.changeAudience(c, eventId, null, (rule) => takeBack(rule, act.people))
    case 'useSaved':
      return commands.applySavedAudience(c, eventId, version, act)
    case 'save': {
      const rule = await ruleOf(c.trx, eventId)
      if (rule.parts.length === 0) return { ok: false, reason: 'partEmpty' }
      return commands.saveAudience(c, { name: act.name, rule, replace: act.replace })
    }
    case 'forget':
      return commands.forgetAudience(c, act.id)
  }
}
