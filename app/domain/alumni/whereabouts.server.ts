// Where the members of a network work on a day: in which sector of the state, outside the state, or in no post that is known.
import type { Reader } from '#db/connect'
import type { OrganisationKind } from '#db/schema'
import type { PlainDate } from '../core/time'
import { inForce } from '../people/period.server'
import { sectorsAt } from '../people/queries.server'
import type { Sector } from '../people/rules'
import { pastOn, sectorIdThen } from '../people/then.server'

/** Of the state without belonging to a ministry's sector. */
const ofStateBesideSectors: readonly OrganisationKind[] = ['ministry', 'agency', 'parliament']

export type Whereabouts = {
  members: number
  /** In the official order; sectors without a member are left out. */
  sectors: { sector: Sector; count: number }[]
  /** Parliament, its offices and other bodies of the state that belong to no sector. */
  beside: number
  /** Municipalities, wellbeing services counties, other public bodies, companies, associations. */
  outside: number
  /** Those of whom the registry knows no post: retired, abroad, on their own. */
  noPost: number
}

const membersOn = (db: Reader, networkId: string, on: PlainDate) =>
  db
    .selectFrom('membership')
    .where('membership.networkId', '=', networkId)
    .where('membership.role', '<>', 'liaison')
    .where(inForce('membership', on))

/** The members of a day by the post that lists show of them. A liaison follows a network without being of it. */
export async function whereaboutsOf(db: Reader, networkId: string, on: PlainDate): Promise<Whereabouts> {
  const { count } = await membersOn(db, networkId, on)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await postsByPlace(db, networkId, on)
  const sectors = await sectorsAt(db, on)
  const known = new Set(sectors.map(({ id }) => id))
  const inSector = (id: string | null): id is string => id !== null && known.has(id)
  const sum = (some: typeof rows) => some.reduce((total, row) => total + Number(row.count), 0)
  const others = rows.filter(({ sectorId }) => !inSector(sectorId))
  return {
    members: Number(count),
    sectors: sectors.flatMap((sector) => {
      const there = sum(rows.filter(({ sectorId }) => sectorId === sector.id))
      return there > 0 ? [{ sector, count: there }] : []
    }),
    beside: sum(others.filter(({ kind }) => ofStateBesideSectors.includes(kind))),
    outside: sum(others.filter(({ kind }) => !ofStateBesideSectors.includes(kind))),
    noPost: Number(count) - sum(rows),
  }
}

/** How many members there are in each sector and kind of body; one post a member, the one that lists show. */
function postsByPlace(db: Reader, networkId: string, on: PlainDate) {
  const posts = membersOn(db, networkId, on)
    .innerJoin('appointment', 'appointment.personId', 'membership.personId')
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
