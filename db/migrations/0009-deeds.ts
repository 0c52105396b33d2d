// Deeds that can be taken back, what was decided of findings, letters that ask people, imports, and the words to find things by.
import type { Kysely } from 'kysely'
import { oneOf } from './columns'

export async function up(db: Kysely<unknown>): Promise<void> {
  await deeds(db)
  await continuity(db)
  await imports(db)
  await finding(db)
}

async function deeds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deed')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('thing', 'text', (c) => c.notNull())
    .addColumn('thingId', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('doneBy', 'text', (c) => c.references('person.id'))
    .addColumn('undoUntil', 'text', (c) => c.notNull())
    .addColumn('undoneAt', 'text')
    .addColumn('undoneBy', 'text', (c) => c.references('person.id'))
    .execute()
  await db.schema.createIndex('deedThing').on('deed').columns(['thing', 'thingId']).execute()
  await db.schema.createIndex('deedUndoUntil').on('deed').column('undoUntil').execute()

  await db.schema
    .createTable('deedStep')
    .addColumn('deedId', 'text', (c) => c.notNull().references('deed.id'))
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('kept', 'text', (c) => c.notNull())
    .addColumn('rowId', 'text', (c) => c.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addPrimaryKeyConstraint('deedStepPlace', ['deedId', 'place'])
    .execute()
  await db.schema.createIndex('deedStepRow').on('deedStep').column('rowId').execute()
}

async function continuity(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('decision')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('finding', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('personId', 'text', (c) => c.references('person.id'))
    .addColumn('networkId', 'text', (c) => c.references('network.id'))
    .addColumn('choice', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('decidedAt', 'text', (c) => c.notNull())
    .addColumn('decidedBy', 'text', (c) => c.references('person.id'))
    .addColumn('deedId', 'text', (c) => c.references('deed.id'))
    .addCheckConstraint('decisionChoice', oneOf('choice', ['done', 'left', 'asked']))
    .execute()
  await db.schema.createIndex('decisionOnce').unique().on('decision').column('finding').execute()
  await db.schema.createIndex('decisionAt').on('decision').column('decidedAt').execute()
  await db.schema.createIndex('decisionDeed').on('decision').column('deedId').execute()
  await db.schema.createIndex('decisionPerson').on('decision').column('personId').execute()

  await db.schema
    .createTable('inquiry')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('tokenHash', 'text', (c) => c.notNull())
    .addColumn('askedAt', 'text', (c) => c.notNull())
    .addColumn('askedBy', 'text', (c) => c.references('person.id'))
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('answeredAt', 'text')
    .addColumn('revokedAt', 'text')
    .execute()
  await db.schema.createIndex('inquiryToken').unique().on('inquiry').column('tokenHash').execute()
  await db.schema.createIndex('inquiryPerson').on('inquiry').column('personId').execute()
}

async function imports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('importSheet')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('fileName', 'text', (c) => c.notNull())
    .addColumn('uploadedAt', 'text', (c) => c.notNull())
    .addColumn('uploadedBy', 'text', (c) => c.references('person.id'))
    .addColumn('head', 'text', (c) => c.notNull())
    .addColumn('rows', 'text', (c) => c.notNull())
    .addColumn('columns', 'text', (c) => c.notNull())
    .addColumn('choices', 'text', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('report', 'text', (c) => c.notNull())
    .addColumn('appliedAt', 'text')
    .addColumn('deedId', 'text', (c) => c.references('deed.id'))
    .addCheckConstraint(
      'importSheetKind',
      oneOf('kind', ['people', 'memberships', 'participants', 'attendance']),
    )
    .execute()

  await db.schema
    .createTable('importColumn')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('head', 'text', (c) => c.notNull())
    .addColumn('field', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('importColumnHead', ['kind', 'head'])
    .execute()
}

async function finding(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('searchWord')
    .addColumn('word', 'text', (c) => c.notNull())
    .addColumn('thing', 'text', (c) => c.notNull())
    .addColumn('thingId', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('searchWordOnce', ['word', 'thing', 'thingId'])
    .execute()
  await db.schema.createIndex('searchWordThing').on('searchWord').columns(['thing', 'thingId']).execute()
}
