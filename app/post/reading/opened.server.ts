// Opens a raw mail into heads, text and parts, within bounds: nothing in it may take long, or much room.
import { simpleParser, type AddressObject, type Attachment, type ParsedMail } from 'mailparser'

/** Of bytes, unless said otherwise. Real heads with the marks of ten filters stay under half of theirs. */
export const bounds = {
  mail: 10_000_000,
  /** Without what is attached: some charsets take half a second of the server's thread for each million. */
  read: 2_000_000,
  head: 128_000,
  /** One part too many makes a mail unreadable, as does one line too many: each takes its time, however short. */
  parts: 100,
  lines: 250_000,
  calendar: 1_000_000,
  /** Of letters, each. */
  text: 300_000,
  milliseconds: 10_000,
}

export type Part = {
  /** In lower case. */
  type: string
  /** The file's name; empty when it has none. */
  name: string
  /** The method and the charset of its Content-Type. */
  method: string | null
  charset: string | null
  content: Buffer
}

export type Opened = {
  /** The mail's own fields by their names in lower case, unfolded and undecoded, in their order. */
  heads: ReadonlyMap<string, readonly string[]>
  subject: string
  from: AddressObject['value']
  sender: AddressObject['value']
  to: AddressObject['value']
  /** Of the parts that are to be read as text. */
  text: string
  html: string
  /** All others. A mail within the mail is one, and is not opened: what it says, others said. */
  parts: Part[]
}

const addressesOf = (field: unknown): AddressObject['value'] =>
  [field ?? []]
    .flat()
    .flatMap((one) => (one as Partial<AddressObject>).value ?? [])
    .flatMap((one) => (one.group && one.group.length > 0 ? one.group : [one]))

function headsOf(mail: ParsedMail): Map<string, string[]> {
  const heads = new Map<string, string[]>()
  for (const { key, line } of mail.headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n(?=[ \t])/g, '')
      .trim()
    const known = heads.get(key)
    if (known) known.push(value)
    else heads.set(key, [value])
  }
  return heads
}

function partOf({ contentType, filename, headers, content }: Attachment): Part {
  const field = headers.get('content-type') as { params?: Record<string, unknown> } | undefined
  const parameter = (name: string): string | null => {
    const value = field?.params?.[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  return {
    type: typeof contentType === 'string' ? contentType.toLowerCase() : '',
    name: typeof filename === 'string' ? filename : '',
    method: parameter('method'),
    charset: parameter('charset'),
    content: Buffer.isBuffer(content) ? content : Buffer.alloc(0),
  }
}

const openedOf = (mail: ParsedMail): Opened => ({
  heads: headsOf(mail),
  subject: mail.subject ?? '',
  from: addressesOf(mail.from),
  sender: addressesOf(mail.headers.get('sender')),
  to: addressesOf(mail.to),
  text: (mail.text ?? '').slice(0, bounds.text),
  html: (mail.html || '').slice(0, bounds.text),
  parts: mail.attachments.map(partOf),
})

const within = {
  maxHeadSize: bounds.head,
  maxChildNodes: bounds.parts,
  ignoreEmbedded: true,
  keepDeliveryStatus: true,
  keepCidLinks: true,
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
}

/** The parser's promise, or null when it fails or is not done in time. */
async function inTime(raw: Buffer): Promise<Opened | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), bounds.milliseconds)
  })
  try {
    const mail = await Promise.race([simpleParser(raw, within), late])
    return mail === null ? null : openedOf(mail)
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}

/** Where the mail's own fields end; null when that is not found within what a head may take. */
function endOfHead(raw: Buffer): number | null {
  const start = raw.subarray(0, bounds.head)
  const ends = [start.indexOf('\r\n\r\n'), start.indexOf('\n\n')].filter((at) => at >= 0)
  if (ends.length > 0) return Math.min(...ends)
  return raw.length <= bounds.head ? raw.length : null
}

function hasTooManyLines(raw: Buffer): boolean {
  let lines = 0
  for (let at = raw.indexOf('\n'); at >= 0 && lines <= bounds.lines; at = raw.indexOf('\n', at + 1))
    lines += 1
  return lines > bounds.lines
}

/** The whole mail; null when it is out of bounds, or cannot be opened. */
export async function openMail(raw: Buffer): Promise<Opened | null> {
  return endOfHead(raw) === null || hasTooManyLines(raw) ? null : inTime(raw)
}

const nothing: Opened = {
  ...{ heads: new Map<string, string[]>(), subject: '', text: '', html: '' },
  ...{ from: [], sender: [], to: [], parts: [] },
}

/** The mail's own fields alone, as far as they go. */
export async function openHead(raw: Buffer): Promise<Opened> {
  const end = endOfHead(raw)
  const head =
    end === null ? raw.subarray(0, raw.subarray(0, bounds.head).lastIndexOf('\n') + 1) : raw.subarray(0, end)
  // Without its Content-Type the head alone is no mail of parts that are missing.
  const alone = head.toString('latin1').replace(/^Content-[^\n]*\n(?:[ \t][^\n]*\n)*/gim, '')
  return (await inTime(Buffer.from(`${alone.trimEnd()}\r\n\r\n`, 'latin1'))) ?? nothing
}
