// How letters stand: of a batch while it goes, of an event, of an invitation, and any that a list has found.
import type { ExpressionBuilder } from 'kysely'
import type { Reader } from '#db/connect'
import type { Database, OutboxTable } from '#db/schema'
import { unlistedBatch } from './outbox.server'
import { readTrouble, type Trouble } from './trouble'

/** A letter as lists show it. */
export type LetterRow = Pick<
  OutboxTable,
  | 'id'
  | 'kind'
  | 'locale'
  | 'personId'
  | 'toName'
  | 'toAddress'
  | 'eventId'
  | 'invitationId'
  | 'status'
  | 'attempts'
  | 'createdAt'
  | 'dueAt'
  | 'sentAt'
  | 'bouncedAt'
  | 'bounce'
> & {
  trouble: Trouble | null
  /** It went to somebody else than the invited: an assistant's copy. */
  copy: boolean
  /** Nothing reaches its reader: letters come back from the address in use, or there is none. */
  addressFails: boolean
}

const rowsOf = (db: Reader) =>
  db
    .selectFrom('outbox')
    .select(['id', 'kind', 'locale', 'personId', 'toName', 'toAddress', 'eventId', 'invitationId'])
    .select(['status', 'attempts', 'createdAt', 'dueAt', 'sentAt', 'lastError'])
    .select(['bouncedAt', 'bounce'])
    .select((e) =>
      e
        .exists(
          e
            .selectFrom('invitation')
            .select('invitation.id')
            .whereRef('invitation.id', '=', 'outbox.invitationId')
            .whereRef('invitation.personId', '<>', 'outbox.personId'),
        )
        .as('copy'),
    )
    .select((e) =>
      e
        .exists(
          e
            .selectFrom('address')
            .select('address.id')
            .whereRef('address.personId', '=', 'outbox.personId')
            .where('address.validTo', 'is', null)
            .where('address.failedAt', 'is', null),
        )
        .as('reachable'),
    )

type Told = 'trouble' | 'copy' | 'addressFails'
type Read = Omit<LetterRow, Told> & { lastError: string | null; copy: unknown; reachable: unknown }

const toRow = ({ lastError, copy, reachable, ...row }: Read): LetterRow => ({
  ...row,
  trouble: readTrouble(lastError),
  // The databases tell truth by 1 and by true.
  copy: Boolean(copy),
  addressFails: row.personId !== null && !reachable,
})

export type BatchCounts = Record<OutboxTable['status'], number> & { total: number }
export type BatchProgress = BatchCounts & { rows: LetterRow[] }

/** Of a batch whose readers no list may name nothing is told, to whoever guesses its name: not even how many they are. */
const listed = (batchId: string): string => (batchId.startsWith(unlistedBatch) ? '' : batchId)

/** How many of the letters of one press of a button stand where. */
export async function batchCounts(db: Reader, batchId: string): Promise<BatchCounts> {
  const rows = await db
    .selectFrom('outbox')
    .select(['status', (e) => e.fn.countAll<number>().as('letters')])
    .where('batchId', '=', listed(batchId))
    .groupBy('status')
    .execute()
  const counts: BatchCounts = { waiting: 0, sending: 0, sent: 0, failed: 0, total: 0 }
  for (const { status, letters } of rows) {
    counts[status] = letters
    counts.total += letters
  }
  return counts
}

/** How the letters of one press of a button go: counts, and so many of the letters, those in trouble first. */
export async function batchProgress(db: Reader, batchId: string, most = 200): Promise<BatchProgress> {
  const rows = await rowsOf(db)
    .where('batchId', '=', listed(batchId))
    .orderBy((e) =>
      e.case().when('status', '=', 'failed').then(0).when('lastError', 'is not', null).then(1).else(2).end(),
    )
    .orderBy('id')
    .limit(most)
    .execute()
  return { ...(await batchCounts(db, batchId)), rows: rows.map(toRow) }
}

/** The letters of an event, newest first. */
export async function lettersOfEvent(db: Reader, eventId: string, most = 1_000): Promise<LetterRow[]> {
  const rows = await rowsOf(db).where('eventId', '=', eventId).orderBy('id', 'desc').limit(most).execute()
  return rows.map(toRow)
}

/** The letters of one invitation, newest first. */
export async function lettersOfInvitation(db: Reader, invitationId: string): Promise<LetterRow[]> {
  const rows = await rowsOf(db).where('invitationId', '=', invitationId).orderBy('id', 'desc').execute()
  return rows.map(toRow)
}

/** Letters that lists may name: of the others, that somebody got one would tell of them. */
export const isListed = (e: ExpressionBuilder<Database, 'outbox'>) =>
  e.or([e('batchId', 'is', null), e('batchId', 'not like', `${unlistedBatch}%`)])

/** Letters by their ids, newest first. */
export async function lettersById(db: Reader, ids: readonly string[]): Promise<LetterRow[]> {
  if (ids.length === 0) return []
  const rows = await rowsOf(db).where('id', 'in', ids).where(isListed).orderBy('id', 'desc').execute()
  return rows.map(toRow)
}

/** Which of the events are meetings of small groups: to organisers, who read of letters, they are not named. */
export async function meetingsAmong(db: Reader, eventIds: readonly (string | null)[]): Promise<Set<string>> {
  const known = [...new Set(eventIds)].filter((id) => id !== null)
  if (known.length === 0) return new Set()
  const rows = await db
    .selectFrom('event')
    .select('id')
    .where('id', 'in', known)
    .where('networkId', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
