// Moving an event to another day: at once while it is a draft; when it is open, everybody is asked again.
import type { Change } from '../core/change.server'
import { dateOf, type PlainDate } from '../core/time'
import { eventById } from '../events/queries.server'
import { changeEvent } from '../invitations/changing.server'
import { timesOn } from './moving'

/**
 * Moves an event to a day with its clock, deadline and programme; the same press again changes nothing more.
 * @param press.version the one that was seen: another's edit in between refuses
 */
export async function moveEvent(
  c: Change,
  id: string,
  press: { version: number; to: PlainDate; batchId: string },
) {
  const event = await eventById(c.trx, id)
  const there = dateOf(event.startsAt) === press.to
  if (there && event.version === press.version + 1)
    return { ok: true as const, told: 0, consequence: 'none' as const }
  const plan = { ...event, ...timesOn(event, press.to) }
  return changeEvent(c, id, { version: press.version, plan, tell: true, batchId: press.batchId })
}
