// The outbox of letters and the audit trail: both are written in the Change they tell of.
import { sql, type Kysely } from 'kysely'
import { oneOf, texts } from './columns'

export async function up(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('outbox').addColumn('id', 'text', (c) => c.primaryKey()),
    ['kind', 'data', 'locale', 'toName', 'toAddress', 'status', 'dueAt', 'createdAt'],
  )
    .addColumn('personId', 'text', (c) => c.references('person.id'))
    .addColumn('eventId', 'text', (c) => c.references('event.id'))
    .addColumn('invitationId', 'text', (c) => c.references('invitation.id'))
    .addColumn('batchId', 'text')
    .addColumn('messageId', 'text', (c) => c.notNull().unique())
    .addColumn('inReplyTo', 'text')
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('leasedUntil', 'text')
    .addColumn('lastError', 'text')
    .addColumn('sentAt', 'text')
    .addCheckConstraint('outboxLocale', oneOf('locale', ['fi', 'sv', 'en']))
    .addCheckConstraint('outboxStatus', oneOf('status', ['waiting', 'sending', 'sent', 'failed']))
    .addCheckConstraint(
      'outboxSent',
      sql`(${sql.ref('status')} = 'sent') = (${sql.ref('sentAt')} is not null)`,
    )
    .execute()
  await db.schema.createIndex('outboxDue').on('outbox').columns(['status', 'dueAt']).execute()
  // What one person waits for is found past a batch of thousands that waits beside it.
  await db.schema
    .createIndex('outboxDueAlone')
    .on('outbox')
    .columns(['status', 'dueAt'])
    .where(sql.ref('batchId'), 'is', null)
    .execute()
  await db.schema.createIndex('outboxEvent').on('outbox').columns(['eventId', 'id']).execute()
  await db.schema.createIndex('outboxBatch').on('outbox').column('batchId').execute()
  await db.schema.createIndex('outboxInvitation').on('outbox').column('invitationId').execute()

  await texts(
    db.schema.createTable('audit').addColumn('id', 'text', (c) => c.primaryKey()),
    ['at', 'actorKind', 'act', 'thing', 'thingId', 'detail'],
  )
    .addColumn('actorId', 'text')
    .addCheckConstraint('auditActor', oneOf('actorKind', ['person', 'link', 'system']))
    .execute()
  await db.schema.createIndex('auditThing').on('audit').columns(['thing', 'thingId', 'id']).execute()
}
