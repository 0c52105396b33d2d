// Reads for the list of networks: who leads each, and those that have ended.
import type { Reader } from '#db/connect'
import type { MembershipRole, NetworkKind } from '#db/schema'
import type { PlainDate } from '../core/time'
import { inForce } from '../people/period.server'
import { rolePlace } from './rules'

export type Leader = { id: string; firstName: string; lastName: string; role: MembershipRole }

/** The chair of each network on the day, or its coordinator; networks with neither are left out. */
export async function leadersAt(db: Reader, on: PlainDate): Promise<Map<string, Leader>> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['membership.networkId', 'membership.role', 'person.id', 'person.firstName', 'person.lastName'])
    .where('membership.role', 'in', ['chair', 'coordinator'])
    .where(inForce('membership', on))
    .orderBy('person.sortName')
    .execute()
  rows.sort((a, b) => rolePlace(a.role) - rolePlace(b.role))
  const leaders = new Map<string, Leader>()
  for (const { networkId, ...leader } of rows) if (!leaders.has(networkId)) leaders.set(networkId, leader)
  return leaders
}

export type EndedNetwork = {
  id: string
  kind: NetworkKind
  nameFi: string
  nameSv: string
  nameEn: string
  foundedOn: PlainDate
  endedOn: PlainDate | null
}

/** The networks of the kinds that had ended before the day, the last ended first. */
export const endedNetworks = (
  db: Reader,
  on: PlainDate,
  kinds: readonly NetworkKind[],
): Promise<EndedNetwork[]> =>
  db
    .selectFrom('network')
    .select(['id', 'kind', 'nameFi', 'nameSv', 'nameEn', 'foundedOn', 'endedOn'])
    .where('endedOn', '<', on)
    .where('kind', 'in', kinds)
    .orderBy('endedOn', 'desc')
    .orderBy('id')
    .execute()

/** The networks that are founded on a later day, the first first. */
export const comingNetworks = (
  db: Reader,
  on: PlainDate,
  kinds: readonly NetworkKind[],
): Promise<EndedNetwork[]> =>
  db
    .selectFrom('network')
    .select(['id', 'kind', 'nameFi', 'nameSv', 'nameEn', 'foundedOn', 'endedOn'])
    .where('foundedOn', '>', on)
    .where('kind', 'in', kinds)
    .orderBy('foundedOn')
    .orderBy('id')
    .execute()
