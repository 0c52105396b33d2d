// Where the members of a network work on a day: in which sector of the state, outside the state, or in no post that is known.
import type { Reader } from '#db/connect'
import type { OrganisationKind } from '#db/schema'
import type { PlainDate } from '../core/time'
import { membersOn, postsByPlace } from '../networks/member-list.server'
import { sectorsAt } from '../people/queries.server'
import type { Sector } from '../people/rules'

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

/** A liaison follows a network without being of it. */
const ownMembers = (db: Reader, networkId: string, on: PlainDate) =>
  membersOn(db, networkId, on).where('membership.role', '<>', 'liaison')

/** The members of a day by the post that lists show of them. */
export async function whereaboutsOf(db: Reader, networkId: string, on: PlainDate): Promise<Whereabouts> {
  const { count } = await ownMembers(db, networkId, on)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await postsByPlace(db, ownMembers(db, networkId, on), on)
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
