// How seats are given goes along with an event: to a copy of it, and to another day.
import type { EventTable } from '#db/schema'
import type { Change } from '../core/change.server'
import type { Instant } from '../core/time'
import { movedAlong } from './moving'

type SeatRules = Pick<
  EventTable,
  'hybrid' | 'onlineCapacity' | 'freedSeats' | 'offerHours' | 'forwardable' | 'releaseAt'
>

/** What the row of a copy takes from the event it is copied from. */
export function seatRulesFrom(source: EventTable, startsAt: Instant): SeatRules {
  const { hybrid, onlineCapacity, freedSeats, offerHours, forwardable, releaseAt } = source
  const moved = releaseAt === null ? null : movedAlong(releaseAt, { from: source.startsAt, to: startsAt })
  return { hybrid, onlineCapacity, freedSeats, offerHours, forwardable, releaseAt: moved }
}

/** The quotas of an event for its copy, if the seats of the copy are enough for them. */
export async function copyQuotas(
  c: Change,
  sourceId: string,
  copy: Pick<EventTable, 'id' | 'capacity'>,
): Promise<void> {
  const quotas = await c.trx
    .selectFrom('seatQuota')
    .select(['position', 'nameFi', 'nameSv', 'nameEn', 'kinds', 'seats'])
    .where('eventId', '=', sourceId)
    .orderBy('position')
    .execute()
  const kept = quotas.reduce((sum, { seats }) => sum + seats, 0)
  if (quotas.length === 0 || copy.capacity === null || copy.capacity < kept) return
  await c.trx
    .insertInto('seatQuota')
    .values(quotas.map((quota) => ({ id: c.newId(), eventId: copy.id, ...quota })))
    .execute()
}

/** The day on which unused seats are released keeps to before the event: it moves along when it would be too late. */
export function releaseBefore(event: EventTable, startsAt: Instant): Instant | null {
  const { releaseAt } = event
  if (releaseAt === null || releaseAt < startsAt) return releaseAt
  return movedAlong(releaseAt, { from: event.startsAt, to: startsAt })
}
