// Reads the history of a network in a handful of queries, however many years and members it has.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { inParts } from '../people/period.server'
import { holdsOn, type Sector } from '../people/rules'
import { coverage, turnover, yearsOf, type YearFigures } from './history'
import type { Network } from './rules'

export type NetworkHistory = {
  years: YearFigures[]
  /** Members from each sector at each year's day, in the official order; outside the sectors last, as null. */
  sectors: { sector: Sector | null; counts: number[] }[]
}

/** A liaison follows a group without being of it, and is not counted. */
export async function historyOf(
  db: Reader,
  network: Pick<Network, 'id' | 'foundedOn' | 'endedOn'>,
  today: PlainDate,
): Promise<NetworkHistory> {
  const rows = await db
    .selectFrom('membership')
    .select(['personId', 'validFrom', 'validTo'])
    .where('networkId', '=', network.id)
    .where('role', '<>', 'liaison')
    .execute()
  const years = yearsOf(network, today)
  const sectorOn = await sectorsOfMembers(db, [network.id])
  const counts = coverage(rows, years, sectorOn)
  const known = await db
    .selectFrom('sector')
    .select(['id', 'code', 'nameFi', 'nameSv', 'nameEn'])
    .orderBy('position')
    .orderBy('code')
    .execute()
  const sectors = [...known, null].flatMap((sector) => {
    const found = counts.get(sector?.id ?? null)
    return found ? [{ sector, counts: found }] : []
  })
  return { years: turnover(rows, years), sectors }
}

/** Tells the sector of a member's post on a day: the same post that lists show, in the sector its body belonged to then. */
export async function sectorsOfMembers(
  db: Reader,
  networkIds: readonly string[],
): Promise<(personId: string, on: PlainDate) => string | null> {
  const posts = await inParts(networkIds, (some) =>
    db
      .selectFrom('appointment')
      .innerJoin('organisation', 'organisation.id', 'appointment.organisationId')
      .select(['appointment.personId', 'appointment.organisationId', 'organisation.sectorId'])
      .select(['appointment.validFrom', 'appointment.validTo'])
      .where('appointment.personId', 'in', (from) =>
        from.selectFrom('membership').select('membership.personId').where('membership.networkId', 'in', some),
      )
      .orderBy('appointment.seniorManagement', 'desc')
      .orderBy('appointment.validFrom', 'desc')
      .orderBy('appointment.id', 'desc')
      .execute(),
  )
  const past = Map.groupBy(
    await db
      .selectFrom('organisationPast')
      .select(['organisationId', 'sectorId', 'validFrom', 'validTo'])
      .execute(),
    ({ organisationId }) => organisationId,
  )
  const ofPerson = Map.groupBy(posts, ({ personId }) => personId)
  return (personId, on) => {
    const post = ofPerson.get(personId)?.find((one) => holdsOn(one, on))
    if (!post) return null
    const then = past.get(post.organisationId)?.find((one) => holdsOn(one, on))
    return then ? then.sectorId : post.sectorId
  }
}
