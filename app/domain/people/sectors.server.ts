// Reads of the administrative sectors with their times, and of how much belongs to each.
import { sql } from 'kysely'
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { inForce } from './period.server'
import { pastOn, sectorIdThen } from './then.server'
import type { Sector } from './rules'

export type SectorRow = Sector & {
  position: number
  validFrom: PlainDate
  validTo: PlainDate | null
  successorId: string | null
  successorCode: string | null
  organisations: number
  people: number
}

const countAll = sql<number>`count(distinct ${sql.ref('organisation.id')})`

/** All sectors, those of the day first in their official order, with what belonged to each on the day. */
export async function sectorList(db: Reader, on: PlainDate): Promise<SectorRow[]> {
  const sectors = await db
    .selectFrom('sector')
    .leftJoin('sector as successor', 'successor.id', 'sector.successorId')
    .select(['sector.id', 'sector.code', 'sector.nameFi', 'sector.nameSv', 'sector.nameEn'])
    .select(['sector.position', 'sector.validFrom', 'sector.validTo', 'sector.successorId'])
    .select('successor.code as successorCode')
    .orderBy('sector.position')
    .orderBy('sector.validFrom', 'desc')
    .orderBy('sector.code')
    .execute()
  const bodies = db
    .selectFrom('organisation')
    .leftJoin('organisationPast', (join) => join.on(pastOn(on)))
    .where(inForce('organisation', on))
    .groupBy(sectorIdThen)
  const organisations = await bodies.select([sectorIdThen.as('sectorId'), countAll.as('count')]).execute()
  const people = await bodies
    .innerJoin('appointment', 'appointment.organisationId', 'organisation.id')
    .where(inForce('appointment', on))
    .select((eb) => [sectorIdThen.as('sectorId'), eb.fn.count<number>('personId').distinct().as('count')])
    .execute()
  const counted = (rows: { sectorId: string | null; count: number }[], id: string) =>
    rows.find(({ sectorId }) => sectorId === id)?.count ?? 0
  return sectors.map((sector) => ({
    ...sector,
    organisations: counted(organisations, sector.id),
    people: counted(people, sector.id),
  }))
}

/** One sector with what belongs to it on a day; null when there is none. */
export const sectorById = async (db: Reader, id: string, on: PlainDate): Promise<SectorRow | null> =>
  (await sectorList(db, on)).find((sector) => sector.id === id) ?? null

/** The place after the last of the sectors that stand. */
export async function nextPlace(db: Reader, on: PlainDate): Promise<number> {
  const last = await db
    .selectFrom('sector')
    .select((eb) => eb.fn.max<number>('position').as('position'))
    .where(inForce('sector', on))
    .executeTakeFirst()
  return (last?.position ?? 0) + 1
}
