// The outbox from the post's side: letters that are due are taken on a lease.
import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely'
import type { Reader, Trx } from '#db/connect'
import type { Database, Locale, OutboxTable } from '#db/schema'
import type { Change } from './change.server'
import { pausesInForce, type Pause } from './pauses.server'
import { later, type Instant } from './time'

/** A letter on lease. While the lease lasts nobody else takes it. */
export type TakenLetter = Pick<
  OutboxTable,
  'id' | 'kind' | 'data' | 'toName' | 'toAddress' | 'messageId' | 'eventId' | 'invitationId' | 'createdAt'
> & {
  locale: Locale
  /** Times taken, this one included. */
  attempts: number
  leasedUntil: Instant
  /** The worker whose lease it is; null when it was taken without one. */
  leasedBy: string | null
  /** The Message-ID that this one follows, null for the first to a person about an event. */
  follows: string | null
}

type Letters = Database & { letter: OutboxTable }
type LetterExpressions = ExpressionBuilder<Letters, 'letter'>

/**
 * Letters to one person about one event leave in the order they were posted, so that no change overtakes the invitation,
 * nor being invited again the letter by which one was taken off.
 */
const noEarlierOpen = ({ not, exists, selectFrom }: LetterExpressions) =>
  not(
    exists(
      selectFrom('outbox as earlier')
        .select('earlier.id')
        .where(({ or, and, eb, ref }) =>
          or([
            eb('earlier.invitationId', '=', ref('letter.invitationId')),
            and([
              eb('earlier.personId', '=', ref('letter.personId')),
              eb('earlier.eventId', '=', ref('letter.eventId')),
            ]),
          ]),
        )
        .whereRef('earlier.toAddress', '=', 'letter.toAddress')
        .whereRef('earlier.id', '<', 'letter.id')
        .where('earlier.status', 'in', ['waiting', 'sending']),
    ),
  )

/** Letters that rest are left: see `rests`, which says the same of one letter. */
function awake<Output>(
  letters: SelectQueryBuilder<Letters, 'letter', Output>,
  pauses: readonly Pause[],
): SelectQueryBuilder<Letters, 'letter', Output> {
  if (pauses.some(({ eventId }) => eventId === null)) return letters.where('letter.kind', '=', 'signIn')
  const eventIds = pauses.map(({ eventId }) => eventId)
  if (eventIds.length === 0) return letters
  return letters.where(({ or, eb }) =>
    or([
      eb('letter.eventId', 'is', null),
      eb('letter.eventId', 'not in', eventIds),
      eb('letter.kind', '=', 'signIn'),
    ]),
  )
}

/**
 * How much sooner a letter that was posted to leave later may leave: what is hurried when nobody wants to wait out the
 * calm. A letter that is tried again, or whose turn has not come, waits as it was told to.
 */
export type Hurry = { seconds: number }
const unhurried: Hurry = { seconds: 0 }

const isUntouched = ({ and, eb }: LetterExpressions) =>
  and([
    eb('letter.attempts', '=', 0),
    eb('letter.lastError', 'is', null),
    eb('letter.leasedUntil', 'is', null),
  ])

const isDue = (now: Instant, hurry: Hurry) => (e: LetterExpressions) =>
  e.or([e('letter.dueAt', '<=', now), e.and([e('letter.dueAt', '<=', later(now, hurry)), isUntouched(e)])])

/** First what was left on a lease that ran out, then what one person waits for, then the batches. */
async function dueIds(trx: Trx, now: Instant, most: number, hurry: Hurry): Promise<string[]> {
  const every = trx.selectFrom('outbox as letter').select('letter.id').limit(most)
  const letters = awake(every, await pausesInForce(trx))
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

/**
 * Takes letters that are due, at most so many, on a lease of so many seconds.
 * @param leasedBy the worker that takes them: when it is gone they are free before the lease ends
 */
export async function takeDue(
  c: Change,
  most: number,
  leaseSeconds: number,
  hurry: Hurry = unhurried,
  leasedBy: string | null = null,
): Promise<TakenLetter[]> {
  const ids = await dueIds(c.trx, c.now, most, hurry)
  if (ids.length === 0) return []
  const leasedUntil = later(c.now, { seconds: leaseSeconds })
  await c.trx
    .updateTable('outbox')
    .set(({ eb }) => ({ status: 'sending', leasedUntil, leasedBy, attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
  const rows = await c.trx
    .selectFrom('outbox')
    .select(['id', 'kind', 'data', 'locale', 'toName', 'toAddress', 'messageId', 'eventId', 'invitationId'])
    .select(['createdAt', 'attempts', 'inReplyTo as follows'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, leasedUntil, leasedBy }))
}

/** When the next letter that waits for its time comes due. */
export async function nextDueAt(db: Reader, now: Instant, hurry: Hurry = unhurried): Promise<Instant | null> {
  const pauses = await pausesInForce(db)
  const after = (at: Instant) =>
    awake(
      db.selectFrom('outbox as letter').select(({ fn }) => fn.min('letter.dueAt').as('dueAt')),
      pauses,
    )
      .where('letter.status', '=', 'waiting')
      .where('letter.dueAt', '>', at)
  const next = await after(now)
    .$if(hurry.seconds > 0, (letters) => letters.where((e) => e.not(isUntouched(e))))
    .executeTakeFirst()
  const dueAt = next?.dueAt ?? null
  if (hurry.seconds === 0) return dueAt
  const untouched = await after(later(now, hurry)).where(isUntouched).executeTakeFirst()
  const sooner = untouched?.dueAt ? later(untouched.dueAt, { seconds: -hurry.seconds }) : null
  return [dueAt, sooner].filter((at) => at !== null).sort()[0] ?? null
}
