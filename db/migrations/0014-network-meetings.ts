// Meetings that a network calls by itself: events as any other, which those who keep the network may change; and indexes
// that answer whom a reader of the directory finds, and which posts and positions the rules of seats ask for.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('event')
    .addColumn('hostNetworkId', 'text', (c) => c.references('network.id'))
    .execute()
  await db.schema.createIndex('eventHostNetwork').on('event').columns(['hostNetworkId', 'startsAt']).execute()
  await found(db)
  await seated(db)
}

/** Everybody is asked about at once: the rows themselves, with all that is written of people, stay unread. */
async function found(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('personSortName').execute()
  await db.schema
    .createIndex('personFound')
    .on('person')
    .columns(['sortName', 'id', 'mergedInto', 'guest'])
    .execute()
  await db.schema.dropIndex('appointmentPerson').execute()
  await db.schema
    .createIndex('appointmentHeld')
    .on('appointment')
    .columns(['personId', 'validTo', 'validFrom', 'roleClass', 'organisationId'])
    .execute()
}

/** Rules of seats name role classes or the senior management: a few posts of all. */
async function seated(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('appointmentRole').on('appointment').columns(['roleClass', 'validTo']).execute()
  await db.schema
    .createIndex('appointmentSeniority')
    .on('appointment')
    .columns(['seniorManagement', 'validTo'])
    .execute()
  await db.schema
    .createIndex('positionRole')
    .on('position')
    .columns(['roleClass', 'organisationId'])
    .execute()
}
