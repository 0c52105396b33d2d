// Casts a letter in the mould of its like: what is of it alone, put between what is of all of them. Nothing else is known
// here, so that the thread that sends can do it alone.
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'
import MimeNode from 'nodemailer/lib/mime-node'
import { encode as quotedPrintable, wrap } from 'nodemailer/lib/qp'
import { encode as base64, wrap as wrapBase64 } from 'nodemailer/lib/base64'

/**
 * Where something of one letter alone stands: a header by its name, the secret of its links with the place where a soft
 * line break cuts it, its id, the attendee's line in the calendar object, and that object as it is attached.
 */
export type Slot =
  | { what: 'header'; name: string }
  | { what: 'token'; cutAt: number }
  | { what: 'id' | 'attendee' | 'attached' }

/** How letters of a kind are written. `calendar`: what stands around the attendee's line, and how it is encoded. */
export type Mould = {
  pieces: (Uint8Array | Slot)[]
  calendar: { before: string; after: string; encoding: string | false } | null
}

/** What is of one letter alone. `attendee`: the line of the calendar object. */
export type Filling = {
  id: string
  token: string
  to: { name: string; address: string }
  messageId: string
  follows: string | null
  createdAt: string
  attendee: string | null
}

/** A letter in its mould, not cast yet. */
export type Molten = { mould: Mould; filling: Filling; envelope: { from: string; to: string[] } }

/** Of nodes that only write headers: nodemailer would draw lots for a boundary. */
const unrandom = { baseBoundary: '-' }

export const ownHeaders = ['To', 'In-Reply-To', 'References', 'Message-ID', 'Date']

/** The headers of one letter alone, each with its name and folded, by their names. */
function headersOf({ to, messageId, follows, createdAt }: Filling): Map<string, string> {
  const node = new MimeNode('text/plain', unrandom)
  node.setHeader('To', to)
  if (follows !== null) node.setHeader('In-Reply-To', follows).setHeader('References', follows)
  node.setHeader('Message-ID', messageId).setHeader('Date', new Date(createdAt))
  return new Map(linesOf(node.buildHeaders()).map((line) => [nameOf(line), line]))
}

export const linesOf = (head: string): string[] => head.split(/\r\n(?![ \t])/)
export const nameOf = (line: string): string => line.slice(0, line.indexOf(':'))

/** How nodemailer writes a calendar object that is a part of its own. */
export const encodingOf = (calendar: string): string | false =>
  new MimeNode('text/calendar; charset=utf-8', unrandom).setContent(calendar).getTransferEncoding()

/** Each line is encoded by itself, so that pieces of whole lines may be. */
export const encoded = (text: string, encoding: string | false): string =>
  encoding === 'quoted-printable' ? wrap(quotedPrintable(text)) : text

export const attached = (calendar: string): string => wrapBase64(base64(calendar))

export const cutAt = (token: string, at: number): string =>
  at === 0 ? token : `${token.slice(0, at)}=\r\n${token.slice(at)}`

/** The whole mail. @param room where it is written, if it has room enough */
export function cast({ pieces, calendar }: Mould, filling: Filling, room?: Buffer): Buffer {
  const headers = headersOf(filling)
  const line = filling.attendee ?? ''
  const { before = '', after = '', encoding = false } = calendar ?? {}
  const written = (slot: Slot): string => {
    switch (slot.what) {
      case 'id':
        return filling.id
      case 'header':
        return headers.get(slot.name) ?? ''
      case 'token':
        return cutAt(filling.token, slot.cutAt)
      case 'attendee':
        return encoded(line, encoding)
      case 'attached':
        return attached(before + line + after)
    }
  }
  const parts = pieces.map((piece) => (piece instanceof Uint8Array ? piece : Buffer.from(written(piece))))
  return joined(parts, room)
}

function joined(parts: Uint8Array[], room: Buffer | undefined): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (room === undefined || length > room.length) return Buffer.concat(parts)
  let at = 0
  for (const part of parts) {
    room.set(part, at)
    at += part.length
  }
  return room.subarray(0, length)
}

/** What nodemailer is handed. @param room see `cast` */
export const asMail = (composed: MailComposerOptions | Molten, room?: Buffer): MailComposerOptions =>
  'mould' in composed
    ? {
        raw: cast(composed.mould, composed.filling, room),
        envelope: composed.envelope,
        messageId: composed.filling.messageId,
      }
    : composed
