// Sectors, organisations, people, their addresses and posts, assistants and organisers.
import { sql, type Kysely } from 'kysely'
import { inThreeLanguages, oneOf, periodHolds, texts } from './columns'

export async function up(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('sector').addColumn('id', 'text', (c) => c.primaryKey()),
    [...inThreeLanguages('name'), 'code'],
  )
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('validFrom', 'text', (c) => c.notNull())
    .addColumn('validTo', 'text')
    .addCheckConstraint('sectorPeriod', periodHolds)
    .execute()

  await texts(
    db.schema.createTable('organisation').addColumn('id', 'text', (c) => c.primaryKey()),
    inThreeLanguages('name'),
  )
    .addColumn('sectorId', 'text', (c) => c.references('sector.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('validFrom', 'text', (c) => c.notNull())
    .addColumn('validTo', 'text')
    .addCheckConstraint('organisationPeriod', periodHolds)
    .addCheckConstraint(
      'organisationKind',
      oneOf('kind', [
        'ministry',
        'agency',
        'municipality',
        'wellbeingCounty',
        'parliament',
        'otherPublic',
        'company',
        'association',
      ]),
    )
    .execute()
  await db.schema.createIndex('organisationSector').on('organisation').column('sectorId').execute()

  await texts(
    db.schema.createTable('person').addColumn('id', 'text', (c) => c.primaryKey()),
    ['firstName', 'lastName', 'sortName', 'language', 'createdAt'],
  )
    .addColumn('phone', 'text')
    .addCheckConstraint('personLanguage', oneOf('language', ['fi', 'sv', 'en']))
    .execute()
  await db.schema.createIndex('personSortName').on('person').columns(['sortName', 'id']).execute()

  await texts(
    db.schema.createTable('address').addColumn('id', 'text', (c) => c.primaryKey()),
    ['email', 'validFrom'],
  )
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('validTo', 'text')
    .addColumn('failedAt', 'text')
    .addColumn('failure', 'text')
    .addCheckConstraint('addressPeriod', periodHolds)
    .addCheckConstraint('addressLowerCase', sql`${sql.ref('email')} = lower(${sql.ref('email')})`)
    .execute()
  await db.schema
    .createIndex('addressOnePerPerson')
    .unique()
    .on('address')
    .column('personId')
    .where(sql.ref('validTo'), 'is', null)
    .execute()
  await db.schema
    .createIndex('addressOneHolder')
    .unique()
    .on('address')
    .column('email')
    .where(sql.ref('validTo'), 'is', null)
    .execute()
  await db.schema.createIndex('addressEmail').on('address').column('email').execute()
  await db.schema.createIndex('addressPerson').on('address').column('personId').execute()

  await texts(
    db.schema.createTable('appointment').addColumn('id', 'text', (c) => c.primaryKey()),
    [...inThreeLanguages('title'), 'roleClass', 'validFrom'],
  )
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('organisationId', 'text', (c) => c.notNull().references('organisation.id'))
    .addColumn('seniorManagement', 'integer', (c) => c.notNull())
    .addColumn('validTo', 'text')
    .addCheckConstraint('appointmentPeriod', periodHolds)
    .addCheckConstraint('appointmentSenior', sql`${sql.ref('seniorManagement')} in (0, 1)`)
    .addCheckConstraint(
      'appointmentRoleClass',
      oneOf('roleClass', [
        'permanentSecretary',
        'headOfAgency',
        'departmentHead',
        'director',
        'hrLead',
        'developmentHead',
        'trainingHead',
        'municipalManager',
        'countyDirector',
        'expert',
        'assistant',
      ]),
    )
    .execute()
  await db.schema.createIndex('appointmentPerson').on('appointment').column('personId').execute()
  await db.schema.createIndex('appointmentOrganisation').on('appointment').column('organisationId').execute()

  await db.schema
    .createTable('assistance')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('managerId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('assistantId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('validFrom', 'text', (c) => c.notNull())
    .addColumn('validTo', 'text')
    .addCheckConstraint('assistancePeriod', periodHolds)
    .addCheckConstraint('assistanceOfAnother', sql`${sql.ref('managerId')} <> ${sql.ref('assistantId')}`)
    .execute()
  await db.schema
    .createIndex('assistanceOnce')
    .unique()
    .on('assistance')
    .columns(['managerId', 'assistantId'])
    .where(sql.ref('validTo'), 'is', null)
    .execute()
  await db.schema.createIndex('assistanceAssistant').on('assistance').column('assistantId').execute()

  await db.schema
    .createTable('organiser')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('validFrom', 'text', (c) => c.notNull())
    .addColumn('validTo', 'text')
    .addCheckConstraint('organiserPeriod', periodHolds)
    .execute()
  await db.schema
    .createIndex('organiserOnce')
    .unique()
    .on('organiser')
    .column('personId')
    .where(sql.ref('validTo'), 'is', null)
    .execute()
}
