// Reads of the members of one network that organisers keep: pauses, those who left and why, wishes that wait, one membership.
import { sql } from 'kysely'
import type { Reader } from '#db/connect'
import type { MembershipRole } from '#db/schema'
import { sortKey } from '#db/sort-key'
import type { Instant, PlainDate } from '../core/time'
import { inForce } from '../people/period.server'
import { postsHeldBy, withPosts } from '../people/queries.server'
import { fullName, type PersonRow } from '../people/rules'
import { membershipById, type MembershipRow } from './membership-acts.server'
import { pastOnPage, type Member } from './rules'

export type Pause = { id: string; validFrom: PlainDate; validTo: PlainDate | null }

/** The pause of each membership of the network that is paused on the day. */
export async function pausesAt(db: Reader, networkId: string, on: PlainDate): Promise<Map<string, Pause>> {
  const rows = await db
    .selectFrom('pause')
    .innerJoin('membership', 'membership.id', 'pause.membershipId')
    .select(['pause.membershipId', 'pause.id', 'pause.validFrom', 'pause.validTo'])
    .where('membership.networkId', '=', networkId)
    .where(inForce('pause', on))
    .execute()
  return new Map(rows.map(({ membershipId, ...pause }) => [membershipId, pause]))
}

/** Every pause of a membership, the newest first. */
export const pausesOf = (db: Reader, membershipId: string): Promise<Pause[]> =>
  db
    .selectFrom('pause')
    .select(['id', 'validFrom', 'validTo'])
    .where('membershipId', '=', membershipId)
    .orderBy('validFrom', 'desc')
    .execute()

/** The people whose names hold every word, as `nameHolds` finds them. */
export function namedLike<Person extends { firstName: string; lastName: string }>(
  people: readonly Person[],
  q: string,
): Person[] {
  const words = sortKey(q)
    .split(' ')
    .filter((word) => word !== '')
  return people.filter((person) => {
    const name = sortKey(fullName(person))
    return words.every((word) => name.includes(word))
  })
}

export type PastMember = Pick<Member, 'id' | 'firstName' | 'lastName' | 'membershipId' | 'role'> & {
  validFrom: PlainDate
  validTo: PlainDate
  endReason: string | null
}

/** A row whose membership went on as another row, on the day after it ended. */
const wentOn = sql<boolean>`exists (select 1 from ${sql.table('membership')} as ${sql.ref('next')}
  where ${sql.ref('next.networkId')} = ${sql.ref('membership.networkId')}
  and ${sql.ref('next.personId')} = ${sql.ref('membership.personId')}
  and ${sql.ref('next.validFrom')} > ${sql.ref('membership.validTo')}
  and ${sql.ref('membership.endReason')} = 'roleChanged')`

/**
 * Those who had left before the day, the last first, fifty a page. A change of role is no leaving.
 * @param page from 1
 */
export async function pastMembersOf(
  db: Reader,
  networkId: string,
  on: PlainDate,
  page: number,
): Promise<{ rows: PastMember[]; total: number }> {
  const left = db
    .selectFrom('membership')
    .where('membership.networkId', '=', networkId)
    .where('membership.validTo', '<', on)
    .where((e) => e.not(wentOn))
  const { total } = await left.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await left
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['person.id', 'person.firstName', 'person.lastName'])
    .select(['membership.id as membershipId', 'membership.role'])
    .select(['membership.validFrom', 'membership.validTo', 'membership.endReason'])
    .orderBy('membership.validTo', 'desc')
    .orderBy('person.sortName')
    .limit(pastOnPage)
    .offset((page - 1) * pastOnPage)
    .execute()
  return { rows: rows.map((row) => ({ ...row, validTo: row.validTo ?? on })), total: Number(total) }
}

export type ComingMember = Omit<PastMember, 'validTo' | 'endReason'>

/** More than this wait for a later page of the calendar. */
const mostComing = 100

/** The rows that begin after the day: those who will join, and changes of role that are planned, the first first. */
export const comingMembersOf = (db: Reader, networkId: string, on: PlainDate): Promise<ComingMember[]> =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['person.id', 'person.firstName', 'person.lastName'])
    .select(['membership.id as membershipId', 'membership.role', 'membership.validFrom'])
    .where('membership.networkId', '=', networkId)
    .where('membership.validFrom', '>', on)
    .orderBy('membership.validFrom')
    .orderBy('person.sortName')
    .limit(mostComing)
    .execute()

export type Waiting = PersonRow & { applicationId: string; appliedAt: Instant; note: string }

/** Those who wait for approval, who has waited longest first, each with the post of the day. */
export async function waitingFor(db: Reader, networkId: string, on: PlainDate): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('application')
    .innerJoin('person', 'person.id', 'application.personId')
    .select(['application.id as applicationId', 'appliedAt', 'note'])
    .select(['person.id', 'person.firstName', 'person.lastName'])
    .where('networkId', '=', networkId)
    .where('outcome', 'is', null)
    .orderBy('appliedAt')
    .execute()
  return withPosts(db, rows, on)
}

/** Each network's wishes that wait, by the network's id. */
export async function waitingCounts(db: Reader): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('application')
    .select((e) => ['networkId', e.fn.countAll<number>().as('count')])
    .where('outcome', 'is', null)
    .groupBy('networkId')
    .execute()
  return new Map(rows.map((row) => [row.networkId, Number(row.count)]))
}

export type MembershipView = {
  membership: MembershipRow
  person: { id: string; firstName: string; lastName: string }
  pauses: Pause[]
  /** Every row of the person in the network, the newest first: the membership's own history. */
  rows: {
    id: string
    role: MembershipRole
    validFrom: PlainDate
    validTo: PlainDate | null
    endReason: string | null
  }[]
  posts: Awaited<ReturnType<typeof postsHeldBy>>
}

/** One membership with what an organiser needs to keep it. @throws Response 404 when it is not of the network */
export async function membershipView(db: Reader, networkId: string, id: string): Promise<MembershipView> {
  const membership = await membershipById(db, id)
  if (membership.networkId !== networkId) throw new Response(null, { status: 404 })
  const person = await db
    .selectFrom('person')
    .select(['id', 'firstName', 'lastName'])
    .where('id', '=', membership.personId)
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('membership')
    .select(['id', 'role', 'validFrom', 'validTo', 'endReason'])
    .where('networkId', '=', networkId)
    .where('personId', '=', person.id)
    .orderBy('validFrom', 'desc')
    .execute()
  return {
    membership,
    person,
    rows,
    pauses: await pausesOf(db, id),
    posts: await postsHeldBy(db, person.id),
  }
}

/** The person's membership of the network that has not ended by the day, if there is one. */
export const standingMembership = (
  db: Reader,
  networkId: string,
  personId: string,
  on: PlainDate,
): Promise<{ id: string; role: MembershipRole } | undefined> =>
  db
    .selectFrom('membership')
    .select(['id', 'role'])
    .where('networkId', '=', networkId)
    .where('personId', '=', personId)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', on)]))
    .orderBy('validFrom')
    .executeTakeFirst()
