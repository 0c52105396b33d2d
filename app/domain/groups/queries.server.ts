// Reads of the small groups as they stood on a day; a small group is a network of that kind.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { membersAt, networkById, networksAt } from '../networks/queries.server'
import type { Network } from '../networks/rules'
import { inForce, inParts } from '../people/period.server'
import { byName, byNumber, countOf, groupOf, type Coming, type Group } from './rules'

/**
 * The groups of a day with their members and sectors, by number.
 * @param coming whether to tell who comes later; of a day gone by, nobody was to come
 */
export async function groupsAt(
  db: Reader,
  on: PlainDate,
  { coming: asked = false }: { coming?: boolean } = {},
): Promise<Group[]> {
  const networks = await networksAt(db, on, { kinds: ['smallGroup'] })
  const ids = networks.map(({ id }) => id)
  const members = await membersAt(db, ids, on)
  const coming = await comingTo(db, asked ? ids : [], on)
  return networks
    .map(({ members: _, ...network }) =>
      groupOf(network, members.get(network.id) ?? [], coming.get(network.id) ?? []),
    )
    .sort(byName)
}

/** Whom groups will have later than on a day, who are not in them on it; the soonest first. */
export async function comersTo(
  db: Reader,
  networkIds: readonly string[],
  on: PlainDate,
): Promise<{ networkId: string; personId: string; from: PlainDate }[]> {
  const rows = await inParts(networkIds, (part) =>
    db
      .selectFrom('membership')
      .select(['networkId', 'personId', 'membership.validFrom as from'])
      .where('networkId', 'in', part)
      .where('role', '!=', 'liaison')
      .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', on)]))
      .orderBy('validFrom')
      .orderBy('id')
      .execute(),
  )
  const first = new Map(rows.toReversed().map((row) => [`${row.networkId} ${row.personId}`, row]))
  return rows.filter((row) => row.from > on && first.get(`${row.networkId} ${row.personId}`) === row)
}

/** How many groups will have later than on a day, beside their members of the day. */
export async function comingTo(
  db: Reader,
  networkIds: readonly string[],
  on: PlainDate,
): Promise<Map<string, Coming[]>> {
  const coming = new Map<string, Coming[]>()
  for (const { networkId, from } of await comersTo(db, networkIds, on)) {
    const days = coming.get(networkId) ?? []
    const last = days.at(-1)
    if (last?.from === from) last.count += 1
    else days.push({ from, count: 1 })
    coming.set(networkId, days)
  }
  return coming
}

/** A group that will be founded, with how many it begins with. */
export type GroupToCome = Pick<Network, 'id' | 'nameFi' | 'nameSv' | 'nameEn' | 'foundedOn'> & {
  members: number
}

/** The groups that begin after a day, the soonest first, then by number. */
export async function groupsToCome(db: Reader, on: PlainDate): Promise<GroupToCome[]> {
  const networks = await db
    .selectFrom('network')
    .select(['id', 'nameFi', 'nameSv', 'nameEn', 'foundedOn'])
    .where('kind', '=', 'smallGroup')
    .where('foundedOn', '>', on)
    .where((e) => e.or([e('endedOn', 'is', null), e('endedOn', '>=', e.ref('foundedOn'))]))
    .execute()
  const coming = await comingTo(
    db,
    networks.map(({ id }) => id),
    on,
  )
  return networks
    .map((network) => ({ ...network, members: countOf(coming.get(network.id) ?? []) }))
    .sort((a, b) => (a.foundedOn < b.foundedOn ? -1 : a.foundedOn > b.foundedOn ? 1 : byNumber(a, b)))
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
