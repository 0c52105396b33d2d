// Composes the mails of a burst: letters that differ only in whom they are to are cast in one mould, to the same bytes as
// nodemailer gives each.
import MailComposer, { type MailComposerOptions } from 'nodemailer/lib/mail-composer'
import MimeNode from 'nodemailer/lib/mime-node'
import { encode as quotedPrintable, wrap } from 'nodemailer/lib/qp'
import { encode as base64, wrap as wrapBase64 } from 'nodemailer/lib/base64'
import { oneLine } from '#emails/clean'
import { readLetter } from '#emails/letters'
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
  calendar: string | null
}

const mostKept = 48

const tokenLength = 43
const tokenPlace = new RegExp(`"answerToken":"([\\w-]{${tokenLength}})"`, 'g')
const plainId = /^[0-9a-f-]{36}$/

/**
 * A letter's data without its secret, and the secret; null when there is none, and for ids that a boundary would be
 * written otherwise for.
 */
function cut(taken: TakenLetter): { key: string; token: string } | null {
  const found = [...taken.data.matchAll(tokenPlace)]
  const [only] = found
  if (only?.[1] === undefined || found.length > 1 || !plainId.test(taken.id)) return null
  const about = [taken.kind, taken.locale, taken.follows === null].join(' ')
  return { key: `${about} ${taken.data.replace(tokenPlace, '')}`, token: only[1] }
}

const withToken = (taken: TakenLetter, token: string): TakenLetter => ({
  ...taken,
  data: taken.data.replace(tokenPlace, `"answerToken":"${token}"`),
})

/** @throws what nodemailer throws */
const built = async (mail: MailComposerOptions): Promise<string> =>
  (await new MailComposer(mail).compile().build()).toString('utf8')

/** Of nodes that only write headers: nodemailer would draw lots for a boundary. */
const unrandom = { baseBoundary: '-' }

/** The headers of one letter alone, each with its name and folded, by their names. */
const own = ['To', 'In-Reply-To', 'References', 'Message-ID', 'Date']

function headersOf({ toName, toAddress, messageId, follows, createdAt }: TakenLetter): Map<string, string> {
  const node = new MimeNode('text/plain', unrandom)
  node.setHeader('To', { name: oneLine(toName), address: toAddress })
  if (follows !== null) node.setHeader('In-Reply-To', follows).setHeader('References', follows)
  node.setHeader('Message-ID', messageId).setHeader('Date', new Date(createdAt))
  return new Map(linesOf(node.buildHeaders()).map((line) => [nameOf(line), line]))
}

const linesOf = (head: string): string[] => head.split(/\r\n(?![ \t])/)
const nameOf = (line: string): string => line.slice(0, line.indexOf(':'))

/** How nodemailer writes a calendar object that is a part. */
function encodingOf(calendar: string): string | false {
  const node = new MimeNode('text/calendar; charset=utf-8', unrandom)
  return node.setContent(calendar).getTransferEncoding()
}

const encoded = (encoding: string | false, calendar: string): string => {
  if (encoding === 'base64') return wrapBase64(base64(calendar))
  return encoding === 'quoted-printable' ? wrap(quotedPrintable(calendar)) : calendar
}

/** Puts a slot wherever a text stands. */
const slotted = (pieces: (string | Slot)[], text: string, slot: Slot): (string | Slot)[] =>
  pieces.flatMap((piece) =>
    typeof piece === 'string'
      ? piece.split(text).flatMap((part, at) => (at === 0 ? [part] : [slot, part]))
      : piece,
  )

/** A secret may stand across a soft line break, which stays where it is. */
function slotsOfToken(pieces: (string | Slot)[], token: string): (string | Slot)[] {
  const broken = Array.from({ length: tokenLength }, (_, at) => at).map((at) => ({
    text: at === 0 ? token : `${token.slice(0, at)}=\r\n${token.slice(at)}`,
    slot: ((parts) =>
      at === 0 ? parts.token : `${parts.token.slice(0, at)}=\r\n${parts.token.slice(at)}`) satisfies Slot,
  }))
  return broken.reduce((so, { text, slot }) => slotted(so, text, slot), pieces)
}

/** How a letter is written, but for what is of it alone. */
type Mould = { pieces: (string | Slot)[]; from: string; calendars: ReturnType<typeof calendarsOf> }

/** @param whole the letter as nodemailer wrote it */
function makeMould(taken: TakenLetter, token: string, whole: string, sender: Sender): Mould {
  const letter = readLetter(taken.kind, taken.data)
  const calendars = calendarsOf(letter, taken.locale, sender)
  const end = whole.indexOf('\r\n\r\n')
  const head = linesOf(whole.slice(0, end)).flatMap((line): (string | Slot)[] => {
    const name = nameOf(line)
    return [own.includes(name) ? ({ headers }) => headers.get(name) ?? null : line, '\r\n']
  })
  const calendar = calendars?.({ name: taken.toName, address: taken.toAddress }) ?? null
  const body = slotsOfCalendar([whole.slice(end + 2)], calendar)
  const named = slotted([...head, ...body], taken.id, (parts) => parts.taken.id)
  return { pieces: slotsOfToken(named, token), from: fromAddress(letter, sender), calendars }
}

/** The object stands as a part of its own, encoded as suits it, and as an attachment in base64. */
function slotsOfCalendar(pieces: (string | Slot)[], calendar: string | null): (string | Slot)[] {
  if (calendar === null) return pieces
  const encoding = encodingOf(calendar)
  const asPart: Slot = (parts) =>
    parts.calendar === null || encodingOf(parts.calendar) !== encoding
      ? null
      : encoded(encoding, parts.calendar)
  const attached: Slot = (parts) => parts.calendar && encoded('base64', parts.calendar)
  const bothWays = encoding === 'base64' ? pieces : slotted(pieces, encoded(encoding, calendar), asPart)
  return slotted(bothWays, encoded('base64', calendar), encoding === 'base64' ? asPart : attached)
}

/** A letter like the one that the mould was made of; null when it is too unlike. */
function cast({ pieces, calendars }: Mould, taken: TakenLetter, token: string): Buffer | null {
  const { toName: name, toAddress: address } = taken
  const calendar = calendars?.({ name, address }) ?? null
  const parts: Parts = { taken, token, headers: headersOf(taken), calendar }
  let text = ''
  for (const piece of pieces) {
    const written = typeof piece === 'string' ? piece : piece(parts)
    if (written === null) return null
    text += written
  }
  return Buffer.from(text, 'utf8')
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
 * given two letters unlike that one as nodemailer gives them; any letter that does not fit goes to nodemailer.
 */
export function createComposer(sender: Sender, render: Render): Compose {
  /** Null is that letters of the kind are seen to fit no mould, or once so far. */
  const kept = new Map<string, 'once' | Promise<Mould | null>>()
  const plainly: Compose = (taken) => composeMail(taken, sender, render)

  async function mouldOf(taken: TakenLetter, token: string): Promise<Mould | null> {
    const mould = makeMould(taken, token, await built(await plainly(taken)), sender)
    for (const other of unlike) {
      const letter = withToken({ ...taken, ...other, messageId: `<${other.id}@vm.example>` }, other.token)
      const whole = await built(await plainly(letter))
      if (cast(mould, letter, other.token)?.toString('utf8') !== whole) return null
    }
    return mould
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
