// An organisation's names and sector as they were on a day, for every query that asks about another time than today.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { PlainDate } from '../core/time'

/** A query that joins `organisationPast` on this has the earlier time that held on the day, or none: then the present holds. */
export const pastOn = (on: PlainDate | RawBuilder<string>): RawBuilder<SqlBool> => {
  const ref = (column: string) => sql.ref(`organisationPast.${column}`)
  return sql<SqlBool>`(${ref('organisationId')} = ${sql.ref('organisation.id')}
    and ${ref('validFrom')} <= ${on} and ${ref('validTo')} >= ${on})`
}

/** The last day of a post; one that goes on is told in the present's words. */
export const lastDayOfPost = sql<string>`coalesce(${sql.ref('appointment.validTo')}, '9999-12-31')`

const nameThen = (column: 'nameFi' | 'nameSv' | 'nameEn') =>
  sql<string>`coalesce(${sql.ref(`organisationPast.${column}`)}, ${sql.ref(`organisation.${column}`)})`

/** A body that stood outside the sectors then has none, whatever it has now. */
export const sectorIdThen = sql<string | null>`case when ${sql.ref('organisationPast.id')} is null
  then ${sql.ref('organisation.sectorId')} else ${sql.ref('organisationPast.sectorId')} end`

/** Joins the sector of that time. */
export const inSectorThen = sql<SqlBool>`${sql.ref('sector.id')} = ${sectorIdThen}`

/** What a select takes of the organisation as it was then. */
export const organisationThen = [
  nameThen('nameFi').as('nameFi'),
  nameThen('nameSv').as('nameSv'),
  nameThen('nameEn').as('nameEn'),
  sectorIdThen.as('sectorId'),
] as const
