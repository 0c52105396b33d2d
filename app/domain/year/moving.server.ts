// Moving an event to another time: at once while it is a draft; when it is open, everybody is asked again.
import type { Change } from '../core/change.server'
import { eventById } from '../events/queries.server'
import { changeEvent } from '../invitations/changing.server'
import { timesOn, type NewTime } from './moving'

/**
 * Moves an event to a day and hour with its deadline and programme; the same press again changes nothing more.
 * @param press.version the one that was seen: another's edit in between refuses
 */
export async function moveEvent(
  c: Change,
  id: string,
  press: NewTime & { version: number; batchId: string },
) {
  const event = await eventById(c.trx, id)
  const times = timesOn(event, press)
  const there = times.startsAt === event.startsAt && times.endsAt === event.endsAt
  if (there && event.version === press.version + 1)
    return { ok: true as const, told: 0, consequence: 'none' as const }
  const plan = { ...event, ...times }
  return changeEvent(c, id, { version: press.version, plan, tell: true, batchId: press.batchId })
}
