// Training programmes, their numbered courses and who completed them.
import { sql, type Kysely } from 'kysely'
import { inThreeLanguages, texts } from './columns'

export async function up(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('programme').addColumn('id', 'text', (c) => c.primaryKey()),
    inThreeLanguages('name'),
  ).execute()

  await db.schema
    .createTable('course')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('programmeId', 'text', (c) => c.notNull().references('programme.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('startsOn', 'text', (c) => c.notNull())
    .addColumn('endsOn', 'text', (c) => c.notNull())
    .addUniqueConstraint('courseNumber', ['programmeId', 'number'])
    .addCheckConstraint('coursePeriod', sql`${sql.ref('endsOn')} >= ${sql.ref('startsOn')}`)
    .execute()

  await db.schema
    .createTable('completion')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('courseId', 'text', (c) => c.notNull().references('course.id'))
    .addColumn('completedOn', 'text', (c) => c.notNull())
    .addUniqueConstraint('completionOnce', ['personId', 'courseId'])
    .execute()
  await db.schema.createIndex('completionCourse').on('completion').column('courseId').execute()
}
