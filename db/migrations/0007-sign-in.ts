// The four tables of better-auth, under names that say what they hold.
import type { Kysely } from 'kysely'
import { texts } from './columns'

export async function up(db: Kysely<unknown>): Promise<void> {
  const stamped = ['createdAt', 'updatedAt']

  await texts(
    db.schema.createTable('signInUser').addColumn('id', 'text', (c) => c.primaryKey()),
    ['name', ...stamped],
  )
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('emailVerified', 'integer', (c) => c.notNull())
    .addColumn('image', 'text')
    .execute()

  await texts(
    db.schema.createTable('signInSession').addColumn('id', 'text', (c) => c.primaryKey()),
    ['expiresAt', ...stamped],
  )
    .addColumn('token', 'text', (c) => c.notNull().unique())
    .addColumn('userId', 'text', (c) => c.notNull().references('signInUser.id').onDelete('cascade'))
    .addColumn('ipAddress', 'text')
    .addColumn('userAgent', 'text')
    .execute()
  await db.schema.createIndex('signInSessionUser').on('signInSession').column('userId').execute()

  await texts(
    db.schema.createTable('signInAccount').addColumn('id', 'text', (c) => c.primaryKey()),
    ['accountId', 'providerId', ...stamped],
  )
    .addColumn('userId', 'text', (c) => c.notNull().references('signInUser.id').onDelete('cascade'))
    .addColumn('accessToken', 'text')
    .addColumn('refreshToken', 'text')
    .addColumn('idToken', 'text')
    .addColumn('accessTokenExpiresAt', 'text')
    .addColumn('refreshTokenExpiresAt', 'text')
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .execute()
  await db.schema.createIndex('signInAccountUser').on('signInAccount').column('userId').execute()

  await texts(
    db.schema.createTable('signInVerification').addColumn('id', 'text', (c) => c.primaryKey()),
    ['identifier', 'value', 'expiresAt', ...stamped],
  ).execute()
  await db.schema
    .createIndex('signInVerificationIdentifier')
    .on('signInVerification')
    .column('identifier')
    .execute()
}
