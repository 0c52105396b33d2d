// The outbox from the post's side: letters are taken on a lease, and marked by how their sending went.
import type { ExpressionBuilder } from 'kysely'
import type { Reader, Trx } from '#db/connect'
import type { Database, Locale, OutboxTable } from '#db/schema'
import { isAboutEvent, readLetter, withoutSecrets, type LetterKind } from '#emails/letters'
import { allow } from './access'
import { audit } from './audit.server'
import type { Change, Refusal } from './change.server'
import { later, type Instant } from './time'
import { tokenHash } from './tokens.server'

/** Why a letter has not left; the words are the interface's, `said` is what the other end answered. */
export const troubleReasons = [
  /** The mail server cannot be reached, or will not talk: letters wait. */
  'unreachable',
  /** The mail server asked to try later. */
  'busy',
  /** The mail server refused the letter for good. */
  'refused',
  /** It asked to try later until we gave up. */
  'gaveUp',
  /** The address is outside the list of those that letters may go to here. */
  'notAllowed',
  /** The letter's own data is broken. */
  'unrenderable',
] as const
export type TroubleReason = (typeof troubleReasons)[number]
export type Trouble = { reason: TroubleReason; said: string }

const writeTrouble = ({ reason, said }: Trouble): string => `${reason}: ${said}`

/** Reads what `lastError` holds; null when nothing is wrong. */
export function readTrouble(lastError: string | null): Trouble | null {
  if (lastError === null) return null
  const reason = troubleReasons.find((known) => lastError.startsWith(`${known}: `))
  return reason === undefined
    ? { reason: 'refused', said: lastError }
    : { reason, said: lastError.slice(reason.length + 2) }
}

/** A letter on lease. While the lease lasts nobody else takes it. */
export type TakenLetter = Pick<
  OutboxTable,
  'id' | 'kind' | 'data' | 'toName' | 'toAddress' | 'messageId' | 'invitationId' | 'createdAt'
> & {
  locale: Locale
  /** Times taken, this one included. */
  attempts: number
  leasedUntil: Instant
  /** The Message-ID that this one follows, null for the first to a person about an event. */
  follows: string | null
}

type LetterExpressions = ExpressionBuilder<Database & { letter: OutboxTable }, 'letter'>

/** Letters to one person about one invitation leave in the order they were posted, so that no change overtakes it. */
const noEarlierOpen = ({ not, exists, selectFrom }: LetterExpressions) =>
  not(
    exists(
      selectFrom('outbox as earlier')
        .select('earlier.id')
        .whereRef('earlier.invitationId', '=', 'letter.invitationId')
        .whereRef('earlier.toAddress', '=', 'letter.toAddress')
        .whereRef('earlier.id', '<', 'letter.id')
        .where('earlier.status', 'in', ['waiting', 'sending']),
    ),
  )

/**
 * How much sooner a letter that was posted to leave later may leave: what is hurried when nobody wants to wait out the
 * calm. A letter that is tried again waits as it was told to.
 */
export type Hurry = { seconds: number }
const unhurried: Hurry = { seconds: 0 }

const isDue = (now: Instant, hurry: Hurry) => {
  const soon = later(now, hurry)
  return ({ or, and, eb }: LetterExpressions) =>
    or([
      eb('letter.dueAt', '<=', now),
      and([
        eb('letter.dueAt', '<=', soon),
        eb('letter.attempts', '=', 0),
        eb('letter.lastError', 'is', null),
      ]),
    ])
}

/** First what was left on a lease that ran out, then what one person waits for, then the batches. */
async function dueIds(trx: Trx, now: Instant, most: number, hurry: Hurry): Promise<string[]> {
  const letters = trx.selectFrom('outbox as letter').select('letter.id').limit(most)
  const due = letters
    .where('letter.status', '=', 'waiting')
    .where('letter.dueAt', '<=', later(now, hurry))
    .$if(hurry.seconds > 0, (letter) => letter.where(isDue(now, hurry)))
    .where(noEarlierOpen)
    .orderBy('letter.dueAt')
  const ids: string[] = []
  const more = async (query: typeof letters) => {
    if (ids.length < most) ids.push(...(await query.execute()).map(({ id }) => id))
  }
  await more(letters.where('letter.status', '=', 'sending').where('letter.leasedUntil', '<=', now))
  await more(due.where('letter.batchId', 'is', null))
  await more(due.where('letter.batchId', 'is not', null))
  return ids.slice(0, most)
}

/** Takes letters that are due, at most so many, on a lease of so many seconds. */
export async function takeDue(
  c: Change,
  most: number,
  leaseSeconds: number,
  hurry: Hurry = unhurried,
): Promise<TakenLetter[]> {
  const ids = await dueIds(c.trx, c.now, most, hurry)
  if (ids.length === 0) return []
  const leasedUntil = later(c.now, { seconds: leaseSeconds })
  await c.trx
    .updateTable('outbox')
    .set(({ eb }) => ({ status: 'sending', leasedUntil, attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
  const rows = await c.trx
    .selectFrom('outbox')
    .select(['id', 'kind', 'data', 'locale', 'toName', 'toAddress', 'messageId', 'invitationId'])
    .select(['createdAt', 'attempts', 'inReplyTo as follows'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, leasedUntil }))
}

/** The letter's data with its secrets emptied; data that cannot be read stays as it is. */
function emptied({ kind, data }: Pick<TakenLetter, 'kind' | 'data'>): string {
  try {
    return JSON.stringify(withoutSecrets(readLetter(kind, data)))
  } catch {
    return data
  }
}

/** The mail server has it. True whoever holds the lease by now, so it is marked whoever holds it; the address works. */
export async function markSent(c: Change, letter: TakenLetter): Promise<void> {
  await c.trx
    .updateTable('outbox')
    .set({ status: 'sent', sentAt: c.now, leasedUntil: null, lastError: null, data: emptied(letter) })
    .where('id', '=', letter.id)
    .where('status', '<>', 'sent')
    .execute()
  await c.trx
    .updateTable('address')
    .set({ failedAt: null, failure: null })
    .where('email', '=', letter.toAddress.toLowerCase())
    .where('validTo', 'is', null)
    .where('failedAt', 'is not', null)
    .execute()
}

/** Ends our lease with a change; does nothing when the lease has run out and another took the letter. */
const settle = (c: Change, letter: TakenLetter, values: Partial<OutboxTable>) =>
  c.trx
    .updateTable('outbox')
    .set({ leasedUntil: null, ...values })
    .where('id', '=', letter.id)
    .where('status', '=', 'sending')
    .where('leasedUntil', '=', letter.leasedUntil)
    .executeTakeFirst()

/** Untried, or stopped by the server's own trouble: back to waiting, and the try is not counted. */
export async function putBack(c: Change, letter: TakenLetter, trouble: Trouble | null): Promise<void> {
  // One the server stumbled over goes behind the others, so that it never blocks them.
  const troubled = trouble === null ? {} : { lastError: writeTrouble(trouble), dueAt: c.now }
  await settle(c, letter, { status: 'waiting', attempts: letter.attempts - 1, ...troubled })
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

/** When the next letter that waits for its time comes due. */
export async function nextDueAt(db: Reader, now: Instant, hurry: Hurry = unhurried): Promise<Instant | null> {
  const after = (at: Instant) =>
    db
      .selectFrom('outbox')
      .select(({ fn }) => fn.min('dueAt').as('dueAt'))
      .where('status', '=', 'waiting')
      .where('dueAt', '>', at)
  const next = await after(now)
    .$if(hurry.seconds > 0, (tried) => tried.where('attempts', '>', 0))
    .executeTakeFirst()
  const dueAt = next?.dueAt ?? null
  if (hurry.seconds === 0) return dueAt
  const untried = await after(later(now, hurry)).where('attempts', '=', 0).executeTakeFirst()
  const sooner = untried?.dueAt ? later(untried.dueAt, { seconds: -hurry.seconds }) : null
  return [dueAt, sooner].filter((at) => at !== null).sort()[0] ?? null
}

/** The letters about an invitation that have nothing to answer. */
const withoutButtons: ReadonlySet<string> = new Set<LetterKind>([
  'cancelled',
  'withdrawn',
  'thanks',
  'missed',
])

/** Whether the row still holds a whole letter: readable, with the secret that its buttons need. */
function isWhole(kind: string, data: string): boolean {
  try {
    const letter = readLetter(kind, data)
    if (letter.kind === 'signIn') return letter.data.code !== ''
    if (!isAboutEvent(letter)) return !('token' in letter.data) || letter.data.token !== null
    return letter.data.answerToken !== null || withoutButtons.has(letter.kind)
  } catch {
    return false
  }
}

/**
 * Whether the letter tells what is no longer so: a later one about the invitation has been posted, or the event is over
 * or cancelled. That it is cancelled is true news for as long as the event has not been held; thanks come after it.
 */
async function isStale(
  c: Change,
  letter: Pick<OutboxTable, 'id' | 'kind' | 'data' | 'eventId' | 'invitationId' | 'personId'>,
): Promise<boolean> {
  if (letter.kind === 'inquiry') return isInquiryClosed(c, letter.data)
  const later = await c.trx
    .selectFrom('outbox')
    .select('id')
    .where('invitationId', '=', letter.invitationId)
    .where('personId', letter.personId === null ? 'is' : '=', letter.personId)
    .where('id', '>', letter.id)
    .limit(1)
    .executeTakeFirst()
  if (later !== undefined) return true
  const event = await c.trx
    .selectFrom('event')
    .select(['status', 'endsAt'])
    .where('id', '=', letter.eventId)
    .executeTakeFirst()
  if (event === undefined) return false
  if (letter.kind === 'thanks' || letter.kind === 'missed') return event.status === 'cancelled'
  return event.endsAt <= c.now || (event.status === 'cancelled' && letter.kind !== 'cancelled')
}

/** Whether the link of a letter that asks a person opens nothing any more: it was taken back, or asked anew. */
async function isInquiryClosed(c: Change, data: string): Promise<boolean> {
  const letter = readLetter('inquiry', data)
  const token = letter.kind === 'inquiry' ? letter.data.token : null
  const open = await c.trx
    .selectFrom('inquiry')
    .select('id')
    .where('tokenHash', '=', tokenHash(token ?? ''))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return open === undefined
}

export type SendAgainRefusal = 'letterNotFailed' | 'letterEmptied' | 'letterStale'

/**
 * Sends a failed letter again, to the person's present address if it has changed.
 * @throws Response 404 when there is no such letter
 */
export async function sendAgain(
  c: Change,
  outboxId: string,
): Promise<{ ok: true } | Refusal<SendAgainRefusal>> {
  allow(c.actor, { act: 'inviteToEvents' })
  const letter = await c.trx.selectFrom('outbox').selectAll().where('id', '=', outboxId).executeTakeFirst()
  if (letter === undefined) throw new Response(null, { status: 404 })
  if (letter.status !== 'failed') return { ok: false, reason: 'letterNotFailed' }
  if (!isWhole(letter.kind, letter.data)) return { ok: false, reason: 'letterEmptied' }
  if (await isStale(c, letter)) return { ok: false, reason: 'letterStale' }
  const present = await c.trx
    .selectFrom('address')
    .select('email')
    .where('personId', '=', letter.personId ?? '')
    .where('validTo', 'is', null)
    // A letter that asks where to reach somebody may have gone to the private address, as the other had failed.
    .$if(letter.kind === 'inquiry', (address) => address.where('failedAt', 'is', null))
    .executeTakeFirst()
  const toAddress = present?.email ?? letter.toAddress
  await c.trx
    .updateTable('outbox')
    .set({ status: 'waiting', dueAt: c.now, attempts: 0, lastError: null, toAddress })
    .where('id', '=', outboxId)
    .execute()
  await audit(c, 'sendLetterAgain', { kind: 'letter', id: outboxId })
  return { ok: true }
}
