// A mail that came in, as it was read: what its sender, their calendar or a mail system says by it.
import type { Correspondent } from '../calendar/correspondent'
import type { CalendarReply } from '../calendar/replies'
import type { Instant } from '../core/time'

export type { Correspondent } from '../calendar/correspondent'
export type { CalendarWord } from '../calendar/replies'

/** Why a mail could not be read as what it seems to be. */
export type Unreadable =
  /** A winmail.dat, which only Outlook reads. */
  | 'winmail'
  | 'damaged'
  | 'tooLarge'
  /** A calendar part that is no reply to an invitation of ours: another's invitation, a PUBLISH. */
  | 'otherCalendar'

export type Said =
  | CalendarReply
  | {
      kind: 'bounce'
      /**
       * For each address that is told of: an enhanced status (RFC 3463), whether the mail system has given up, and its
       * own words.
       */
      recipients: { address: string; status: string; final: boolean; said: string }[]
    }
  | { kind: 'absence' }
  | { kind: 'letter' }
  | { kind: 'unreadable'; reason: Unreadable }

export type ReadMail = {
  /** SHA-256 of the mail as far as it was fetched, in hex. */
  digest: string
  messageId: string | null
  /** Message-IDs that it answers or returns, the nearest first. */
  follows: string[]
  /** The Date field. */
  sentAt: Instant | null
  from: Correspondent
  /** The addresses it came to: of the envelope where known, Delivered-To, X-Original-To, To. In lower case. */
  recipients: string[]
  subject: string
  /** What a person wrote, as plain text, without what they quote where that can be told; at most 20,000 letters. */
  text: string
  attachments: string[]
  said: Said
}
