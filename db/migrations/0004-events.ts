// Events with their programme and speakers, and saved audience rules.
import { sql, type Kysely } from 'kysely'
import { inThreeLanguages, oneOf, texts } from './columns'

export async function up(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('event').addColumn('id', 'text', (c) => c.primaryKey()),
    [
      'kind',
      'status',
      ...inThreeLanguages('title'),
      ...inThreeLanguages('description'),
      'startsAt',
      'endsAt',
      'zone',
      'place',
      'onlineUrl',
      'contactName',
      'contactEmail',
      'contactPhone',
      'audienceRule',
      'mailbox',
      'createdAt',
      'changedAt',
      'cancelNote',
    ],
  )
    .addColumn('capacity', 'integer')
    .addColumn('answerBy', 'text')
    .addColumn('substituteLocale', 'text')
    .addColumn('uid', 'text', (c) => c.notNull().unique())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('timeSequence', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('copiedFrom', 'text', (c) => c.references('event.id'))
    .addColumn('createdBy', 'text', (c) => c.references('person.id'))
    .addColumn('cancelledAt', 'text')
    .addCheckConstraint(
      'eventKind',
      oneOf('kind', ['managementDay', 'publicManagementDay', 'morningCoffee', 'other']),
    )
    .addCheckConstraint('eventStatus', oneOf('status', ['draft', 'open', 'cancelled']))
    .addCheckConstraint('eventSubstituteLocale', oneOf('substituteLocale', ['fi', 'sv', 'en']))
    .addCheckConstraint('eventEndsAfterStart', sql`${sql.ref('endsAt')} > ${sql.ref('startsAt')}`)
    .addCheckConstraint('eventAnswerByStart', sql`${sql.ref('answerBy')} <= ${sql.ref('startsAt')}`)
    .addCheckConstraint('eventCapacity', sql`${sql.ref('capacity')} > 0`)
    .addCheckConstraint('eventSequence', sql`${sql.ref('timeSequence')} <= ${sql.ref('sequence')}`)
    .execute()
  await db.schema.createIndex('eventStart').on('event').columns(['startsAt', 'id']).execute()

  await texts(
    db.schema.createTable('programmeItem').addColumn('id', 'text', (c) => c.primaryKey()),
    ['startsAt', ...inThreeLanguages('title')],
  )
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addUniqueConstraint('programmeItemPosition', ['eventId', 'position'])
    .execute()

  await texts(
    db.schema.createTable('speaker').addColumn('id', 'text', (c) => c.primaryKey()),
    ['name', 'role'],
  )
    .addColumn('programmeItemId', 'text', (c) =>
      c.notNull().references('programmeItem.id').onDelete('cascade'),
    )
    .addColumn('position', 'integer', (c) => c.notNull())
    .addUniqueConstraint('speakerPosition', ['programmeItemId', 'position'])
    .execute()

  await texts(
    db.schema.createTable('audience').addColumn('id', 'text', (c) => c.primaryKey()),
    ['name', 'rule', 'savedAt'],
  )
    .addColumn('savedBy', 'text', (c) => c.references('person.id'))
    .addUniqueConstraint('audienceName', ['name'])
    .execute()
}
