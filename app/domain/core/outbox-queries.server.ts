// How letters stand: of a batch while it goes, of an event, and those in trouble.
import type { Reader } from '#db/connect'
import type { OutboxTable } from '#db/schema'
import { readTrouble, type Trouble } from './outbox-pump.server'

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
> & { trouble: Trouble | null }

const rowsOf = (db: Reader) =>
  db
    .selectFrom('outbox')
    .select(['id', 'kind', 'locale', 'personId', 'toName', 'toAddress', 'eventId', 'invitationId'])
    .select(['status', 'attempts', 'createdAt', 'dueAt', 'sentAt', 'lastError'])

const toRow = ({
  lastError,
  ...row
}: Omit<LetterRow, 'trouble'> & { lastError: string | null }): LetterRow => ({
  ...row,
  trouble: readTrouble(lastError),
})

export type BatchProgress = Record<OutboxTable['status'], number> & { total: number; rows: LetterRow[] }

/** How the letters of one press of a button go: counts, and each letter with those in trouble first. */
export async function batchProgress(db: Reader, batchId: string): Promise<BatchProgress> {
  const rows = (await rowsOf(db).where('batchId', '=', batchId).orderBy('id').execute()).map(toRow)
  const progress: BatchProgress = { waiting: 0, sending: 0, sent: 0, failed: 0, total: rows.length, rows: [] }
  for (const row of rows) progress[row.status] += 1
  const weight = (row: LetterRow) => (row.status === 'failed' ? 0 : row.trouble ? 1 : 2)
  progress.rows = rows.sort((a, b) => weight(a) - weight(b))
  return progress
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

/** Letters that have failed, and those that wait because sending them did not succeed; newest first. */
export async function troubledLetters(db: Reader, most = 200): Promise<LetterRow[]> {
  const newest = rowsOf(db).orderBy('id', 'desc').limit(most)
  const failed = await newest.where('status', '=', 'failed').execute()
  const waiting = await newest
    .where('status', 'in', ['waiting', 'sending'])
    .where('lastError', 'is not', null)
    .execute()
  const byId = [...failed, ...waiting].sort((a, b) => (a.id < b.id ? 1 : -1))
  return byId.slice(0, most).map(toRow)
}
