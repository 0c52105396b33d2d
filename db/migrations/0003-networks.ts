// Networks and small groups, and their memberships as history.
import { sql, type Kysely } from 'kysely'
import { inThreeLanguages, oneOf, periodHolds, texts } from './columns'

export async function up(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('network').addColumn('id', 'text', (c) => c.primaryKey()),
    [...inThreeLanguages('name'), ...inThreeLanguages('description'), 'kind', 'basis', 'foundedOn'],
  )
    .addColumn('programmeId', 'text', (c) => c.references('programme.id'))
    .addColumn('endedOn', 'text')
    .addCheckConstraint(
      'networkKind',
      oneOf('kind', ['forum', 'professional', 'alumni', 'volunteer', 'smallGroup']),
    )
    .addCheckConstraint('networkBasis', oneOf('basis', ['person', 'position']))
    .execute()

  await texts(
    db.schema.createTable('membership').addColumn('id', 'text', (c) => c.primaryKey()),
    ['role', 'validFrom'],
  )
    .addColumn('networkId', 'text', (c) => c.notNull().references('network.id'))
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('appointmentId', 'text', (c) => c.references('appointment.id'))
    .addColumn('validTo', 'text')
    .addColumn('endReason', 'text')
    .addCheckConstraint('membershipPeriod', periodHolds)
    .addCheckConstraint(
      'membershipRole',
      oneOf('role', ['member', 'chair', 'viceChair', 'secretary', 'coordinator', 'liaison', 'outside']),
    )
    .execute()
  await db.schema
    .createIndex('membershipOnce')
    .unique()
    .on('membership')
    .columns(['networkId', 'personId'])
    .where(sql.ref('validTo'), 'is', null)
    .execute()
  // The unique index holds present members only; a network is read as it stood on any day.
  await db.schema.createIndex('membershipNetwork').on('membership').column('networkId').execute()
  await db.schema.createIndex('membershipPerson').on('membership').column('personId').execute()
}
