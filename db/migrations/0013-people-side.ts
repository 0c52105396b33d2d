// The people's side: who sees what of a person, photos, letters not wanted, a network's board, what people say is wrong.
import type { Kysely } from 'kysely'
import { oneOf, texts } from './columns'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sharing(db)
  await ownData(db)
  await outside(db)
  await boards(db)
  await remarks(db)
}

/** More fields, and circles that grow: the table is made anew, since SQLite keeps a CHECK as it was made. */
async function sharing(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('sharedField').renameTo('sharedFieldBefore').execute()
  await db.schema.dropIndex('sharedFieldOnce').execute()
  await texts(
    db.schema.createTable('sharedField').addColumn('id', 'text', (c) => c.primaryKey()),
    ['field', 'seenBy'],
  )
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addCheckConstraint(
      'sharedFieldWhat',
      oneOf('field', ['email', 'phone', 'photo', 'expertise', 'offers', 'links', 'region', 'letters']),
    )
    .addCheckConstraint('sharedFieldWho', oneOf('seenBy', ['groups', 'networks', 'managers']))
    .execute()
  const untyped = db as Kysely<Record<string, Record<string, string>>>
  await untyped
    .insertInto('sharedField')
    .columns(['id', 'personId', 'field', 'seenBy'])
    .expression(untyped.selectFrom('sharedFieldBefore').select(['id', 'personId', 'field', 'seenBy']))
    .execute()
  await db.schema.dropTable('sharedFieldBefore').execute()
  await db.schema
    .createIndex('sharedFieldOnce')
    .unique()
    .on('sharedField')
    .columns(['personId', 'field'])
    .execute()
}

async function ownData(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('person')
    .addColumn('offers', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await texts(
    db.schema
      .createTable('photo')
      .addColumn('personId', 'text', (c) => c.primaryKey().references('person.id')),
    ['mark', 'large', 'small', 'uploadedAt'],
  ).execute()
  await texts(
    db.schema.createTable('unwantedLetter').addColumn('id', 'text', (c) => c.primaryKey()),
    ['kind', 'since'],
  )
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addCheckConstraint('unwantedLetterKind', oneOf('kind', ['networkNews', 'networkBoard', 'fromPeople']))
    .execute()
  await db.schema
    .createIndex('unwantedLetterOnce')
    .unique()
    .on('unwantedLetter')
    .columns(['personId', 'kind'])
    .execute()
}

/** An outside participant holds no post of the registry: whom they speak for is told of the membership. */
async function outside(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('membership')
    .addColumn('represents', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
}

async function boards(db: Kysely<unknown>): Promise<void> {
  // Several places, one a line.
  await db.schema.alterTable('network').renameColumn('link', 'links').execute()
  await texts(
    db.schema.createTable('boardNote').addColumn('id', 'text', (c) => c.primaryKey()),
    ['kind', 'title', 'text', 'postedAt'],
  )
    .addColumn('networkId', 'text', (c) => c.notNull().references('network.id'))
    .addColumn('authorId', 'text', (c) => c.references('person.id'))
    .addColumn('startsAt', 'text')
    .addColumn('place', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('language', 'text')
    .addColumn('closedAt', 'text')
    .addColumn('hiddenAt', 'text')
    .addColumn('hiddenBy', 'text', (c) => c.references('person.id'))
    .addColumn('letterAt', 'text')
    .addCheckConstraint('boardNoteKind', oneOf('kind', ['news', 'meeting', 'offer', 'ask']))
    .addCheckConstraint('boardNoteLanguage', oneOf('language', ['fi', 'sv', 'en']))
    .execute()
  await db.schema.createIndex('boardNoteNetwork').on('boardNote').columns(['networkId', 'postedAt']).execute()
  await db.schema.createIndex('boardNoteAuthor').on('boardNote').column('authorId').execute()
  await texts(
    db.schema.createTable('boardReply').addColumn('id', 'text', (c) => c.primaryKey()),
    ['text', 'postedAt'],
  )
    .addColumn('noteId', 'text', (c) => c.notNull().references('boardNote.id'))
    .addColumn('authorId', 'text', (c) => c.references('person.id'))
    .addColumn('hiddenAt', 'text')
    .addColumn('hiddenBy', 'text', (c) => c.references('person.id'))
    .execute()
  await db.schema.createIndex('boardReplyNote').on('boardReply').columns(['noteId', 'postedAt']).execute()
  await db.schema.createIndex('boardReplyAuthor').on('boardReply').column('authorId').execute()
}

async function remarks(db: Kysely<unknown>): Promise<void> {
  await texts(
    db.schema.createTable('remark').addColumn('id', 'text', (c) => c.primaryKey()),
    ['kind', 'name', 'email', 'locale', 'about', 'text', 'receivedAt', 'answerBy', 'answer'],
  )
    .addColumn('personId', 'text', (c) => c.references('person.id'))
    .addColumn('answeredAt', 'text')
    .addColumn('answeredBy', 'text', (c) => c.references('person.id'))
    .addCheckConstraint('remarkKind', oneOf('kind', ['record', 'accessibility']))
    .addCheckConstraint('remarkLocale', oneOf('locale', ['fi', 'sv', 'en']))
    .execute()
  await db.schema.createIndex('remarkAnswered').on('remark').columns(['answeredAt', 'answerBy']).execute()
  await db.schema.createIndex('remarkPerson').on('remark').column('personId').execute()
}
