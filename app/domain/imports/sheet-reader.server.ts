// A program of its own: reads one sheet from its input and writes its rows as JSON, so that a crafted file can neither
// stall nor fill the server. It imports packages alone, and only types that vanish: Node runs this very file in tests.
import { inflateRawSync } from 'node:zlib'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/universal'

/** What a sheet may hold at most. The real sizes inside a zip are counted, whatever its directory says of them. */
const most = {
  rows: 20_000,
  columns: 200,
  cells: 400_000,
  letters: 2_000,
  lettersInAll: 8_000_000,
  unpackedBytes: 40 * 1024 * 1024,
  parts: 2_000,
}

export type SheetFault =
  | 'empty'
  | 'oldExcel'
  | 'notASheet'
  | 'broken'
  | 'cellBroken'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'cellTooLong'
  | 'tooBig'

/** Rows as they stand in the file: the number a spreadsheet shows beside the row, and its cells as text. */
export type ReadSheet = { ok: true; rows: [number, string[]][] }
export type SheetAnswer = ReadSheet | { ok: false; reason: SheetFault; at?: string }

class Refused extends Error {
  readonly reason: SheetFault
  readonly at: string | undefined
  constructor(reason: SheetFault, at?: string) {
    super(reason)
    this.reason = reason
    this.at = at
  }
}

/** What the first bytes say a file is, whatever it is called. */
function kindOf(bytes: Buffer): 'zip' | 'text' {
  const begins = (...signs: number[]) => signs.every((sign, at) => bytes[at] === sign)
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'zip'
  // The old .xls, and a sheet behind a password: both are what Office packed in before zips.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw new Refused('oldExcel')
  if (bytes.length === 0) throw new Refused('empty')
  return 'text'
}

type Part = { name: string; method: number; packed: Buffer }

const signs = { endOfDirectory: 0x06054b50, directory: 0x02014b50, local: 0x04034b50 }

/** The parts of a zip by its central directory. @throws Refused when the directory and the file disagree */
function partsOf(zip: Buffer): Part[] {
  const broken = new Refused('broken')
  let end = zip.length - 22
  while (end >= 0 && zip.readUInt32LE(end) !== signs.endOfDirectory) end -= 1
  if (end < 0) throw broken
  const count = zip.readUInt16LE(end + 10)
  if (count > most.parts) throw new Refused('tooBig')
  let at = zip.readUInt32LE(end + 16)
  const parts: Part[] = []
  for (let number = 0; number < count; number++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== signs.directory) throw broken
    // Behind a password.
    if (zip.readUInt16LE(at + 8) & 1) throw new Refused('oldExcel')
    const [nameLength, more, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place))
    const name = zip.toString('utf8', at + 46, at + 46 + Number(nameLength))
    const local = zip.readUInt32LE(at + 42)
    if (local + 30 > zip.length || zip.readUInt32LE(local) !== signs.local) throw broken
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const size = zip.readUInt32LE(at + 20)
    if (from + size > zip.length) throw broken
    parts.push({ name, method: zip.readUInt16LE(at + 10), packed: zip.subarray(from, from + size) })
    at += 46 + Number(nameLength) + Number(more) + Number(comment)
  }
  return parts
}

/** A part unpacked, never to more than is left. */
function unpacked({ method, packed }: Part, left: number): Buffer {
  if (method === 0) {
    if (packed.length > left) throw new Refused('tooBig')
    return packed
  }
  if (method !== 8) throw new Refused('broken')
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) })
  } catch (error) {
    const tooLong =
      error instanceof RangeError || (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
    throw new Refused(tooLong ? 'tooBig' : 'broken')
  }
}

/** Looks through a workbook before anything reads it: what it must hold, and how much it really is. */
function lookThrough(zip: Buffer): void {
  const parts = partsOf(zip)
  const named = (name: string) => parts.some((part) => part.name === name)
  if (named('EncryptedPackage')) throw new Refused('oldExcel')
  if (!named('[Content_Types].xml') || !parts.some(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)))
    throw new Refused('notASheet')
  let left = most.unpackedBytes
  for (const part of parts) {
    const bytes = unpacked(part, left)
    left -= bytes.length
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(part.name)) measureCells(bytes)
  }
}

const cellSign = /<(?:\w+:)?c (?:[^>]*? )?r="([A-Z]{1,9})(\d{1,9})"([^>]*)>/g

/** Columns and rows by the addresses of the cells that hold something; a cell far out would make a table of millions. */
function measureCells(bytes: Buffer): void {
  const step = 1024 * 1024
  let cells = 0
  for (let at = 0; at < bytes.length; at += step) {
    // Each piece reaches a little into the next, so that no cell is cut in two.
    const piece = bytes.toString('latin1', at, Math.min(at + step + 200, bytes.length))
    for (const [, column = '', row = '', closed = ''] of piece.matchAll(cellSign)) {
      if (closed.endsWith('/')) continue
      if (++cells > most.cells) throw new Refused('tooBig')
      if (columnNumber(column) > most.columns) throw new Refused('tooManyColumns')
      if (Number(row) > most.rows + 100) throw new Refused('tooManyRows')
    }
  }
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

type Cell = string | number | boolean | Date | null

/** A cell as text: a date as "2026-12-03", with its time when it has one; a number as it is, without a thousands sign. */
function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  if (!(cell instanceof Date)) return String(cell).trim()
  if (Number.isNaN(cell.getTime())) return ''
  const [day = '', time = ''] = cell.toISOString().split('T')
  return time.startsWith('00:00') ? day : `${day}T${time.slice(0, 5)}`
}

async function fromExcel(bytes: Buffer): Promise<string[][]> {
  lookThrough(bytes)
  try {
    const rows = (await readSheet(new Blob([new Uint8Array(bytes)]), 1)) as Cell[][]
    return rows.map((row) => row.map(textOf))
  } catch (error) {
    const at = /row (\d+), col (\d+)/.exec(error instanceof Error ? error.message : '')
    throw at ? new Refused('cellBroken', `${at[1]}`) : new Refused('broken')
  }
}

/** UTF-8 with a mark or without, UTF-16 with its mark, and what is neither as the Windows-1252 of Finnish Excel. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes.includes(0) || bytes.subarray(0, 5).toString('latin1') === '%PDF-') throw new Refused('notASheet')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The sign between cells: the one that parts the first line into most; Finnish Excel's own when none is ahead. */
function delimiterOf(text: string): string {
  const [line = ''] = text.replace(/"[^"]*"/g, '""').split(/\r\n|\r|\n/, 1)
  const count = (sign: string) => line.split(sign).length
  return [';', '\t', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

function fromText(bytes: Buffer): string[][] {
  const text = decoded(bytes).replace(/^\ufeff/, '')
  const said = /^"?sep=(.)"?\r?\n/i.exec(text)
  const body = said ? text.slice(said[0].length) : text
  const blank = /^[\r\n]*/.exec(body)?.[0] ?? ''
  const delimiter = said?.[1] ?? delimiterOf(body.slice(blank.length, blank.length + 1_000_000))
  const { data } = Papa.parse<string[]>(body, { delimiter, preview: most.rows + 100 })
  return data.map((row) => row.map((cell) => cell.trim()))
}

/** The rows that hold something, each with its number, none beyond what a sheet may hold. */
function kept(rows: readonly string[][]): [number, string[]][] {
  let letters = 0
  const filled: [number, string[]][] = []
  for (const [index, cells] of rows.entries()) {
    const last = cells.findLastIndex((cell) => cell !== '')
    if (last === -1) continue
    if (last >= most.columns) throw new Refused('tooManyColumns')
    for (const cell of cells) {
      if (cell.length > most.letters) throw new Refused('cellTooLong', String(index + 1))
      letters += cell.length
    }
    if (letters > most.lettersInAll) throw new Refused('tooBig')
    filled.push([index + 1, cells.slice(0, last + 1)])
  }
  if (filled.length > most.rows) throw new Refused('tooManyRows')
  if (filled.length === 0) throw new Refused('empty')
  return filled
}

/** Reads a sheet. */
async function answerTo(bytes: Buffer): Promise<SheetAnswer> {
  try {
    return { ok: true, rows: kept(kindOf(bytes) === 'zip' ? await fromExcel(bytes) : fromText(bytes)) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { ok: false, reason: error.reason, ...(error.at === undefined ? {} : { at: error.at }) }
  }
}

async function main(): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece as Buffer)
  const answer = await answerTo(Buffer.concat(pieces))
  process.stdout.write(JSON.stringify(answer))
}

await main()
