// What a file is by its bytes, whatever it is called: signs at its beginning, and of a zip what it says it holds.
import { inflateRawSync } from 'node:zlib'
import type { FileKind } from './file-kinds'

/** Bytes that can be read anywhere, as a file's or as a test's. */
export type Bytes = {
  size: number
  /** At most so many bytes from a place; fewer at the end. */
  read: (from: number, length: number) => Promise<Buffer>
}

const beginsWith = (bytes: Buffer, ...signs: number[]): boolean =>
  bytes.length >= signs.length && signs.every((sign, at) => bytes[at] === sign)

/** The kind of a file; null when it is none that is taken, or is broken. */
export async function kindByBytes(file: Bytes): Promise<FileKind | null> {
  const start = await file.read(0, 16)
  if (beginsWith(start, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf'
  if (beginsWith(start, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (beginsWith(start, 0xff, 0xd8, 0xff)) return 'jpg'
  if (beginsWith(start, 0x50, 0x4b, 0x03, 0x04)) return kindOfZip(file)
  return null
}

type Entry = { name: string; method: number; size: number; packed: number; at: number }

const signs = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 }
const longestEnd = 22 + 0xffff
const longestDirectory = 4 * 1024 * 1024
const mostEntries = 10_000
const longestSaid = 1024 * 1024

/** What the zip's directory lists; null when it is broken, locked or of a size that no document has. */
async function entriesOf(file: Bytes): Promise<Entry[] | null> {
  const tail = await file.read(Math.max(0, file.size - longestEnd), longestEnd)
  const mark = Buffer.alloc(4)
  mark.writeUInt32LE(signs.end)
  const end = tail.lastIndexOf(mark)
  if (end < 0 || end + 22 > tail.length) return null
  const [count, length, from] = [
    tail.readUInt16LE(end + 10),
    tail.readUInt32LE(end + 12),
    tail.readUInt32LE(end + 16),
  ]
  if (count > mostEntries || length > longestDirectory || from + length > file.size) return null
  const directory = await file.read(from, length)
  const entries: Entry[] = []
  for (let at = 0; entries.length < count;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== signs.entry) return null
    // Behind a password nobody can see what it is.
    if (directory.readUInt16LE(at + 8) & 1) return null
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** The text of a small entry; null when it is broken or long. */
async function textOf(file: Bytes, entry: Entry): Promise<string | null> {
  if (entry.packed > longestSaid || entry.size > longestSaid) return null
  const local = await file.read(entry.at, 30)
  if (local.length < 30 || local.readUInt32LE(0) !== signs.local) return null
  const from = entry.at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  const packed = await file.read(from, entry.packed)
  if (packed.length < entry.packed) return null
  if (entry.method === 0) return packed.toString('utf8')
  if (entry.method !== 8) return null
  try {
    return inflateRawSync(packed, { maxOutputLength: longestSaid }).toString('utf8')
  } catch {
    return null
  }
}

/** What the main part of an Office document is; documents that run programs (macros) have other types. */
const mainParts: [string, FileKind][] = [
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml', 'pptx'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'docx'],
]
const openTypes = new Map<string, FileKind>([
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
  ['application/vnd.oasis.opendocument.text', 'odt'],
])

async function kindOfZip(file: Bytes): Promise<FileKind | null> {
  const entries = await entriesOf(file)
  if (entries === null) return null
  const saidBy = async (name: string): Promise<string | null> => {
    const entry = entries.find((one) => one.name === name)
    return entry ? textOf(file, entry) : null
  }
  const mediaType = await saidBy('mimetype')
  if (mediaType !== null) return openTypes.get(mediaType.trim()) ?? null
  if (entries.some(({ name }) => /vbaProject\.bin$/i.test(name))) return null
  const types = await saidBy('[Content_Types].xml')
  const declared = [...(types ?? '').matchAll(/ContentType\s*=\s*["']([^"']*)["']/g)].map(([, type]) => type)
  return mainParts.find(([type]) => declared.includes(type))?.[1] ?? null
}
