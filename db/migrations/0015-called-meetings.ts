// The meeting that was called of a member's proposal: the proposal leads to it.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('boardNote')
    .addColumn('meetingId', 'text', (c) => c.references('event.id'))
    .execute()
}
