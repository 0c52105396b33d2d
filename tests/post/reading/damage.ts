// Damages mails as faulty programs, bad lines and ill will do: by chance, but the same for the same seed.

export type Chance = { below: (most: number) => number; of: <Item>(items: readonly Item[]) => Item }

/** Mulberry32: small, and the same on every machine. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number) => Math.floor(next() * most)
  return { below, of: (items) => items[below(items.length)]! }
}

type Damage = (raw: Buffer, by: Chance, other: Buffer) => Buffer

const text = (raw: Buffer, change: (text: string) => string) =>
  Buffer.from(change(raw.toString('latin1')), 'latin1')

function spanOf(raw: Buffer, by: Chance, longest = 400): [number, number] {
  const from = by.below(raw.length + 1)
  return [from, Math.min(raw.length, from + by.below(longest))]
}

function lineSpan(raw: Buffer, by: Chance): [number, number] {
  const at = by.below(raw.length + 1)
  const from = raw.lastIndexOf('\n', Math.max(0, at - 1)) + 1
  const end = raw.indexOf('\n', at)
  return [from, end < 0 ? raw.length : end + 1]
}

/** In a calendar object most of what counts stands in a few words: they are hit more often than chance would. */
const words = [
  'ACCEPTED',
  'DECLINED',
  'TENTATIVE',
  'PARTSTAT',
  'UID:',
  'ATTENDEE',
  'METHOD',
  'mailto:',
  'VEVENT',
  ':',
]

const ways: Record<string, Damage> = {
  cut: (raw, by) => raw.subarray(0, by.below(raw.length)),
  behead: (raw, by) => raw.subarray(by.below(raw.length)),
  hole: (raw, by) => {
    const [from, to] = spanOf(raw, by)
    return Buffer.concat([raw.subarray(0, from), raw.subarray(to)])
  },
  flip: (raw, by) => {
    const flipped = Buffer.from(raw)
    for (let n = by.below(8); n >= 0 && raw.length > 0; n -= 1) {
      const at = by.below(raw.length)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << by.below(8))
    }
    return flipped
  },
  twist: (raw, by) =>
    text(raw, (mail) => {
      const word = by.of(words)
      const at = mail.indexOf(word, by.below(mail.length))
      if (at < 0) return mail
      const hit = at + by.below(word.length + 20)
      return mail.slice(0, hit) + String.fromCharCode(33 + by.below(94)) + mail.slice(hit + by.below(2))
    }),
  swap: (raw, by) =>
    text(raw, (mail) => {
      const [one, two] = [by.of(words), by.of(words)]
      return mail.replaceAll(one, '\u0000').replaceAll(two, one).replaceAll('\u0000', two)
    }),
  twice: (raw, by) => {
    const [from, to] = spanOf(raw, by)
    const to2 = by.below(raw.length + 1)
    return Buffer.concat([raw.subarray(0, to2), raw.subarray(from, to), raw.subarray(to2)])
  },
  lineTwice: (raw, by) => {
    const [from, to] = lineSpan(raw, by)
    return Buffer.concat([raw.subarray(0, to), raw.subarray(from, to), raw.subarray(to)])
  },
  lineGone: (raw, by) => {
    const [from, to] = lineSpan(raw, by)
    return Buffer.concat([raw.subarray(0, from), raw.subarray(to)])
  },
  nothings: (raw, by) => {
    const at = by.below(raw.length + 1)
    return Buffer.concat([raw.subarray(0, at), Buffer.alloc(1 + by.below(64)), raw.subarray(at)])
  },
  boundary: (raw, by) =>
    text(raw, (mail) =>
      mail.replace(
        /boundary="?([^"\r\n;]+)"?/,
        by.of(['boundary="x"', 'boundary=', '', 'boundary="-"', 'x=y']),
      ),
    ),
  lineEnds: (raw, by) =>
    text(raw, (mail) => mail.replace(/\r\n/g, by.of(['\n', '\r', '\r\r\n', '\n\r', '\r\n\r\n', '\r\n ']))),
  encoding: (raw, by) =>
    text(raw, (mail) =>
      mail.replace(
        /(Content-Transfer-Encoding: )\S+/gi,
        `$1${by.of(['base64', 'quoted-printable', '8bit', 'x'])}`,
      ),
    ),
  charset: (raw, by) =>
    text(raw, (mail) =>
      mail.replace(
        /charset="?[^"\s;]+"?/gi,
        `charset="${by.of(['utf-16', 'utf-7', 'iso-2022-jp', 'gb18030', '?', ''])}"`,
      ),
    ),
  giantField: (raw, by) =>
    Buffer.concat([
      Buffer.from(by.of(['Subject: ', 'From: ', 'X-A: ', 'References: ', 'Content-Type: ', 'To: '])),
      Buffer.from(by.of(['=?utf-8?Q?', '<a@b.example>,', '(', '"', ';a=', '\r\n ', '@', '=?']).repeat(2_000)),
      Buffer.from('\r\n'),
      raw,
    ]),
  nested: (raw, by) => {
    const deep = 5 + by.below(120)
    const open = Array.from(
      { length: deep },
      (_, at) => `Content-Type: multipart/mixed; boundary="n${at}"\r\n\r\n--n${at}\r\n`,
    )
    return Buffer.concat([Buffer.from(open.join('')), raw])
  },
  manyParts: (raw, by) =>
    Buffer.concat([
      Buffer.from('Content-Type: multipart/mixed; boundary="m"\r\n\r\n'),
      Buffer.from('--m\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(by.below(300))),
      Buffer.from('--m\r\n'),
      raw,
    ]),
  spliced: (raw, by, other) =>
    Buffer.concat([raw.subarray(0, by.below(raw.length)), other.subarray(by.below(other.length))]),
}

export const waysOfDamage = Object.keys(ways)

/** The mail, damaged in one way or a few. */
export function damaged(raw: Buffer, by: Chance, other: Buffer): Buffer {
  let mail = raw
  for (let n = by.below(3); n >= 0; n -= 1) mail = ways[by.of(waysOfDamage)]!(mail, by, other)
  return mail
}
