// Replies as mail programs write them, for the tests of what comes in.
import type { Instant } from '~/domain/core/time'

export type Reply = {
  from: string
  to: string
  uid: string
  partstat: 'ACCEPTED' | 'DECLINED' | 'TENTATIVE'
  comment?: string
  sequence?: number
  at: Instant
}

const compact = (at: Instant) => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`

/** A small reply that has what rule R1 asks for. */
export function replyMail({ from, to, uid, partstat, comment, sequence = 0, at }: Reply): Buffer {
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: Re: kutsu`,
    `Date: ${new Date(at).toUTCString()}`,
    `Message-ID: <${uid}-${partstat}-${compact(at)}@ohjelma.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/calendar; charset=utf-8; method=REPLY',
    'Content-Transfer-Encoding: 8bit',
    '',
    'BEGIN:VCALENDAR',
    'PRODID:-//Ohjelma//FI',
    'VERSION:2.0',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${compact(at)}`,
    `SEQUENCE:${sequence}`,
    `ATTENDEE;PARTSTAT=${partstat}:mailto:${from}`,
    ...(comment === undefined ? [] : [`COMMENT:${comment}`]),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}
