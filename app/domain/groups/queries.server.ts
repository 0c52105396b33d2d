// Reads of the small groups as they stood on a day; a small group is a network of that kind.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { membersAt, networksAt } from '../networks/queries.server'
import { inForce } from '../people/period.server'
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

/**
 * Who shares in what a small group does on a day: its members, those on a pause among them, and its liaisons; for the
 * right `shareInGroup`. Nobody, when there is no such small group or it does not stand then.
 */
export async function groupMemberIds(db: Reader, networkId: string, on: PlainDate): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .select('membership.personId')
    .where('membership.networkId', '=', networkId)
    .where('network.kind', '=', 'smallGroup')
    .where(inForce('membership', on))
    .where('network.foundedOn', '<=', on)
    .where((eb) => eb.or([eb('network.endedOn', 'is', null), eb('network.endedOn', '>=', on)]))
    .orderBy('membership.personId')
    .execute()
  return [...new Set(rows.map(({ personId }) => personId))]
}
