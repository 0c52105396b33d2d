// Invitations with the answer in force, the answers as history, and the links that letters carry.
import { sql, type Kysely } from 'kysely'
import { oneOf, texts } from './columns'

const sources = ['link', 'page', 'assistant', 'organiser', 'calendar', 'earlier']

export async function up(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('invitation').addColumn('id', 'text', (c) => c.primaryKey()),
    ['reasons', 'invitedAt', 'comment', 'seat'],
  )
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('invitedBy', 'text', (c) => c.references('person.id'))
    .addColumn('withdrawnAt', 'text')
    .addColumn('answer', 'text')
    .addColumn('answeredAt', 'text')
    .addColumn('answerSource', 'text')
    .addColumn('answeredBy', 'text', (c) => c.references('person.id'))
    .addColumn('answeredSequence', 'integer')
    .addColumn('queueNumber', 'integer')
    .addColumn('remindedAt', 'text')
    .addColumn('inCalendar', 'integer', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('stampedAt', 'text')
    .addColumn('firstMessageId', 'text')
    .addCheckConstraint('invitationInCalendar', sql`${sql.ref('inCalendar')} in (0, 1)`)
    .addCheckConstraint('invitationAnswer', oneOf('answer', ['yes', 'maybe', 'no']))
    .addCheckConstraint('invitationSource', oneOf('answerSource', sources))
    .addCheckConstraint('invitationSeat', oneOf('seat', ['none', 'seated', 'waiting']))
    .addCheckConstraint(
      'invitationSeatOfYes',
      sql`(${sql.ref('seat')} = 'none') = (${sql.ref('answer')} is null or ${sql.ref('answer')} <> 'yes' or ${sql.ref('withdrawnAt')} is not null)`,
    )
    .addCheckConstraint(
      'invitationQueue',
      sql`(${sql.ref('seat')} = 'waiting') = (${sql.ref('queueNumber')} is not null)`,
    )
    .addCheckConstraint(
      'invitationAnswered',
      sql`(${sql.ref('answer')} is null) = (${sql.ref('answeredAt')} is null)`,
    )
    .execute()
  await db.schema
    .createIndex('invitationOnce')
    .unique()
    .on('invitation')
    .columns(['eventId', 'personId'])
    .where(sql.ref('withdrawnAt'), 'is', null)
    .execute()
  await db.schema
    .createIndex('invitationQueueOrder')
    .unique()
    .on('invitation')
    .columns(['eventId', 'queueNumber'])
    .where(sql.ref('queueNumber'), 'is not', null)
    .execute()
  // The unique index holds live invitations only; seats are counted over all of an event's.
  await db.schema.createIndex('invitationSeat').on('invitation').columns(['eventId', 'seat']).execute()
  await db.schema.createIndex('invitationPerson').on('invitation').columns(['personId', 'eventId']).execute()

  await texts(
    db.schema.createTable('answer').addColumn('id', 'text', (c) => c.primaryKey()),
    ['answer', 'seat', 'comment', 'source', 'answeredAt'],
  )
    .addColumn('invitationId', 'text', (c) => c.notNull().references('invitation.id'))
    .addColumn('answeredBy', 'text', (c) => c.references('person.id'))
    .addColumn('answeredSequence', 'integer', (c) => c.notNull())
    .addCheckConstraint('answerAnswer', oneOf('answer', ['yes', 'maybe', 'no']))
    .addCheckConstraint('answerSource', oneOf('source', sources))
    .addCheckConstraint('answerSeat', oneOf('seat', ['none', 'seated', 'waiting']))
    .execute()
  await db.schema.createIndex('answerInvitation').on('answer').columns(['invitationId', 'id']).execute()

  await texts(
    db.schema.createTable('answerLink').addColumn('id', 'text', (c) => c.primaryKey()),
    ['createdAt'],
  )
    .addColumn('invitationId', 'text', (c) => c.notNull().references('invitation.id'))
    .addColumn('tokenHash', 'text', (c) => c.notNull().unique())
    .addColumn('revokedAt', 'text')
    .execute()
  await db.schema.createIndex('answerLinkInvitation').on('answerLink').column('invitationId').execute()
}
