// The registry in depth: positions and their holders, names of other times, what is known of people, pauses, requests.
import { sql, type Kysely } from 'kysely'
import { inThreeLanguages, oneOf, periodHolds, texts } from './columns'

export async function up(db: Kysely<unknown>): Promise<void> {
  await organisations(db)
  await people(db)
  await networks(db)
  await programmes(db)
}

async function organisations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('sector')
    .addColumn('successorId', 'text', (c) => c.references('sector.id'))
    .execute()
  await db.schema
    .alterTable('organisation')
    .addColumn('successorId', 'text', (c) => c.references('organisation.id'))
    .execute()
  await db.schema
    .alterTable('organisation')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()

  await texts(
    db.schema.createTable('organisationPast').addColumn('id', 'text', (c) => c.primaryKey()),
    [...inThreeLanguages('name'), 'validFrom', 'validTo'],
  )
    .addColumn('organisationId', 'text', (c) => c.notNull().references('organisation.id'))
    .addColumn('sectorId', 'text', (c) => c.references('sector.id'))
    .addCheckConstraint('organisationPastPeriod', periodHolds)
    .execute()
  await db.schema
    .createIndex('organisationPastOrganisation')
    .on('organisationPast')
    .columns(['organisationId', 'validFrom'])
    .execute()

  await texts(
    db.schema.createTable('position').addColumn('id', 'text', (c) => c.primaryKey()),
    [...inThreeLanguages('title'), 'roleClass'],
  )
    .addColumn('organisationId', 'text', (c) => c.notNull().references('organisation.id'))
    .addColumn('seniorManagement', 'integer', (c) => c.notNull())
    .addColumn('superiorId', 'text', (c) => c.references('position.id'))
    .addColumn('validTo', 'text')
    .addCheckConstraint('positionSenior', sql`${sql.ref('seniorManagement')} in (0, 1)`)
    .execute()
  await db.schema.createIndex('positionOrganisation').on('position').column('organisationId').execute()
  await db.schema.createIndex('positionSuperior').on('position').column('superiorId').execute()
}

async function people(db: Kysely<unknown>): Promise<void> {
  for (const column of ['expertise', 'links', 'notes']) {
    await db.schema
      .alterTable('person')
      .addColumn(column, 'text', (c) => c.notNull().defaultTo(''))
      .execute()
  }
  for (const column of ['homeRegion', 'privateEmail']) {
    await db.schema.alterTable('person').addColumn(column, 'text').execute()
  }
  await db.schema
    .alterTable('person')
    .addColumn('gender', 'text', (c) => c.check(oneOf('gender', ['woman', 'man', 'other'])))
    .execute()
  await db.schema
    .alterTable('person')
    .addColumn('mergedInto', 'text', (c) => c.references('person.id'))
    .execute()
  await db.schema
    .alterTable('person')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()

  // A record is known again by it when a sheet or a form tells an address.
  await db.schema.createIndex('personPrivateEmail').on('person').column('privateEmail').execute()

  await db.schema
    .alterTable('appointment')
    .addColumn('positionId', 'text', (c) => c.references('position.id'))
    .execute()
  await db.schema
    .alterTable('appointment')
    .addColumn('acting', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('appointment').addColumn('termEndsOn', 'text').execute()
  await db.schema
    .alterTable('appointment')
    .addColumn('endReason', 'text', (c) =>
      c.check(
        oneOf('endReason', ['otherPost', 'retired', 'leftState', 'termEnded', 'organisationEnded', 'other']),
      ),
    )
    .execute()
  await db.schema.createIndex('appointmentPosition').on('appointment').column('positionId').execute()
  await db.schema.createIndex('appointmentEnd').on('appointment').column('validTo').execute()
}

async function networks(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('network').addColumn('rule', 'text').execute()
  await db.schema
    .alterTable('network')
    .addColumn('link', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema
    .alterTable('network')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  // Who leads each network is asked of them all at once; few have another role than member.
  await db.schema.createIndex('membershipRole').on('membership').column('role').execute()
  await db.schema.createIndex('membershipAppointment').on('membership').column('appointmentId').execute()

  // Words of an earlier release; from now on a reason is one of a list.
  const reasons = {
    'Jäi eläkkeelle': 'retired',
    'Siirtyi pois tehtävästä': 'leftPost',
    'Jäi pois valtion palveluksesta': 'leftState',
    'Oma pyyntö': 'ownWish',
  }
  for (const [words, reason] of Object.entries(reasons)) {
    await sql`update ${sql.table('membership')} set ${sql.ref('endReason')} = ${reason}
      where ${sql.ref('endReason')} = ${words}`.execute(db)
  }

  await db.schema
    .createTable('pause')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('membershipId', 'text', (c) => c.notNull().references('membership.id'))
    .addColumn('validFrom', 'text', (c) => c.notNull())
    .addColumn('validTo', 'text')
    .addCheckConstraint('pausePeriod', periodHolds)
    .execute()
  await db.schema
    .createIndex('pauseOnce')
    .unique()
    .on('pause')
    .column('membershipId')
    .where(sql.ref('validTo'), 'is', null)
    .execute()
  await db.schema.createIndex('pauseMembership').on('pause').column('membershipId').execute()

  await db.schema
    .createTable('application')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('networkId', 'text', (c) => c.notNull().references('network.id'))
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('appliedAt', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text')
    .addColumn('decidedAt', 'text')
    .addColumn('decidedBy', 'text', (c) => c.references('person.id'))
    .addCheckConstraint('applicationOutcome', oneOf('outcome', ['approved', 'declined']))
    .execute()
  await db.schema
    .createIndex('applicationOnce')
    .unique()
    .on('application')
    .columns(['networkId', 'personId'])
    .where(sql.ref('outcome'), 'is', null)
    .execute()
  await db.schema.createIndex('applicationPerson').on('application').column('personId').execute()
}

async function programmes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('participant')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('courseId', 'text', (c) => c.notNull().references('course.id'))
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('enrolledOn', 'text', (c) => c.notNull())
    .addColumn('leftOn', 'text')
    .addUniqueConstraint('participantOnce', ['courseId', 'personId'])
    .execute()
  await db.schema.createIndex('participantPerson').on('participant').column('personId').execute()
}
