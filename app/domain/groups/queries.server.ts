// Reads of the small groups as they stood on a day; a small group is a network of that kind.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { membersAt, networksAt } from '../networks/queries.server'
import { byName, groupOf, type Group } from './rules'

/** The groups of a day with their members and sectors, by number. */
export async function groupsAt(db: Reader, on: PlainDate): Promise<Group[]> {
  const networks = await networksAt(db, on, { kinds: ['smallGroup'] })
  const members = await membersAt(
    db,
    networks.map((network) => network.id),
    on,
  )
  return networks
    .map(({ members: _, ...network }) => groupOf(network, members.get(network.id) ?? []))
    .sort(byName)
}
