// Composes the mails of a burst: letters that differ only in whom they are to are cast in one mould, to the same bytes as
// nodemailer gives each.
import MailComposer, { type MailComposerOptions } from 'nodemailer/lib/mail-composer'
import MimeNode from 'nodemailer/lib/mime-node'
import { encode as quotedPrintable, wrap } from 'nodemailer/lib/qp'
import { encode as base64, wrap as wrapBase64 } from 'nodemailer/lib/base64'
import { oneLine } from '#emails/clean'
import { readLetter, tokenInData } from '#emails/letters'
import type { InPieces } from '~/domain/calendar/object'
import type { TakenLetter } from '~/domain/core/outbox-pump.server'
import { calendarsOf, composeMail, envelopeOf, fromAddress, type Render, type Sender } from './compose.server'

type Compose = (taken: TakenLetter) => Promise<MailComposerOptions>

/** A text of one letter alone that stands in a mould; null when this letter's would change what is around it. */
type Slot = (parts: Parts) => string | null

/** What is of one letter alone. */
type Parts = {
  taken: TakenLetter
  token: string
  headers: Map<string, string>
  calendar: InPieces | null
}

const mostKept = 48

const tokenLength = 43
const plainId = /^[0-9a-f-]{36}$/

/** A letter's data without its secret, and the secret; null for letters that no mould is made of. */
function cut(taken: TakenLetter): { key: string; token: string } | null {
  const found = tokenInData.exec(taken.data)
  // Another id would be quoted otherwise where it bounds the parts.
  if (found === null || !plainId.test(taken.id)) return null
  const [place] = found
  const before = taken.data.slice(0, found.index)
  const after = taken.data.slice(found.index + place.length)
  if (tokenInData.test(after)) return null
  const about = [taken.kind, taken.locale, taken.follows === null].join(' ')
  return { key: `${about} ${before} ${after}`, token: place.slice(-tokenLength - 1, -1) }
}

const withToken = (taken: TakenLetter, token: string): TakenLetter => ({
  ...taken,
  data: taken.data.replace(tokenInData, `"answerToken":"${token}"`),
})

/** @throws what nodemailer throws */
const built = (mail: MailComposerOptions): Promise<Buffer> => new MailComposer(mail).compile().build()

/** Of nodes that only write headers: nodemailer would draw lots for a boundary. */
const unrandom = { baseBoundary: '-' }

const own = ['To', 'In-Reply-To', 'References', 'Message-ID', 'Date']

/** The headers of one letter alone, each with its name and folded, by their names. */
function headersOf({ toName, toAddress, messageId, follows, createdAt }: TakenLetter): Map<string, string> {
  const node = new MimeNode('text/plain', unrandom)
  node.setHeader('To', { name: oneLine(toName), address: toAddress })
  if (follows !== null) node.setHeader('In-Reply-To', follows).setHeader('References', follows)
  node.setHeader('Message-ID', messageId).setHeader('Date', new Date(createdAt))
  return new Map(linesOf(node.buildHeaders()).map((line) => [nameOf(line), line]))
}

const linesOf = (head: string): string[] => head.split(/\r\n(?![ \t])/)
const nameOf = (line: string): string => line.slice(0, line.indexOf(':'))

const joined = ({ before, line, after }: InPieces): string => before + line + after

/** How nodemailer writes a calendar object that is a part. */
function encodingOf(calendar: InPieces): string | false {
  const node = new MimeNode('text/calendar; charset=utf-8', unrandom)
  return node.setContent(joined(calendar)).getTransferEncoding()
}

const inBase64 = (calendar: InPieces): string => wrapBase64(base64(joined(calendar)))

/** Every line is encoded by itself, so that what stands around the attendee is encoded once. */
const inQuotedPrintable = (text: string): string => wrap(quotedPrintable(text))

type Piece = string | Slot

/** Puts slots wherever a text stands. */
const slotted = (pieces: Piece[], text: string, ...slots: Piece[]): Piece[] =>
  pieces.flatMap((piece) =>
    typeof piece === 'string'
      ? piece.split(text).flatMap((part, at) => (at === 0 ? [part] : [...slots, part]))
      : piece,
  )

/** A secret may stand across a soft line break, which stays where it is. */
function slotsOfToken(pieces: Piece[], token: string): Piece[] {
  let found = slotted(pieces, token, (parts) => parts.token)
  for (let at = 1; at < tokenLength; at++) {
    const broken = (text: string) => `${text.slice(0, at)}=\r\n${text.slice(at)}`
    found = slotted(found, broken(token), (parts) => broken(parts.token))
  }
  return found
}

/** The object stands as a part of its own, encoded as suits it, and as an attachment in base64. */
function slotsOfCalendar(pieces: Piece[], calendar: InPieces | null): Piece[] {
  if (calendar === null) return pieces
  const attached: Slot = (parts) => parts.calendar && inBase64(parts.calendar)
  const withAttached = slotted(pieces, inBase64(calendar), attached)
  const encoding = encodingOf(calendar)
  if (encoding === 'base64') return withAttached
  const encoded = encoding === 'quoted-printable' ? inQuotedPrintable : (text: string) => text
  const [before, line, after] = [calendar.before, calendar.line, calendar.after].map(encoded)
  const ownLine: Slot = (parts) =>
    parts.calendar !== null && encodingOf(parts.calendar) === encoding ? encoded(parts.calendar.line) : null
  return slotted(withAttached, `${before}${line}${after}`, before ?? '', ownLine, after ?? '')
}

/** How a letter is written, but for what is of it alone. */
type Mould = { pieces: (Buffer | Slot)[]; from: string; calendars: ReturnType<typeof calendarsOf> }

/** @param whole the letter as nodemailer wrote it */
function makeMould(taken: TakenLetter, token: string, whole: string, sender: Sender): Mould {
  const letter = readLetter(taken.kind, taken.data)
  const calendars = calendarsOf(letter, taken.locale, sender)
  const end = whole.indexOf('\r\n\r\n')
  const head = linesOf(whole.slice(0, end)).flatMap((line): Piece[] => {
    const name = nameOf(line)
    return [own.includes(name) ? ({ headers }) => headers.get(name) ?? null : line, '\r\n']
  })
  const calendar = calendars?.({ name: taken.toName, address: taken.toAddress }) ?? null
  const body = slotsOfCalendar([whole.slice(end + 2)], calendar)
  const named = slotted([...head, ...body], taken.id, (parts) => parts.taken.id)
  const pieces = asBuffers(slotsOfToken(named, token))
  return { pieces, from: fromAddress(letter, sender), calendars }
}

/** Texts that follow each other become one. */
function asBuffers(pieces: Piece[]): (Buffer | Slot)[] {
  const found: (Buffer | Slot)[] = []
  let text = ''
  for (const piece of [...pieces, null]) {
    if (typeof piece === 'string') {
      text += piece
      continue
    }
    found.push(Buffer.from(text))
    text = ''
    if (piece !== null) found.push(piece)
  }
  return found
}

/** A letter like the one that the mould was made of; null when it is too unlike. */
function cast({ pieces, calendars }: Mould, taken: TakenLetter, token: string): Buffer | null {
  const { toName: name, toAddress: address } = taken
  const calendar = calendars?.({ name, address }) ?? null
  const parts: Parts = { taken, token, headers: headersOf(taken), calendar }
  const whole: Buffer[] = []
  for (const piece of pieces) {
    const written = typeof piece === 'function' ? piece(parts) : piece
    if (written === null) return null
    whole.push(typeof written === 'string' ? Buffer.from(written) : written)
  }
  return Buffer.concat(whole)
}

/** As unlike each other as secrets, ids and names come: what of them decides how a text is encoded lies between. */
const unlike = [
  { token: '-'.repeat(tokenLength), id: '00000000-0000-0000-0000-000000000000', toName: 'A' },
  {
    token: 'e'.repeat(tokenLength),
    id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    toName: 'Þóra “Ø” Länsman, ylijohtaja',
  },
]

/**
 * Composes letters as `composeMail` does, to the byte. The second of its like makes a mould, which is trusted once it has
 * given letters unlike that one as nodemailer gives them; any letter that does not fit goes to nodemailer.
 */
export function createComposer(sender: Sender, render: Render): Compose {
  /** A letter seen once has no mould yet; null is that the mould was not to be trusted. */
  const kept = new Map<string, 'once' | Promise<Mould | null>>()
  const plainly: Compose = (taken) => composeMail(taken, sender, render)

  async function mouldOf(taken: TakenLetter, token: string): Promise<Mould | null> {
    const whole = await built(await plainly(taken))
    const mould = makeMould(taken, token, whole.toString('utf8'), sender)
    let proofs = 0
    for (const other of unlike) {
      const letter = withToken({ ...taken, ...other, messageId: `<${other.id}@vm.example>` }, other.token)
      const raw = cast(mould, letter, other.token)
      if (raw === null) continue
      if (!raw.equals(await built(await plainly(letter)))) return null
      proofs += 1
    }
    return proofs > 0 ? mould : null
  }

  function keep(key: string, what: 'once' | Promise<Mould | null>): void {
    kept.delete(key)
    kept.set(key, what)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  }

  return async (taken) => {
    const shared = cut(taken)
    if (shared === null) return plainly(taken)
    const { key, token } = shared
    const known = kept.get(key)
    if (known === undefined) {
      keep(key, 'once')
      return plainly(taken)
    }
    const made = known === 'once' ? mouldOf(taken, token) : known
    keep(key, made)
    const mould = await made
    const raw = mould && cast(mould, taken, token)
    return mould && raw
      ? { raw, envelope: envelopeOf(taken, mould.from, sender), messageId: taken.messageId }
      : plainly(taken)
  }
}
