// Composes the mails of a burst: letters that differ only in whom they are to are cast in one mould, to the same bytes as
// nodemailer gives each.
import MailComposer, { type MailComposerOptions } from 'nodemailer/lib/mail-composer'
import { oneLine } from '#emails/clean'
import { readLetter, tokenInData } from '#emails/letters'
import type { TakenLetter } from '~/domain/core/outbox-pump.server'
import {
  attached,
  cast,
  cutAt,
  encoded,
  encodingOf,
  linesOf,
  nameOf,
  ownHeaders,
  type Filling,
  type Molten,
  type Mould,
  type Slot,
} from './cast'
import { calendarsOf, composeMail, envelopeOf, fromAddress, type Render, type Sender } from './compose.server'

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

type Piece = string | Slot

/** Puts pieces wherever a text stands. */
const slotted = (pieces: Piece[], text: string, ...inPlace: Piece[]): Piece[] =>
  pieces.flatMap((piece) =>
    typeof piece === 'string'
      ? piece.split(text).flatMap((part, at) => (at === 0 ? [part] : [...inPlace, part]))
      : piece,
  )

/** A secret may stand across a soft line break, which stays where it is. */
const slotsOfToken = (pieces: Piece[], token: string): Piece[] =>
  Array.from({ length: tokenLength }).reduce<Piece[]>(
    (found, _, at) => slotted(found, cutAt(token, at), { what: 'token', cutAt: at }),
    pieces,
  )

/** A calendar object around its attendee. */
type Around = NonNullable<Mould['calendar']>

/** The object stands as a part of its own, encoded as suits it, and as an attachment in base64. */
function slotsOfCalendar(pieces: Piece[], around: Around | null, line: string | null): Piece[] {
  if (around === null || line === null) return pieces
  const { before, after, encoding } = around
  const withAttached = slotted(pieces, attached(before + line + after), { what: 'attached' })
  // In base64 nothing stands by itself: such letters go to nodemailer.
  if (encoding === 'base64') return withAttached
  const [first = '', middle = '', last = ''] = [before, line, after].map((text) => encoded(text, encoding))
  return slotted(withAttached, `${first}${middle}${last}`, first, { what: 'attendee' }, last)
}

/** A mould with what makes what is put into it. */
type Kept = { mould: Mould; from: string; calendars: ReturnType<typeof calendarsOf>; surplus: number }

const fillingOf = (taken: TakenLetter, token: string, { calendars }: Pick<Kept, 'calendars'>): Filling => {
  const to = { name: oneLine(taken.toName), address: taken.toAddress }
  const { id, messageId, follows, createdAt } = taken
  const attendee = calendars?.({ name: taken.toName, address: taken.toAddress }).line ?? null
  return { id, token, to, messageId, follows, createdAt, attendee }
}

/** @param whole the letter as nodemailer wrote it */
function makeMould(taken: TakenLetter, token: string, whole: string, sender: Sender): Kept {
  const letter = readLetter(taken.kind, taken.data)
  const calendars = calendarsOf(letter, taken.locale, sender)
  const calendar = calendars?.({ name: taken.toName, address: taken.toAddress }) ?? null
  const around = calendar && {
    before: calendar.before,
    after: calendar.after,
    encoding: encodingOf(calendar.before + calendar.line + calendar.after),
  }
  const end = whole.indexOf('\r\n\r\n')
  const head = linesOf(whole.slice(0, end)).flatMap((line): Piece[] => {
    const name = nameOf(line)
    return [ownHeaders.includes(name) ? { what: 'header', name } : line, '\r\n']
  })
  const body = slotsOfCalendar([whole.slice(end + 2)], around, calendar?.line ?? null)
  const named = slotted([...head, ...body], taken.id, { what: 'id' })
  const pieces = asBuffers(slotsOfToken(named, token))
  const surplus = around === null ? 0 : surplusOf(around)
  return { mould: { pieces, calendar: around }, from: fromAddress(letter, sender), calendars, surplus }
}

/** Texts that follow each other become one. */
function asBuffers(pieces: Piece[]): (Buffer | Slot)[] {
  const found: (Buffer | Slot)[] = []
  let text = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece
    else {
      found.push(Buffer.from(text), piece)
      text = ''
    }
  }
  return [...found, Buffer.from(text)]
}

/**
 * How long an attendee's line may be without another encoding of the object: nodemailer writes quoted-printable what has
 * more letters of ours than others. 0 is that each line must be looked at.
 */
function surplusOf({ before, after, encoding }: Around): number {
  const text = before + after
  if (encoding !== 'quoted-printable' || encodingOf(text) !== encoding) return 0
  const count = (of: RegExp) => text.match(of)?.length ?? 0
  return Math.max(0, count(/[a-z]/gi) - count(/[^\r\n -~]/g))
}

/** Whether what stands around the attendee's line is encoded as in the mould. */
function fits({ mould: { calendar }, surplus }: Kept, { attendee }: Filling): boolean {
  if (calendar === null || attendee === null || attendee.length < surplus) return true
  return encodingOf(calendar.before + attendee + calendar.after) === calendar.encoding
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
export function createComposer(
  sender: Sender,
  render: Render,
): (taken: TakenLetter) => Promise<MailComposerOptions | Molten> {
  /** A letter seen once has no mould yet; null is that the mould was not to be trusted. */
  const kept = new Map<string, 'once' | Promise<Kept | null>>()
  const plainly = (taken: TakenLetter) => composeMail(taken, sender, render)

  async function mouldOf(taken: TakenLetter, token: string): Promise<Kept | null> {
    const whole = await built(await plainly(taken))
    const made = makeMould(taken, token, whole.toString('utf8'), sender)
    let proofs = 0
    for (const other of unlike) {
      const letter = withToken({ ...taken, ...other, messageId: `<${other.id}@vm.example>` }, other.token)
      const filling = fillingOf(letter, other.token, made)
      if (!fits(made, filling)) continue
      if (!cast(made.mould, filling).equals(await built(await plainly(letter)))) return null
      proofs += 1
    }
    return proofs > 0 ? made : null
  }

  function keep(key: string, what: 'once' | Promise<Kept | null>): void {
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
    const making = known === 'once' ? mouldOf(taken, token) : known
    keep(key, making)
    const made = await making
    const filling = made && fillingOf(taken, token, made)
    if (made === null || filling === null || !fits(made, filling)) return plainly(taken)
    return { mould: made.mould, filling, envelope: envelopeOf(taken, made.from, sender) }
  }
}
