// Loads the facts that findings are worked out from: open memberships and the posts they need, never the whole history.
import { sql, type SqlBool } from 'kysely'
import type { Reader } from '#db/connect'
import { daysLater, type PlainDate } from '../core/time'
import { inForce, inParts } from '../people/period.server'
import { seatsOfAll, type Seats } from '../seats/queries.server'
import { notOver, openSeats, postColumns, posts, stands } from './open.server'
import { answersOf, ownersOf } from './owners.server'
import {
  daysAhead,
  memberOf,
  type CandidateFact,
  type Facts,
  type MisfitFact,
  type PostFact,
  type SeatFact,
  type ClosedFact,
} from './facts'
import { groupFactsOn } from './groups.server'
import { closedSince, houseAndHeirs } from './seats'

/** Everything that findings on a day follow from. */
export async function factsOn(db: Reader, on: PlainDate): Promise<Facts & { vacancies: Vacancy[] }> {
  const houses = await housesOf(db)
  const networks = await networksOn(db, on)
  const byRule = await seatsOfAll(db, on)
  const candidates = await candidatesOf(db, byRule, networks)
  const misfits = await misfitsOf(db, byRule, on)
  const seats = await seatsEnding(db, on, networks, misfits)
  const closed = await seatsClosed(db, on)
  const successors = await postsAfter(db, houses, [...seats, ...closed], on)
  const ofCandidates = await postsOf(
    db,
    candidates.map(({ appointmentId }) => appointmentId),
  )
  const known = await membersAmong(
    db,
    [...successors, ...candidates].map(({ personId }) => personId),
    on,
  )
  return {
    houses,
    networks,
    seats,
    closed,
    posts: [...successors, ...ofCandidates.filter(({ id }) => !successors.some((post) => post.id === id))],
    ...known,
    candidates,
    misfits,
    owners: await ownersOf(db, on),
    answers: await answersOf(db),
    terms: await posts(db).where('validTo', 'is', null).where('termEndsOn', '<', on).execute(),
    stranded: await posts(db)
      .innerJoin('organisation', 'organisation.id', 'appointment.organisationId')
      .where('organisation.validTo', '<', on)
      .where(inForce('appointment', on))
      .execute(),
    groups: await groupFactsOn(db, on),
    vacancies: vacanciesOf(byRule),
  }
}

async function housesOf(db: Reader): Promise<Facts['houses']> {
  const rows = await db.selectFrom('organisation').select(['id', 'validTo', 'successorId']).execute()
  return new Map(rows.map(({ id, ...house }) => [id, house]))
}

type Networks = ReadonlyMap<
  string,
  { foundedOn: PlainDate; endedOn: PlainDate | null; basis: 'person' | 'position'; ruled: boolean }
>

async function networksOn(db: Reader, on: PlainDate): Promise<Networks> {
  const rows = await db
    .selectFrom('network')
    .select(['id', 'foundedOn', 'endedOn', 'basis', 'rule'])
    .where(stands(on))
    .execute()
  return new Map(rows.map(({ id, rule, ...network }) => [id, { ...network, ruled: rule !== null }]))
}

/** A seat that nobody is known for. */
export type Vacancy = Pick<Seats['vacant'][number], 'networkId' | 'organisationId' | 'roleClass'>

const vacanciesOf = (byRule: ReadonlyMap<string, Seats>): Vacancy[] =>
  [...byRule.values()].flatMap(({ vacant }) => vacant.filter(({ candidate }) => candidate === null))

/** Those who could take a vacant seat of a position-bound network, but for those who gave up the one they had. */
async function candidatesOf(
  db: Reader,
  byRule: ReadonlyMap<string, Seats>,
  networks: Networks,
): Promise<CandidateFact[]> {
  const found = [...byRule.entries()].flatMap(([networkId, { vacant }]) =>
    vacant.flatMap(({ candidate }) =>
      candidate === null || networks.get(networkId)?.basis !== 'position'
        ? []
        : [{ networkId, ...candidate, from: candidate.validFrom }],
    ),
  )
  const gaveUp = await inParts(
    found.map(({ personId }) => personId),
    (some) =>
      db
        .selectFrom('membership')
        .select(['networkId', 'personId', 'validTo'])
        .where('personId', 'in', some)
        .where('endReason', '=', 'ownWish')
        .execute(),
  )
  const lastWish = new Map<string, PlainDate>()
  for (const { networkId, personId, validTo } of gaveUp) {
    const key = memberOf(networkId, personId)
    if (validTo !== null && validTo > (lastWish.get(key) ?? '')) lastWish.set(key, validTo)
  }
  return found
    .filter(({ networkId, personId, from }) => (lastWish.get(memberOf(networkId, personId)) ?? '') < from)
    .map(({ networkId, personId, appointmentId, membershipId, from }) => ({
      networkId,
      personId,
      appointmentId,
      membershipId,
      from,
    }))
}

/** The members who do not fit, as far as their memberships are open. */
async function misfitsOf(
  db: Reader,
  byRule: ReadonlyMap<string, Seats>,
  on: PlainDate,
): Promise<MisfitFact[]> {
  const found = [...byRule.entries()].flatMap(([networkId, { misfits }]) =>
    misfits
      .filter(({ validTo }) => validTo === null)
      .map(({ membershipId, id, validFrom }) => ({ membershipId, networkId, personId: id, validFrom })),
  )
  const held = await inParts(
    found.map(({ personId }) => personId),
    (some) =>
      db
        .selectFrom('appointment')
        .select(['id', 'personId'])
        .where('personId', 'in', some)
        .where(inForce('appointment', on))
        .execute(),
  )
  const byPerson = Map.groupBy(held, ({ personId }) => personId)
  return found.map((misfit) => ({
    ...misfit,
    posts: (byPerson.get(misfit.personId) ?? []).map(({ id }) => id),
  }))
}

/** Open seats whose post has ended or is known to end soon. */
async function seatsEnding(
  db: Reader,
  on: PlainDate,
  networks: Networks,
  misfits: readonly MisfitFact[],
): Promise<SeatFact[]> {
  const horizon = daysLater(on, daysAhead)
  const columns = ['membership.id as membershipId', 'networkId', 'membership.validFrom as begun'] as const
  const linked = await openSeats(db, on)
    .innerJoin('appointment', 'appointment.id', 'membership.appointmentId')
    .select(columns)
    .select(postColumns)
    .where('appointment.validTo', '<=', horizon)
    .execute()
  // A seat that names no post rests on the one its holder had when it began.
  const unlinked = await openSeats(db, on)
    .innerJoin('appointment', 'appointment.personId', 'membership.personId')
    .select(columns)
    .select(postColumns)
    .where('membership.appointmentId', 'is', null)
    .where('membership.role', 'not in', ['outside', 'secretary', 'liaison'])
    .where('appointment.validTo', '<=', horizon)
    .where(inForceAt('appointment'))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('appointment as other')
            .select('other.id')
            .whereRef('other.personId', '=', 'membership.personId')
            .where(({ eb, or }) => or([eb('other.validTo', 'is', null), eb('other.validTo', '>', horizon)]))
            .where(inForceAt('other')),
        ),
      ),
    )
    .orderBy('appointment.validTo')
    .orderBy('appointment.id')
    .execute()
  const unfit = new Set(misfits.map(({ membershipId }) => membershipId))
  const late = new Map(
    unlinked
      .filter(({ networkId, membershipId }) => !networks.get(networkId)?.ruled || unfit.has(membershipId))
      .map((row) => [row.membershipId, row]),
  )
  return [...linked, ...late.values()].map(({ membershipId, networkId, begun, ...post }) => ({
    membershipId,
    networkId,
    validFrom: begun,
    personId: post.personId,
    post,
  }))
}

/** The seats of networks without a rule that have closed with their posts, where the position has not been abolished. */
async function seatsClosed(db: Reader, on: PlainDate): Promise<ClosedFact[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('appointment', 'appointment.id', 'membership.appointmentId')
    .leftJoin('position', 'position.id', 'appointment.positionId')
    .select(['networkId', 'membership.validTo as lastDay'])
    .select(postColumns)
    .where('membership.networkId', 'in', (eb) =>
      eb
        .selectFrom('network')
        .select('network.id')
        .where('network.basis', '=', 'position')
        .where('network.rule', 'is', null)
        .where(stands(on)),
    )
    .where('membership.validTo', '>=', closedSince(on))
    .where('membership.endReason', 'in', ['leftPost', 'retired', 'leftState', 'organisationEnded'])
    .where(notOver('position', on))
    .orderBy('membership.id')
    .execute()
  return rows.flatMap(({ networkId, lastDay, ...post }) =>
    lastDay === null ? [] : [{ networkId, lastDay, post }],
  )
}

/** Whether a post was held on the day that a membership began. */
const inForceAt = (table: string) => {
  const [from, to, day] = [
    sql.ref(`${table}.validFrom`),
    sql.ref(`${table}.validTo`),
    sql.ref('membership.validFrom'),
  ]
  return sql<SqlBool>`(${from} <= ${day} and (${to} is null or ${to} >= ${day}))`
}

/** Posts, held now or to come, in the houses of the ended ones and those that took over from them. */
async function postsAfter(
  db: Reader,
  houses: Facts['houses'],
  seats: readonly { post: PostFact }[],
  on: PlainDate,
): Promise<PostFact[]> {
  const places = seats.flatMap(({ post }) => houseAndHeirs(houses, post.organisationId))
  return inParts(places, (some) =>
    posts(db).where('organisationId', 'in', some).where(notOver('appointment', on)).execute(),
  )
}

const postsOf = (db: Reader, ids: readonly string[]): Promise<PostFact[]> =>
  inParts(ids, (some) => posts(db).where('id', 'in', some).execute())

/** Which of the people are members of what, today or to come, and until when the others were. */
async function membersAmong(
  db: Reader,
  personIds: readonly string[],
  on: PlainDate,
): Promise<Pick<Facts, 'members' | 'lastDays'>> {
  const rows = await inParts(personIds, (some) =>
    db
      .selectFrom('membership')
      .select(['networkId', 'personId', 'validTo'])
      .where('personId', 'in', some)
      .execute(),
  )
  const [members, lastDays] = [new Set<string>(), new Map<string, PlainDate>()]
  for (const { networkId, personId, validTo } of rows) {
    const key = memberOf(networkId, personId)
    if (validTo === null || validTo >= on) members.add(key)
    if (validTo !== null && validTo > (lastDays.get(key) ?? '')) lastDays.set(key, validTo)
  }
  return { members, lastDays }
}
