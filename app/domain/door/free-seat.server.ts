// Whether there is a seat at the door that nobody has been promised.
import type { EventTable } from '#db/schema'
import type { Change } from '../core/change.server'

/**
 * Whether a walk-in gets a seat on site: one that is free when everybody who has a seat, is offered one or waits for one
 * has theirs. Seats kept for an audience are theirs until they are released or the event begins.
 */
export async function seatForWalkIn(
  c: Change,
  event: Pick<EventTable, 'id' | 'startsAt' | 'capacity' | 'releasedAt'>,
): Promise<boolean> {
  if (event.capacity === null) return true
  const taken = await c.trx
    .selectFrom('invitation')
    .select((e) => e.fn.countAll<number>().as('people'))
    .where('eventId', '=', event.id)
    .where('seat', '<>', 'none')
    .where((e) => e.or([e('mode', 'is', null), e('mode', '=', 'site')]))
    .executeTakeFirstOrThrow()
  const keptFor = event.releasedAt === null && c.now < event.startsAt ? await keptSeats(c, event.id) : 0
  return Number(taken.people) + keptFor < event.capacity
}

/** Seats that quotas still keep for those who have not taken them. */
async function keptSeats(c: Change, eventId: string): Promise<number> {
  const quotas = await c.trx
    .selectFrom('seatQuota')
    .select(['id', 'seats'])
    .where('eventId', '=', eventId)
    .execute()
  if (quotas.length === 0) return 0
  const rows = await c.trx
    .selectFrom('invitation')
    .select(['quotaId', (e) => e.fn.countAll<number>().as('people')])
    .where('eventId', '=', eventId)
    .where('seat', '<>', 'none')
    .where((e) => e.or([e('mode', 'is', null), e('mode', '=', 'site')]))
    .where('quotaId', 'is not', null)
    .groupBy('quotaId')
    .execute()
  const takenOf = new Map(rows.map((row) => [row.quotaId, Number(row.people)]))
  return quotas.reduce((kept, { id, seats }) => kept + Math.max(0, seats - (takenOf.get(id) ?? 0)), 0)
}
