// Marks on letters: how their sending went, and what came back of those that had left.
import { atMost, oneLine } from '#emails/clean'
import type { OutboxTable } from '#db/schema'
import { readLetter, tokenInData, withoutSecrets } from '#emails/letters'
import type { Change } from './change.server'
import type { TakenLetter } from './outbox-pump.server'
import { prepared } from './prepared.server'
import type { Instant } from './time'
import { writeTrouble, type Trouble } from './trouble'

/** The letter's data with its secrets emptied; data that cannot be read stays as it is. */
export function emptied({ kind, data }: Pick<TakenLetter, 'kind' | 'data'>): string {
  // Of a letter about an invitation nothing else is secret, and to read it whole takes long.
  const [before, after, ...more] = data.split(tokenInData)
  if (before !== undefined && after !== undefined && more.length === 0)
    return `${before}"answerToken":null${after}`
  try {
    return JSON.stringify(withoutSecrets(readLetter(kind, data)))
  } catch {
    return data
  }
}

const unleased = { leasedUntil: null, leasedBy: null }

const setSent = prepared(['id', 'at', 'data'], (db, { id, at, data }) =>
  db
    .updateTable('outbox')
    .set({ ...unleased, status: 'sent', sentAt: at, lastError: null, data })
    .where('id', '=', id)
    .where('status', '<>', 'sent'),
)

/** It has left. True whoever holds the lease by now, so it is marked whoever holds it. */
export async function markSent(c: Change, letter: TakenLetter): Promise<void> {
  await setSent(c.trx, { id: letter.id, at: c.now, data: emptied(letter) })
}

const setWorks = prepared(['email'], (db, { email }) =>
  db
    .updateTable('address')
    .set({ failedAt: null, failure: null })
    .where('email', '=', email)
    .where('validTo', 'is', null)
    .where('failedAt', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.personId', '=', 'address.personId')
            .whereRef('outbox.bouncedAt', '>=', 'address.failedAt'),
        ),
      ),
    ),
)

/**
 * The mail server took a letter for the address: it works, as far as that server knows. Where letters that were taken have
 * come back from it, a server that takes another proves nothing.
 */
export async function markAddressWorks(c: Change, email: string): Promise<void> {
  await setWorks(c.trx, { email: email.toLowerCase() })
}

/** Ends our lease with a change; does nothing when the lease was lost and another took the letter. */
function settle(c: Change, { id, leasedBy, leasedUntil }: TakenLetter, values: Partial<OutboxTable>) {
  const ours = c.trx
    .updateTable('outbox')
    .set({ ...unleased, ...values })
    .where('id', '=', id)
    .where('status', '=', 'sending')
  // A worker makes its leases longer as it goes; one that nobody holds is known by its end.
  const held =
    leasedBy === null ? ours.where('leasedUntil', '=', leasedUntil) : ours.where('leasedBy', '=', leasedBy)
  return held.execute()
}

/** Untried, or stopped by the server's own trouble: back to waiting, and the try is not counted. */
export async function putBack(c: Change, letter: TakenLetter, trouble: Trouble | null): Promise<void> {
  // One the server stumbled over goes behind the others, so that it never blocks them.
  const troubled = trouble === null ? {} : { lastError: writeTrouble(trouble), dueAt: c.now }
  await settle(c, letter, { status: 'waiting', attempts: letter.attempts - 1, ...troubled })
}

/** Its turn has not come: it waits until then, untried, however letters are hurried. */
export async function putOff(c: Change, letter: TakenLetter, until: Instant): Promise<void> {
  const attempts = letter.attempts - 1
  await settle(c, letter, { status: 'waiting', attempts, dueAt: until, leasedUntil: until })
}

/** Asked to try later. */
export async function markPassing(
  c: Change,
  letter: TakenLetter,
  trouble: Trouble,
  retryAt: Instant,
): Promise<void> {
  await settle(c, letter, { status: 'waiting', dueAt: retryAt, lastError: writeTrouble(trouble) })
}

/** Refused for good. A sign-in code is emptied; other letters keep what they need to be sent again. */
export async function markFailed(c: Change, letter: TakenLetter, trouble: Trouble): Promise<void> {
  const data = letter.kind === 'signIn' ? { data: emptied(letter) } : {}
  await settle(c, letter, { status: 'failed', lastError: writeTrouble(trouble), ...data })
}

/** The mail server says that the address does not exist (RFC 3463, X.1.X): the registry shows it. */
export async function markAddressFailed(c: Change, email: string, said: string): Promise<void> {
  await c.trx
    .updateTable('address')
    .set({ failedAt: c.now, failure: said })
    .where('email', '=', email.toLowerCase())
    .where('validTo', 'is', null)
    .where('failedAt', 'is', null)
    .execute()
}

/** A letter that came back, and whether that was its end. */
export type Bounced = Pick<OutboxTable, 'id' | 'eventId' | 'invitationId' | 'personId' | 'toAddress'> & {
  final: boolean
}

/**
 * A letter that had left came back: rule R5. One that the mail system has given up is marked, and where the address was at
 * fault (5.x.x) it is flagged; a delay changes nothing, since the mail system goes on trying. Nor does a second notice of
 * a letter that is to be sent again: it would be one of the address that it went to before.
 * @param back.status an enhanced status (RFC 3463)
 * @param back.said the mail system's own words
 * @returns null when there is no such letter
 */
export async function markBounced(
  c: Change,
  { letterId, status, final, said }: { letterId: string; status: string; final: boolean; said: string },
): Promise<Bounced | null> {
  const letter = await c.trx
    .selectFrom('outbox')
    .select(['id', 'eventId', 'invitationId', 'personId', 'toAddress', 'status', 'bouncedAt'])
    .where('id', '=', letterId)
    .executeTakeFirst()
  if (letter === undefined) return null
  const { status: stands, bouncedAt, ...bounced } = letter
  if (final && bouncedAt === null && (stands === 'sent' || stands === 'sending')) {
    const bounce = atMost(oneLine(`${status} ${said}`), 300)
    await c.trx.updateTable('outbox').set({ bouncedAt: c.now, bounce }).where('id', '=', letterId).execute()
    if (status.startsWith('5')) await markAddressFailed(c, letter.toAddress, bounce)
  }
  return { ...bounced, final }
}
