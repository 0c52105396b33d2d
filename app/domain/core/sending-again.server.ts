// Sending a letter again that failed or came back, when it still says what is so and still holds what it needs.
import { isDeepStrictEqual } from 'node:util'
import type { OutboxTable } from '#db/schema'
import { isAboutEvent, readLetter, withoutSecrets, type LetterKind } from '#emails/letters'
import { allow } from './access'
import { audit } from './audit.server'
import type { Change, Refusal } from './change.server'
import { isUnwelcome } from './optional-letters.server'
import { tokenHash } from './tokens.server'

/** The letters about an invitation that have nothing to answer. */
const withoutButtons: ReadonlySet<string> = new Set<LetterKind>([
  'cancelled',
  'withdrawn',
  'thanks',
  'missed',
  'replyNotTaken',
  'calendarAgain',
])

export const hasButtons = (kind: string): boolean => !withoutButtons.has(kind)

/** Whether the row still holds a whole letter: readable, with the secret that its buttons or links need, or the words it passes on. */
function isWhole(kind: string, data: string): boolean {
  try {
    const letter = readLetter(kind, data)
    if (letter.kind === 'signIn') return letter.data.code !== ''
    if (letter.kind === 'mailForwarded' || letter.kind === 'fromPerson')
      return !isDeepStrictEqual(withoutSecrets(letter), letter.data)
    if ('quietToken' in letter.data) return letter.data.quietToken !== null
    if (!isAboutEvent(letter)) return !('token' in letter.data) || letter.data.token !== null
    return letter.data.answerToken !== null || !hasButtons(letter.kind)
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
  // Being taken off stays true of a cancelled event, and the entry has to go all the same.
  const ends = letter.kind === 'cancelled' || letter.kind === 'withdrawn'
  return event.endsAt <= c.now || (event.status === 'cancelled' && !ends)
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

export type SendAgainRefusal =
  'letterNotFailed' | 'letterEmptied' | 'letterStale' | 'letterUnwelcome' | 'letterAddressFails'

type Returned = Pick<OutboxTable, 'kind' | 'data' | 'invitationId' | 'personId'>

/**
 * Sends a letter again that failed or came back, to the person's present address if it has changed; one that came back
 * only once the address has been put right.
 * @param renewed the data of a letter that came back, with new secrets: its own were emptied when it left
 * @throws Response 404 when there is no such letter
 */
export async function sendAgain(
  c: Change,
  outboxId: string,
  renewed: (c: Change, letter: Returned) => Promise<string> = (_, letter) => Promise.resolve(letter.data),
): Promise<{ ok: true } | Refusal<SendAgainRefusal>> {
  allow(c.actor, { act: 'inviteToEvents' })
  const letter = await c.trx.selectFrom('outbox').selectAll().where('id', '=', outboxId).executeTakeFirst()
  if (letter === undefined) throw new Response(null, { status: 404 })
  const returned = letter.status === 'sent' && letter.bouncedAt !== null
  if (letter.status !== 'failed' && !returned) return { ok: false, reason: 'letterNotFailed' }
  if (!isWhole(letter.kind, letter.data) && !(returned && letter.invitationId !== null))
    return { ok: false, reason: 'letterEmptied' }
  if (await isStale(c, letter)) return { ok: false, reason: 'letterStale' }
  if (await isUnwelcome(c.trx, letter)) return { ok: false, reason: 'letterUnwelcome' }
  const present = await addressNow(c, letter)
  const fails = letter.personId !== null && (present === undefined || present.failedAt !== null)
  if (returned && fails) return { ok: false, reason: 'letterAddressFails' }
  const values = {
    data: returned ? await renewed(c, letter) : letter.data,
    toAddress: present?.email ?? letter.toAddress,
    ...{ sentAt: null, bouncedAt: null, bounce: null },
  }
  await c.trx
    .updateTable('outbox')
    .set({ ...values, status: 'waiting', dueAt: c.now, attempts: 0, lastError: null })
    .where('id', '=', outboxId)
    .execute()
  await audit(c, 'sendLetterAgain', { kind: 'letter', id: outboxId })
  return { ok: true }
}

const addressNow = (c: Change, { personId, kind }: Pick<OutboxTable, 'personId' | 'kind'>) =>
  c.trx
    .selectFrom('address')
    .select(['email', 'failedAt'])
    .where('personId', '=', personId ?? '')
    .where('validTo', 'is', null)
    // A letter that asks where to reach somebody may have gone to the private address, as the other had failed.
    .$if(kind === 'inquiry', (address) => address.where('failedAt', 'is', null))
    .executeTakeFirst()
