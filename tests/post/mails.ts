// Raw mails in the shapes that mail programs and mail systems send, made by hand: see the X-Fixture field of each.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'mails')

/** What stands in a fixture between two percent signs. */
export type Filling = {
  uid: string
  /** The address of the person whom it is about. */
  attendee: string
  /** Their name. */
  name: string
  sequence: number | string
  /** DTSTAMP, as "20261102T081500Z". */
  stamp: string
  /** The address of the organiser. */
  mailbox: string
  /** The Message-ID of the letter that is answered or that comes back. */
  follows: string
  /** The mail's own Message-ID. */
  mailId: string
  /** The address that a letter is returned to. */
  return: string
  assistant: string
  delegate: string
}

export const usual: Filling = {
  uid: '3f1c2b9e-7d54-4c1e-9a31-6b0c8f2d7e10@johtofoorumi.invalid',
  attendee: 'anna.virtanen@virasto.example',
  name: 'Anna Virtanen',
  sequence: 0,
  stamp: '20261102T081500Z',
  mailbox: 'johtofoorumi@vm.example',
  follows: '<0193-invitation@vm.example>',
  mailId: '<reply-1@virasto.example>',
  return: 'johtofoorumi+0193abcdef@vm.example',
  assistant: 'assi.stentti@virasto.example',
  delegate: 'ville.varahenkilo@virasto.example',
}

export const fixtureNames = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -'.eml'.length))
  .sort()

const fillText = (text: string, filling: Filling): string =>
  text.replace(/%([A-Z]+)%/g, (token, word: string) => {
    const key = Object.keys(filling).find((name) => name.toUpperCase() === word) as keyof Filling | undefined
    return key === undefined ? token : String(filling[key])
  })

const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text)

/** A name that is not ASCII is an encoded word in a head (RFC 2047). */
const headFilling = (filling: Filling): Filling => ({
  ...filling,
  name: isAscii(filling.name) ? filling.name : `=?utf-8?B?${Buffer.from(filling.name).toString('base64')}?=`,
})

const wrapped = (text: string) => text.replace(/.{76}(?=.)/g, '$&\r\n')

const quotedPrintable = (bytes: string): string =>
  bytes
    .replace(/[^\t\r\n\x20-\x3c\x3e-\x7e]|[\t ](?=\r\n)/g, (byte) => {
      const hex = byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')
      return `=${hex}`
    })
    .replace(/(?:[^\r\n=]|=[0-9A-F]{2}){72}(?=[^\r\n])/g, '$&=\r\n')

const decodeQuoted = (text: string): string =>
  text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/** Bytes as letters of latin1, of text in the charset that a head names. */
const asBytes = (filling: Filling, head: string): Filling => {
  if (/charset="?(?:windows-1252|iso-8859-1)/i.test(head)) return filling
  const inUtf8 = Object.entries(filling).map(([key, text]) => [
    key,
    Buffer.from(String(text), 'utf8').toString('latin1'),
  ])
  return Object.fromEntries(inUtf8) as Filling
}

function fillBody(body: string, head: string, filling: Filling): string {
  const encoding = /^Content-Transfer-Encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase()
  const bytes = asBytes(filling, head)
  if (encoding === 'base64') {
    const plain = Buffer.from(body, 'base64').toString('latin1')
    return `${wrapped(Buffer.from(fillText(plain, bytes), 'latin1').toString('base64'))}\r\n`
  }
  if (encoding === 'quoted-printable') return quotedPrintable(fillText(decodeQuoted(body), bytes))
  return fillText(body, bytes)
}

/** A head and a body, the head first. */
function fillPart(part: string, filling: Filling): string {
  const end = part.indexOf('\r\n\r\n')
  if (end < 0) return fillText(part, headFilling(filling))
  const head = part.slice(0, end + 4)
  return fillText(head, headFilling(filling)) + fillBody(part.slice(end + 4), head, filling)
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** The mail as it came, filled; what is not given is as `usual`. */
export function fixture(name: string, given: Partial<Filling> = {}): Buffer {
  const filling = { ...usual, ...given }
  const raw = readFileSync(join(folder, `${name}.eml`)).toString('latin1')
  const boundaries = [...raw.matchAll(/boundary="([^"]+)"/g)].map(([, boundary = '']) => escaped(boundary))
  if (boundaries.length === 0) return Buffer.from(fillPart(raw, filling), 'latin1')
  const edges = new RegExp(`(^--(?:${boundaries.join('|')})(?:--)?\\r\\n)`, 'm')
  const parts = raw.split(edges).map((part, at) => (at % 2 === 1 ? part : fillPart(part, filling)))
  return Buffer.from(parts.join(''), 'latin1')
}
