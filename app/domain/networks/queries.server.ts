// Reads of networks and memberships as they stood on a day.
import type { Reader } from '#db/connect'
import type { MembershipRole, NetworkKind } from '#db/schema'
import type { PlainDate } from '../core/time'
import { inForce, inParts } from '../people/period.server'
import { withPosts } from '../people/queries.server'
import { isCounted, rolePlace, type Member, type Network } from './rules'

export type { Member, Network } from './rules'

const columns = [
  'network.id',
  'network.kind',
  'network.nameFi',
  'network.nameSv',
  'network.nameEn',
  'network.descriptionFi',
  'network.descriptionSv',
  'network.descriptionEn',
  'network.basis',
  'network.programmeId',
  'network.foundedOn',
  'network.endedOn',
  'network.rule',
  'network.links',
  'network.version',
] as const

export const networkById = async (db: Reader, id: string): Promise<Network | null> =>
  (await db.selectFrom('network').select(columns).where('network.id', '=', id).executeTakeFirst()) ?? null

export type NetworkRow = Network & { members: number }

/**
 * Networks that stand on a day, with how many members each has then.
 * @param of only those whose member this person is on the day
 */
export async function networksAt(
  db: Reader,
  on: PlainDate,
  { kinds, of }: { kinds?: readonly NetworkKind[]; of?: string } = {},
): Promise<NetworkRow[]> {
  let query = db
    .selectFrom('network')
    .select(columns)
    .where('foundedOn', '<=', on)
    .where((eb) => eb.or([eb('endedOn', 'is', null), eb('endedOn', '>=', on)]))
  if (kinds !== undefined) query = query.where('kind', 'in', kinds)
  if (of !== undefined)
    query = query.where('network.id', 'in', (eb) =>
      eb
        .selectFrom('membership')
        .select('membership.networkId')
        .where('membership.personId', '=', of)
        .where(inForce('membership', on)),
    )
  const networks = await query.orderBy('foundedOn').orderBy('network.id').execute()
  const counts = await inParts(
    networks.map(({ id }) => id),
    (some) =>
      db
        .selectFrom('membership')
        .select((eb) => ['networkId', 'role', eb.fn.countAll<number>().as('members')])
        .where('networkId', 'in', some)
        .where(inForce('membership', on))
        .groupBy(['networkId', 'role'])
        .execute(),
  )
  const membersOf = ({ id, kind }: Network): number =>
    counts
      .filter(({ networkId, role }) => networkId === id && isCounted(kind, role))
      .reduce((sum, { members }) => sum + Number(members), 0)
  return networks.map((network) => ({ ...network, members: membersOf(network) }))
}

/** The members of networks on a day, those with a task first, then by name; each with the post of that day. */
export async function membersAt(
  db: Reader,
  networkIds: readonly string[],
  on: PlainDate,
): Promise<Map<string, Member[]>> {
  const members = new Map<string, Member[]>(networkIds.map((id) => [id, []]))
  if (networkIds.length === 0) return members
  const rows = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select([
      'person.id',
      'firstName',
      'lastName',
      'networkId',
      'membership.id as membershipId',
      'role',
      'membership.represents',
      'membership.validFrom',
      'membership.validTo',
    ])
    .where('networkId', 'in', networkIds)
    .where(inForce('membership', on))
    .orderBy('sortName')
    .orderBy('person.id')
    .execute()
  for (const { networkId, ...member } of await withPosts(db, rows, on)) members.get(networkId)?.push(member)
  for (const list of members.values()) list.sort((a, b) => rolePlace(a.role) - rolePlace(b.role))
  return members
}

/** The members of one network on a day. */
export const membersOf = async (db: Reader, networkId: string, on: PlainDate): Promise<Member[]> =>
  (await membersAt(db, [networkId], on)).get(networkId) ?? []

export type MembershipOfPerson = {
  id: string
  role: MembershipRole
  validFrom: PlainDate
  validTo: PlainDate | null
  networkId: string
  kind: NetworkKind
  nameFi: string
  nameSv: string
  nameEn: string
}

/** Every network and group a person has belonged to, newest first. */
export const membershipsOf = (db: Reader, personId: string): Promise<MembershipOfPerson[]> =>
  db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .select([
      'membership.id',
      'membership.role',
      'membership.validFrom',
      'membership.validTo',
      'membership.networkId',
      'network.kind',
      'network.nameFi',
      'network.nameSv',
      'network.nameEn',
    ])
    .where('membership.personId', '=', personId)
    .orderBy('membership.validFrom', 'desc')
    .orderBy('membership.id', 'desc')
    .execute()
