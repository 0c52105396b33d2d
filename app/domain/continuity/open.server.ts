// What the facts of continuity are read from: posts, and the open memberships of networks that stand.
import { sql, type SqlBool } from 'kysely'
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'

export const postColumns = [
  'appointment.id',
  'appointment.personId',
  'appointment.organisationId',
  'appointment.positionId',
  'appointment.titleFi',
  'appointment.titleSv',
  'appointment.titleEn',
  'appointment.roleClass',
  'appointment.validFrom',
  'appointment.validTo',
  'appointment.endReason',
  'appointment.termEndsOn',
] as const

/** Every post. */
export const posts = (db: Reader) => db.selectFrom('appointment').select(postColumns)

/** A post that is held on the day or will be. */
export const notOver = (table: string, on: PlainDate) => {
  const to = sql.ref(`${table}.validTo`)
  return sql<SqlBool>`(${to} is null or ${to} >= ${on})`
}

/** A network that has not ended before the day. */
export const stands = (on: PlainDate) =>
  sql<SqlBool>`(${sql.ref('network.endedOn')} is null or ${sql.ref('network.endedOn')} >= ${on})`

/**
 * The open memberships whose seats follow positions, of networks that stand. Those networks come first: they have few
 * members beside the others.
 */
export const openSeats = (db: Reader, on: PlainDate) =>
  db
    .selectFrom('membership')
    .where('membership.validTo', 'is', null)
    .where('membership.networkId', 'in', (eb) =>
      eb.selectFrom('network').select('network.id').where('network.basis', '=', 'position').where(stands(on)),
    )
