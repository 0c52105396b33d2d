// Reads of the small groups as they stood on a day; a small group is a network of that kind.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { membersAt, networkById, networksAt } from '../networks/queries.server'
import type { Network } from '../networks/rules'
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

/** The network, if it is a small group. @throws Response 404 when it is none */
export async function smallGroup(db: Reader, id: string): Promise<Network> {
  const network = await networkById(db, id)
  if (network?.kind !== 'smallGroup') throw new Response(null, { status: 404 })
  return network
}

/** The day whose members a group has on a day: a group that is still to be founded has those it will begin with. */
export const dayOfGroup = ({ foundedOn }: Pick<Network, 'foundedOn'>, on: PlainDate): PlainDate =>
  foundedOn > on ? foundedOn : on

/**
 * Who shares in what a small group does on a day: its members, those on a pause among them, and its liaisons; for the
 * right `shareInGroup`. Those whom a group will begin with share in it beforehand. Nobody, when there is no such small
 * group or it has ended.
 */
export async function groupMemberIds(db: Reader, networkId: string, on: PlainDate): Promise<string[]> {
  const network = await networkById(db, networkId)
  if (network?.kind !== 'smallGroup' || (network.endedOn !== null && network.endedOn < on)) return []
  const rows = await db
    .selectFrom('membership')
    .select('personId')
    .where('networkId', '=', networkId)
    .where(inForce('membership', dayOfGroup(network, on)))
    .orderBy('personId')
    .execute()
  return [...new Set(rows.map(({ personId }) => personId))]
}

/** The first day on which a person who is to join a small group shares in it; null when they are not to join. */
export async function sharesFrom(
  db: Reader,
  networkId: string,
  personId: string,
  on: PlainDate,
): Promise<PlainDate | null> {
  const coming = await db
    .selectFrom('membership')
    .select('validFrom')
    .where('networkId', '=', networkId)
    .where('personId', '=', personId)
    .where('validFrom', '>', on)
    .orderBy('validFrom')
    .executeTakeFirst()
  return coming?.validFrom ?? null
}
