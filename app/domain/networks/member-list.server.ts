// The list of a network's members on a day, a page at a time, and how the members of the day spread over the sectors.
import { sql } from 'kysely'
import type { Reader } from '#db/connect'
import { membershipRoles } from '#db/schema'
import type { PlainDate } from '../core/time'
import { inForce } from '../people/period.server'
import { nameHolds, sectorsAt, withPosts } from '../people/queries.server'
import type { Sector } from '../people/rules'
import { pageWithin } from '../people/search'
import { pastOn, sectorIdThen } from '../people/then.server'
import { isCounted, membersOnPage, rolePlace, type Member, type Network } from './rules'

/** The members of a day, in whatever role. */
export const membersOn = (db: Reader, networkId: string, on: PlainDate) =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .where('membership.networkId', '=', networkId)
    .where(inForce('membership', on))

/** The ids of the members of a day, outside participants among them. */
export async function memberIdsOn(db: Reader, networkId: string, on: PlainDate): Promise<string[]> {
  const rows = await membersOn(db, networkId, on).select('membership.personId').distinct().execute()
  return rows.map(({ personId }) => personId)
}

/** Those with a task come first, as in every list of members. */
const placeOfRole = sql<number>`case ${sql.ref('membership.role')} ${sql.join(
  membershipRoles.map((role) => sql`when ${sql.lit(role)} then ${sql.lit(rolePlace(role))}`),
  sql` `,
)} end`

/** Whether the person belongs to the network on the day, in whatever role. */
export const belongsTo = async (
  db: Reader,
  networkId: string,
  personId: string,
  on: PlainDate,
): Promise<boolean> =>
  (await membersOn(db, networkId, on)
    .select('membership.id')
    .where('membership.personId', '=', personId)
    .executeTakeFirst()) !== undefined

/** Whether the person belongs to the network beyond the day, from then on or later. */
export const staysIn = async (
  db: Reader,
  networkId: string,
  personId: string,
  on: PlainDate,
): Promise<boolean> =>
  (await db
    .selectFrom('membership')
    .select('id')
    .where('networkId', '=', networkId)
    .where('personId', '=', personId)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', on)]))
    .executeTakeFirst()) !== undefined

/**
 * A page of the members of a day: those with a task first, then by name, each with the post of that day.
 * @param asked.q words of a name
 * @param asked.page from 1; a page after the last is the last
 * @returns `total` members on the day, of whom `found` have the name
 */
export async function memberPage(
  db: Reader,
  networkId: string,
  on: PlainDate,
  asked: { q: string; page: number },
): Promise<{ rows: Member[]; found: number; total: number; page: number }> {
  const everybody = membersOn(db, networkId, on)
  let named = everybody
  for (const condition of nameHolds(asked.q)) named = named.where(condition)
  const count = async (query: typeof everybody) =>
    Number((await query.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count)
  const total = await count(everybody)
  const found = asked.q === '' ? total : await count(named)
  const page = pageWithin(asked.page, found, membersOnPage)
  const rows = await named
    .select(['person.id', 'person.firstName', 'person.lastName'])
    .select(['membership.id as membershipId', 'membership.role', 'membership.represents'])
    .select(['membership.validFrom', 'membership.validTo'])
    .orderBy(placeOfRole)
    .orderBy('person.sortName')
    .orderBy('person.id')
    .limit(membersOnPage)
    .offset((page - 1) * membersOnPage)
    .execute()
  return { rows: await withPosts(db, rows, on), found, total, page }
}

/** How many in the list of a day are not counted as members: a small group's liaisons. */
export async function uncountedOn(
  db: Reader,
  { id, kind }: Pick<Network, 'id' | 'kind'>,
  on: PlainDate,
): Promise<number> {
  const apart = membershipRoles.filter((role) => !isCounted(kind, role))
  if (apart.length === 0) return 0
  return (await membersOn(db, id, on).select('membership.id').where('role', 'in', apart).execute()).length
}

/** How many of the members there are in each sector and kind of body; one post a member, the one that lists show. */
export function postsByPlace(db: Reader, members: ReturnType<typeof membersOn>, on: PlainDate) {
  const posts = members
    .innerJoin('appointment', 'appointment.personId', 'person.id')
    .innerJoin('organisation', 'organisation.id', 'appointment.organisationId')
    .leftJoin('organisationPast', (join) => join.on(pastOn(on)))
    .where(inForce('appointment', on))
    .select((e) => [
      'organisation.kind',
      sectorIdThen.as('sectorId'),
      e.fn
        .agg<number>('row_number')
        .over((over) =>
          over
            .partitionBy('membership.id')
            .orderBy('appointment.seniorManagement', 'desc')
            .orderBy('appointment.validFrom', 'desc')
            .orderBy('appointment.id', 'desc'),
        )
        .as('place'),
    ])
  return db
    .selectFrom(posts.as('posts'))
    .select((e) => ['sectorId', 'kind', e.fn.countAll<number>().as('count')])
    .where('place', '=', 1)
    .groupBy(['sectorId', 'kind'])
    .execute()
}

/**
 * How many members of the day come from each sector by the post that lists show of them, in the official order; those
 * outside the sectors last, as null. Sectors without a member are left out.
 */
export async function sectorSpread(
  db: Reader,
  networkId: string,
  on: PlainDate,
  total: number,
): Promise<{ sector: Sector | null; count: number }[]> {
  const rows = await postsByPlace(db, membersOn(db, networkId, on), on)
  const counts = new Map<string | null, number>()
  for (const { sectorId, count } of rows) counts.set(sectorId, (counts.get(sectorId) ?? 0) + Number(count))
  const spread: { sector: Sector | null; count: number }[] = (await sectorsAt(db, on)).flatMap((sector) => {
    const count = counts.get(sector.id) ?? 0
    return count > 0 ? [{ sector, count }] : []
  })
  const outside = total - spread.reduce((sum, { count }) => sum + count, 0)
  return outside > 0 ? [...spread, { sector: null, count: outside }] : spread
}
