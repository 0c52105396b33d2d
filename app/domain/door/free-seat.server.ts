// Whether there is a seat at the door that nobody has been promised.
import type { EventTable } from '#db/schema'
import type { Change } from '../core/change.server'
import { promotionsIn } from '../invitations/line'
import { freeFor, take, type Wish } from '../invitations/quotas'
import { quotaIdsOf } from '../invitations/quotas.server'
import { seatStateOf } from '../invitations/seats.server'

/**
 * Whether a walk-in gets a seat on site: one that is free when everybody who has a seat, is offered one or could take
 * one from the line has theirs. Seats kept for an audience are theirs until they are released or the event begins.
 * @param personId null for a guest, who belongs to no audience
 * @returns whether there is one, and the quota whose seats the person's are
 */
export async function seatForWalkIn(
  c: Change,
  event: EventTable,
  personId: string | null,
): Promise<{ seated: boolean; wish: Wish }> {
  const quotas = personId === null ? new Map<string, string>() : await quotaIdsOf(c, event, [personId])
  const wish: Wish = {
    mode: event.hybrid === 1 ? 'site' : null,
    quotaId: quotas.get(personId ?? '') ?? null,
  }
  const state = await seatStateOf(c.trx, event)
  const plan = c.now < event.startsAt ? state.plan : { ...state.plan, released: true }
  for (const waiting of promotionsIn({ ...state, plan })) take(plan, state.tally, waiting)
  return { seated: freeFor(plan, state.tally, wish) > 0, wish }
}
