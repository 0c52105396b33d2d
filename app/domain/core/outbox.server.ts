// Posting a letter: a row in the outbox, written in the Change that the letter tells of.
import type { Letter } from '#emails/letters'
import type { Locale, OutboxTable } from '#db/schema'
import type { Change } from './change.server'
import type { Instant } from './time'

/** How long a letter that tells how an invitation stands waits, so that a slip put right at once sends one letter. */
export const calmMinutes = 3

/** To whom a letter goes, and what it belongs to. */
export type Envelope = {
  to: { personId: string | null; name: string; address: string }
  locale: Locale
  eventId?: string
  invitationId?: string
  /** Letters of one press of a button share it, so that the page can show how they go. */
  batchId?: string
  /** The Message-ID of the letter that this one follows. */
  inReplyTo?: string | null
  dueAt?: Instant
}

/** The part of a Message-ID after the @; not an address. */
const messageDomain = 'johtofoorumi.invalid'

/** The letter that a Message-ID names, if it is one of ours. */
export const idOfMessage = (messageId: string): string | null =>
  new RegExp(`^<?([0-9a-f-]{36})@${messageDomain.replace('.', '\\.')}>?$`, 'i').exec(messageId.trim())?.[1] ??
  null

/** The row of a letter that waits. The Message-ID comes from the row, so a letter sent twice has one. */
export function letterRow(c: Change, letter: Letter, envelope: Envelope): OutboxTable {
  const id = c.newId()
  return {
    id,
    kind: letter.kind,
    data: JSON.stringify(letter.data),
    locale: envelope.locale,
    personId: envelope.to.personId,
    toName: envelope.to.name,
    toAddress: envelope.to.address,
    eventId: envelope.eventId ?? null,
    invitationId: envelope.invitationId ?? null,
    batchId: envelope.batchId ?? null,
    messageId: `<${id}@${messageDomain}>`,
    inReplyTo: envelope.inReplyTo ?? null,
    status: 'waiting',
    dueAt: envelope.dueAt ?? c.now,
    attempts: 0,
    leasedUntil: null,
    leasedBy: null,
    lastError: null,
    createdAt: c.now,
    sentAt: null,
    bouncedAt: null,
    bounce: null,
  }
}

/** Writes the letter into the outbox. */
export async function post(
  c: Change,
  letter: Letter,
  envelope: Envelope,
): Promise<{ id: string; messageId: string }> {
  const row = letterRow(c, letter, envelope)
  await c.trx.insertInto('outbox').values(row).execute()
  return { id: row.id, messageId: row.messageId }
}

/** How the name of a batch begins whose readers no list may name: that they got the letter would tell of them. */
export const unlistedBatch = 'unlisted-'

/** Takes away the letters of a press that still wait to leave. */
export const dropWaiting = (c: Change, batchId: string) =>
  c.trx.deleteFrom('outbox').where('batchId', '=', batchId).where('status', '=', 'waiting').execute()
