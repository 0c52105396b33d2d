// Letters out and mail in: the outbox, who works at it, when it rests, what has come back, by which addresses people write.
import type { IncomingKind, IncomingStanding, Locale } from './words'

/** A letter to be sent, written in the same Change as what it tells. */
export type OutboxTable = {
  id: string
  kind: string
  /** The letter's data as JSON; what is secret in it is emptied after sending. */
  data: string
  locale: Locale
  personId: string | null
  toName: string
  toAddress: string
  eventId: string | null
  invitationId: string | null
  /** Letters of one press of a button. */
  batchId: string | null
  messageId: string
  /** The Message-ID that the letter follows. */
  inReplyTo: string | null
  status: 'waiting' | 'sending' | 'sent' | 'failed'
  dueAt: string
  attempts: number
  /** Until when nobody takes it: while a worker has it, or until its turn comes. */
  leasedUntil: string | null
  /** The worker that holds the lease. */
  leasedBy: string | null
  lastError: string | null
  createdAt: string
  sentAt: string | null
  /** When a mail system said that a letter which had left could not be delivered, and what it said. */
  bouncedAt: string | null
  bounce: string | null
}

/** A process that sends letters. What one that is gone held on lease is free. */
export type PostWorkerTable = { id: string; host: string; pid: number; startedAt: string; seenAt: string }

/** A rest of the post that organisers asked for: of the letters of one event, or of all. Codes to sign in leave all the same. */
export type PostPauseTable = {
  id: string
  /** Null is all letters. */
  eventId: string | null
  pausedAt: string
  pausedBy: string | null
  resumedAt: string | null
  resumedBy: string | null
}

/** A mail that came to the mailbox that invitations are sent from, and what became of it. */
export type IncomingMailTable = {
  id: string
  /** Made of the whole mail: the same mail read twice counts once. */
  digest: string
  messageId: string | null
  receivedAt: string
  fromName: string
  fromAddress: string
  subject: string
  kind: IncomingKind
  standing: IncomingStanding
  /** Why it stands so, as a word that has a text: recorded, unknownSender, deadlinePassed, olderTime … */
  why: string
  /** What was read from it, as JSON: see the incoming room. */
  facts: string
  /** What a person wrote; emptied once it has been dealt with for long enough. */
  text: string
  eventId: string | null
  invitationId: string | null
  personId: string | null
  handledAt: string | null
  handledBy: string | null
}

/** Another address that a person writes from, learnt from their mail. Letters never go to it. */
export type AliasTable = {
  id: string
  personId: string
  /** In lower case. */
  email: string
  addedAt: string
  addedBy: string | null
  removedAt: string | null
}
