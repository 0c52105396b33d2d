// Which small groups have gone silent: no meeting for half a year, as far as is known.
import type { Reader } from '#db/connect'
import { dateOf, daysLater, type Instant } from '../core/time'
import { isSilent, silentDays } from '../groups/rules'
import { lastMetOn } from './meetings.server'

/** The ids of those among the groups that have not met for half a year, nor been founded in it. */
export async function silentAmong(
  db: Reader,
  groups: readonly { network: { id: string; foundedOn: string } }[],
  now: Instant,
): Promise<string[]> {
  const ids = groups.map(({ network }) => network.id)
  const met = await lastMetOn(db, ids, now)
  const since = daysLater(dateOf(now), -silentDays)
  return groups
    .filter(({ network: { id, foundedOn } }) =>
      isSilent({ foundedOn, lastMetOn: met.get(id) ?? null }, since),
    )
    .map(({ network }) => network.id)
}
