// Mail and calendar that hold: who works at the outbox, when it rests, what comes back, other addresses, more feeds.
import { sql, type Kysely } from 'kysely'
import { oneOf, texts } from './columns'

export async function up(db: Kysely<unknown>): Promise<void> {
  await outbox(db)
  await incoming(db)
  await feeds(db)
}

async function outbox(db: Kysely<unknown>): Promise<void> {
  for (const column of ['leasedBy', 'bouncedAt', 'bounce'])
    await db.schema.alterTable('outbox').addColumn(column, 'text').execute()
  await db.schema.createIndex('outboxPerson').on('outbox').columns(['personId', 'id']).execute()
  await db.schema.createIndex('outboxKind').on('outbox').columns(['kind', 'id']).execute()
  await db.schema.createIndex('outboxBounced').on('outbox').column('bouncedAt').execute()

  await texts(
    db.schema.createTable('postWorker').addColumn('id', 'text', (c) => c.primaryKey()),
    ['host', 'startedAt', 'seenAt'],
  )
    .addColumn('pid', 'integer', (c) => c.notNull())
    .execute()

  await texts(
    db.schema.createTable('postPause').addColumn('id', 'text', (c) => c.primaryKey()),
    ['pausedAt'],
  )
    .addColumn('eventId', 'text', (c) => c.references('event.id'))
    .addColumn('pausedBy', 'text', (c) => c.references('person.id'))
    .addColumn('resumedAt', 'text')
    .addColumn('resumedBy', 'text', (c) => c.references('person.id'))
    .execute()
  // One rest at a time of the letters of an event, and one of all.
  await db.schema
    .createIndex('postPauseOne')
    .on('postPause')
    .unique()
    .expression(sql`coalesce(${sql.ref('eventId')}, '')`)
    .where(sql.ref('resumedAt'), 'is', null)
    .execute()
}

async function incoming(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('incomingMail').addColumn('id', 'text', (c) => c.primaryKey()),
    ['receivedAt', 'fromName', 'fromAddress', 'subject', 'kind', 'standing', 'why', 'facts', 'text'],
  )
    .addColumn('digest', 'text', (c) => c.notNull().unique())
    .addColumn('messageId', 'text')
    .addColumn('eventId', 'text', (c) => c.references('event.id'))
    .addColumn('invitationId', 'text', (c) => c.references('invitation.id'))
    .addColumn('personId', 'text', (c) => c.references('person.id'))
    .addColumn('handledAt', 'text')
    .addColumn('handledBy', 'text', (c) => c.references('person.id'))
    .addCheckConstraint(
      'incomingMailKind',
      oneOf('kind', [
        ...['answer', 'delegation', 'counter', 'refresh', 'bounce', 'absence', 'letter'],
        'unreadable',
      ]),
    )
    .addCheckConstraint('incomingMailStanding', oneOf('standing', ['taken', 'open', 'aside']))
    .execute()
  await db.schema.createIndex('incomingMailStanding').on('incomingMail').columns(['standing', 'id']).execute()
  await db.schema
    .createIndex('incomingMailHandled')
    .on('incomingMail')
    .columns(['standing', 'handledAt'])
    .execute()
  for (const column of ['eventId', 'invitationId', 'personId'])
    await db.schema
      .createIndex(`incomingMail${column.charAt(0).toUpperCase()}${column.slice(1, -2)}`)
      .on('incomingMail')
      .column(column)
      .execute()

  await texts(
    db.schema.createTable('alias').addColumn('id', 'text', (c) => c.primaryKey()),
    ['email', 'addedAt'],
  )
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('addedBy', 'text', (c) => c.references('person.id'))
    .addColumn('removedAt', 'text')
    .execute()
  await db.schema.createIndex('aliasPerson').on('alias').column('personId').execute()
  await db.schema
    .createIndex('aliasEmail')
    .on('alias')
    .column('email')
    .unique()
    .where(sql.ref('removedAt'), 'is', null)
    .execute()

  await db.schema.alterTable('invitation').addColumn('repliedStamp', 'text').execute()
}

/** SQLite changes no CHECK of a table that is there, so the table of feeds is made anew. */
async function feeds(db: Kysely<unknown>): Promise<void> {
  const columns = ['id', 'kind', 'personId', 'tokenHash', 'createdAt', 'revokedAt', 'fetchedAt']
  await db.schema.alterTable('feed').renameTo('feedBefore').execute()
  await db.schema.dropIndex('feedPerson').execute()
  await texts(
    db.schema.createTable('feed').addColumn('id', 'text', (c) => c.primaryKey()),
    ['kind', 'createdAt'],
  )
    .addColumn('eventKind', 'text')
    .addColumn('networkId', 'text', (c) => c.references('network.id'))
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('tokenHash', 'text', (c) => c.notNull().unique())
    .addColumn('revokedAt', 'text')
    .addColumn('fetchedAt', 'text')
    .addCheckConstraint('feedKindOf', oneOf('kind', ['own', 'organiser', 'eventKind', 'group']))
    .addCheckConstraint(
      'feedEventKind',
      oneOf('eventKind', ['managementDay', 'publicManagementDay', 'morningCoffee', 'other']),
    )
    .addCheckConstraint(
      'feedOf',
      sql`(${sql.ref('kind')} = 'eventKind') = (${sql.ref('eventKind')} is not null)
        and (${sql.ref('kind')} = 'group') = (${sql.ref('networkId')} is not null)`,
    )
    .execute()
  await sql`insert into ${sql.table('feed')} (${sql.join(columns.map((name) => sql.ref(name)))})
    select ${sql.join(columns.map((name) => sql.ref(name)))} from ${sql.table('feedBefore')}`.execute(db)
  await db.schema.dropTable('feedBefore').execute()
  await db.schema.createIndex('feedPerson').on('feed').column('personId').execute()
  await db.schema.createIndex('feedNetwork').on('feed').column('networkId').execute()
  // One feed of a thing at a time.
  await db.schema
    .createIndex('feedOne')
    .on('feed')
    .unique()
    .columns(['personId', 'kind'])
    .expression(sql`coalesce(${sql.ref('eventKind')}, ${sql.ref('networkId')}, '')`)
    .where(sql.ref('revokedAt'), 'is', null)
    .execute()
}
