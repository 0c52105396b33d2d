// Reads of the seats of networks on a day: one network's, or those of all networks that have a rule at once.
import type { Reader } from '#db/connect'
import type { RoleClass } from '#db/schema'
import { readRule, type AudienceRule } from '../audience/rules'
import type { PlainDate } from '../core/time'
import type { Member, Network } from '../networks/rules'
import { inForce, inParts } from '../people/period.server'
import { withPosts } from '../people/queries.server'
import { singleHolder } from '../people/rules'
import { pastOn, sectorIdThen } from '../people/then.server'
import { fill, type Body, type Filled, type HeldPost, type Sitting } from './filling'
import { rolesNamedIn } from './rules'

/** A member whose membership, resting on that post if on any, no longer fits the rule. */
export type Misfit = Omit<Member, 'represents'> & { appointmentId: string | null }
export type Seats = Filled<Misfit>

const noSeats: Seats = { held: [], vacant: [], misfits: [] }

type Ruled = { id: string; rule: AudienceRule }

/**
 * Who sits in a network by its rule on a day, which seats nobody has, and which members no longer fit. A network
 * without a rule has none of them.
 */
export async function seatsOf(
  db: Reader,
  network: Pick<Network, 'id' | 'rule'>,
  on: PlainDate,
): Promise<Seats> {
  if (network.rule === null) return noSeats
  const all = await seatsIn(db, [{ id: network.id, rule: readRule(network.rule) }], on)
  return all.get(network.id) ?? noSeats
}

/** The seats of every network that has a rule and stands on the day, by the network's id. */
export async function seatsOfAll(db: Reader, on: PlainDate): Promise<Map<string, Seats>> {
  const networks = await db
    .selectFrom('network')
    .select(['id', 'rule'])
    .where('rule', 'is not', null)
    .where('foundedOn', '<=', on)
    .where((e) => e.or([e('endedOn', 'is', null), e('endedOn', '>=', on)]))
    .orderBy('id')
    .execute()
  return seatsIn(
    db,
    networks.map(({ id, rule }) => ({ id, rule: readRule(rule ?? '') })),
    on,
  )
}

/** The seats as a rule would make them that is not the network's yet. */
export const seatsByRule = async (db: Reader, network: Ruled, on: PlainDate): Promise<Seats> =>
  (await seatsIn(db, [network], on)).get(network.id) ?? noSeats

type Seated = Sitting & Omit<Member, 'post' | 'represents'>

async function seatsIn(db: Reader, networks: readonly Ruled[], on: PlainDate): Promise<Map<string, Seats>> {
  if (networks.length === 0) return new Map()
  const members = Map.groupBy(
    await sittingIn(
      db,
      networks.map(({ id }) => id),
      on,
    ),
    ({ networkId }) => networkId,
  )
  const posts = await postsFor(db, networks, on)
  const bodies = await bodiesAt(db, on)
  const positionOf = await singlePositions(db, on)
  const filled = networks.map(
    (network) =>
      [network.id, fill(network, posts, members.get(network.id) ?? [], bodies, positionOf)] as const,
  )
  const misfits = await withPosts(
    db,
    filled.flatMap(([, { misfits }]) => misfits),
    on,
  )
  const byMembership = new Map(misfits.map((member) => [member.membershipId, member]))
  return new Map(
    filled.map(([id, seats]) => [
      id,
      { ...seats, misfits: seats.misfits.flatMap((it) => byMembership.get(it.membershipId) ?? []) },
    ]),
  )
}

/** The members of the networks on the day, by name. */
async function sittingIn(db: Reader, networkIds: readonly string[], on: PlainDate): Promise<Seated[]> {
  const rows = await inParts(networkIds, (some) =>
    db
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.personId')
      .select(['membership.id as membershipId', 'membership.networkId', 'membership.appointmentId'])
      .select(['membership.role', 'membership.validFrom', 'membership.validTo'])
      .select(['person.id', 'person.firstName', 'person.lastName'])
      .where('membership.networkId', 'in', some)
      .where(inForce('membership', on))
      .orderBy('person.sortName')
      .orderBy('person.id')
      .execute(),
  )
  return rows.map((row) => ({ ...row, personId: row.id }))
}

/** Every post held on the day that some rule could take in. */
async function postsFor(db: Reader, networks: readonly Ruled[], on: PlainDate): Promise<HeldPost[]> {
  const parts = networks.flatMap(({ rule }) => rule.parts.filter(({ mode }) => mode === 'include'))
  const roles = [...new Set(parts.flatMap(rolesNamedIn))]
  const others = parts.filter((part) => rolesNamedIn(part).length === 0)
  const bySeniority = others.every((part) => part.all.some(({ kind }) => kind === 'seniorManagement'))
  let query = db
    .selectFrom('appointment')
    .innerJoin('organisation', 'organisation.id', 'appointment.organisationId')
    .leftJoin('organisationPast', (join) => join.on(pastOn(on)))
    .select(['appointment.id', 'appointment.personId', 'appointment.positionId', 'appointment.acting'])
    .select(['appointment.roleClass', 'appointment.seniorManagement', 'appointment.validFrom'])
    .select(['appointment.organisationId', 'organisation.kind', sectorIdThen.as('sectorId')])
    .where(inForce('appointment', on))
  if (bySeniority)
    query = query.where((e) =>
      e.or([
        ...(roles.length > 0 ? [e('appointment.roleClass', 'in', roles)] : []),
        ...(others.length > 0 ? [e('appointment.seniorManagement', '=', 1)] : []),
      ]),
    )
  const rows = await query.execute()
  return rows.map(({ acting, seniorManagement, ...post }) => ({
    ...post,
    acting: acting === 1,
    seniorManagement: seniorManagement === 1,
  }))
}

/** The organisations of the day with the sector they belonged to then, by name. */
const bodiesAt = (db: Reader, on: PlainDate): Promise<Body[]> =>
  db
    .selectFrom('organisation')
    .leftJoin('organisationPast', (join) => join.on(pastOn(on)))
    .select(['organisation.id as organisationId', 'organisation.kind', sectorIdThen.as('sectorId')])
    .where(inForce('organisation', on))
    .orderBy('organisation.nameFi')
    .orderBy('organisation.id')
    .execute()

/** The positions of which an organisation has one, for seats that nobody fills. */
async function singlePositions(
  db: Reader,
  on: PlainDate,
): Promise<(organisationId: string, roleClass: RoleClass) => string | null> {
  const rows = await db
    .selectFrom('position')
    .select(['id', 'organisationId', 'roleClass'])
    .where('roleClass', 'in', [...singleHolder])
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', on)]))
    .orderBy('id', 'desc')
    .execute()
  const byPlace = new Map(rows.map((row) => [`${row.organisationId} ${row.roleClass}`, row.id]))
  return (organisationId, roleClass) => byPlace.get(`${organisationId} ${roleClass}`) ?? null
}
