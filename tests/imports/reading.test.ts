// Sheets as files: what people write is read back as they wrote it, and no crafted file does harm.
import { spawn } from 'node:child_process'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { asCsv, asExcel } from '~/domain/core/sheet.server'
import { readerLimits, readSheetFile } from '~/domain/imports/reading.server'

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8')

/** What Windows-1252 holds in 0x80–0x9f, where it is not Latin-1. */
const windowsOnly = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const windowsCodes = [
  0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95,
  0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
]
const windows1252 = (text: string): Buffer =>
  Buffer.from([...text].map((sign) => windowsCodes[windowsOnly.indexOf(sign)] ?? sign.charCodeAt(0)))

const rowsOf = async (bytes: Uint8Array): Promise<string[][]> => {
  const reading = await readSheetFile(bytes)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.rows.map(([, cells]) => cells)
}

const reasonOf = async (bytes: Uint8Array) => {
  const reading = await readSheetFile(bytes)
  return reading.ok ? 'read' : reading.reason
}

const heads = ['Sukunimi', 'Etunimi', 'Muistiinpanot']

describe('a text of separated values', () => {
  const letters = 'abcåäöÅÄÖéüß€–”’ ;,"\t\'=+-@.0123456789'
  const cell = fc.string({ unit: fc.constantFrom(...letters), maxLength: 12 }).map((text) => text.trim())
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })
  /** Below each other in one file: each file read is a process begun. */
  const tables = fc.tuple(table, table, table, table).map((each) => each.flat())

  test.each([
    ['; in UTF-8', ';', utf8],
    [', in UTF-8', ',', utf8],
    ['tabs in UTF-8', '\t', utf8],
    ['; in UTF-8 with its mark', ';', (text: string) => utf8(`\ufeff${text}`)],
    ['; in Windows-1252', ';', windows1252],
    [', in Windows-1252', ',', windows1252],
    ['; in UTF-16', ';', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('with %s is read as it was written', async (_, delimiter, encode) => {
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const text = Papa.unparse([heads, ...rows], { delimiter, newline: '\r\n' })
        const filled = rows.filter((row) => row.some((it) => it !== ''))
        const cut = filled.map((row) => row.slice(0, row.findLastIndex((it) => it !== '') + 1))
        expect(await rowsOf(encode(text))).toEqual([heads, ...cut])
      }),
      { numRuns: 1 },
    )
  })

  test('keeps the numbers that rows have in the file', async () => {
    const reading = await readSheetFile(utf8('Nimi;Osoite\r\n\r\nVirta;a@b.example\r\n;\r\nKoski;\r\n'))
    expect(reading).toEqual({
      ok: true,
      rows: [
        [1, ['Nimi', 'Osoite']],
        [3, ['Virta', 'a@b.example']],
        [5, ['Koski']],
      ],
    })
  })

  test('says itself what parts its cells', async () => {
    expect(await rowsOf(utf8('sep=,\r\na,b;c\r\n1,2\r\n'))).toEqual([
      ['a', 'b;c'],
      ['1', '2'],
    ])
  })
})

describe('our own files', () => {
  const sheet = {
    title: 'Henkilöt',
    columns: [{ head: 'Sukunimi' }, { head: 'Puhelin' }, { head: 'Alkaen' }, { head: 'Ikä' }],
    rows: [['Åkerman', '+358 40', { day: '2019-03-01' }, 52]],
  } as const

  test('come back from Excel, dates as dates', async () => {
    expect((await rowsOf(await asExcel(sheet)))[1]).toEqual(['Åkerman', '+358 40', '2019-03-01', '52'])
  })

  test('come back from CSV', async () => {
    expect((await rowsOf(utf8(asCsv(sheet))))[1]).toEqual(['Åkerman', "'+358 40", '2019-03-01', '52'])
  })
})

type Parts = Record<string, string | Buffer>

/** A zip made by hand, so that it can lie. */
function zipOf(parts: Parts, lie: { flags?: number; size?: number } = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.isBuffer(content) ? content : utf8(content)
    const packed = deflateRawSync(bytes)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(lie.size ?? bytes.length, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(lie.flags ?? 0, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(lie.size ?? bytes.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, listed, end])
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org'

const workbook = (rows: string, more: Parts = {}): Parts => ({
  '[Content_Types].xml': '<Types/>',
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  ...more,
})

const columnName = (number: number): string =>
  number < 0 ? '' : columnName(Math.floor(number / 26) - 1) + String.fromCharCode(65 + (number % 26))
const cellOf = (row: number, column: number, text: string) =>
  `<c r="${columnName(column)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`
const rowOf = (row: number, cells: string[]) =>
  `<row r="${row}">${cells.map((text, at) => cellOf(row, at, text)).join('')}</row>`

describe('a workbook', () => {
  test('gives the stored value of a formula, and never works one out', async () => {
    const rows = `${rowOf(1, ['Nimi', 'Luku'])}<row r="2"><c r="A2" t="str"><f>CONCATENATE("Vir","ta")</f><v>Virta</v></c><c r="B2"><f>1+1</f><v>7</v></c></row>`
    expect(await rowsOf(zipOf(workbook(rows)))).toEqual([
      ['Nimi', 'Luku'],
      ['Virta', '7'],
    ])
  })

  test('takes what looks like a formula as text', async () => {
    const rows = rowOf(1, ['Nimi']) + rowOf(2, ['=HYPERLINK("https://evil.example")'])
    expect((await rowsOf(zipOf(workbook(rows))))[1]).toEqual(['=HYPERLINK("https://evil.example")'])
  })
})

const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)])
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(600)])
const many = (count: number, row: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => row(at)).join('')

const crafted: [string, () => Uint8Array, string][] = [
  ['an empty file', () => Buffer.alloc(0), 'empty'],
  ['a file of blank lines', () => utf8('\r\n;;\r\n\r\n'), 'empty'],
  ['a PNG', () => png, 'notASheet'],
  ['a PDF', () => utf8('%PDF-1.7\nbinary'), 'notASheet'],
  ['an .xls, or a workbook behind a password', () => old, 'oldExcel'],
  ['a zip behind a password', () => zipOf(workbook(rowOf(1, ['a'])), { flags: 1 }), 'oldExcel'],
  ['a zip of something else', () => zipOf({ 'readme.txt': 'hello' }), 'notASheet'],
  ['half a workbook', () => zipOf(workbook(rowOf(1, ['a']))).subarray(0, 200), 'broken'],
  ['a workbook whose parts are noise', () => zipOf({ ...workbook(''), 'xl/workbook.xml': '<<<' }), 'broken'],
  [
    'a directory that points outside',
    () => {
      const zip = zipOf(workbook(rowOf(1, ['a'])))
      zip.writeUInt32LE(0xfffffff0, zip.length - 6)
      return zip
    },
    'broken',
  ],
  [
    'a zip bomb that says it is small',
    () =>
      zipOf(workbook(rowOf(1, ['a']), { 'xl/media/image1.png': Buffer.alloc(300 * 1024 * 1024) }), {
        size: 10,
      }),
    'tooBig',
  ],
  [
    '100,000 columns',
    () => zipOf(workbook(`<row r="1">${many(100_000, (at) => cellOf(1, at, 'x'))}</row>`)),
    'tooManyColumns',
  ],
  ['100,000 columns of text', () => utf8(`${';'.repeat(99_999)}x\r\n`), 'tooManyColumns'],
  [
    'a cell at the end of the world',
    () => zipOf(workbook(rowOf(1, ['a']) + `<row r="1048576">${cellOf(1048576, 0, 'x')}</row>`)),
    'tooManyRows',
  ],
  ['25,000 rows', () => utf8(many(25_000, (at) => `Suku${at};Etu\r\n`)), 'tooManyRows'],
  ['a cell of 3,000 letters', () => utf8(`a;b\r\n${'x'.repeat(3000)};y`), 'cellTooLong'],
  [
    'a cell without its value',
    () => zipOf(workbook('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')),
    'cellBroken',
  ],
  [
    'half a million cells',
    () =>
      zipOf(
        workbook(
          many(5000, (at) =>
            rowOf(
              at + 1,
              Array.from({ length: 100 }, () => 'x'),
            ),
          ),
        ),
      ),
    'tooBig',
  ],
  ['11 megabytes', () => Buffer.alloc(11 * 1024 * 1024, 'a'), 'tooBig'],
]

test.each(crafted)('%s is refused', async (_, make, reason) => {
  expect(await reasonOf(make())).toBe(reason)
})

/**
 * Tells the most memory of a process as it ends, in kilobytes: what Linux counts for the program alone. The figure of
 * getrusage holds what the process that started it had taken by then.
 */
const tell = `import { readFileSync } from 'node:fs'
const own = () => /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
const most = () => process.platform === 'linux' ? own() : process.resourceUsage().maxRSS
process.on('exit', () => process.stderr.write(String(most())))`

/** Runs the reader as the server does. @returns the most memory it took, in megabytes */
function mostMemory(file: Uint8Array): Promise<number> {
  const reader = spawn(process.execPath, [
    `--import=data:text/javascript,${encodeURIComponent(tell)}`,
    ...readerLimits,
    'app/domain/imports/sheet-reader.server.ts',
  ])
  let said = ''
  reader.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
  reader.stdout.resume()
  reader.stdin.on('error', () => undefined)
  reader.stdin.end(file)
  return new Promise((resolve) => reader.on('close', () => resolve(Number(said) / 1024)))
}

test.each([
  [
    'a zip bomb',
    () => zipOf(workbook('', { 'xl/media/a.bin': Buffer.alloc(300 * 1024 * 1024) }), { size: 10 }),
  ],
  ['100,000 columns', () => zipOf(workbook(`<row r="1">${many(100_000, (at) => cellOf(1, at, 'x'))}</row>`))],
  [
    'as many cells as are taken',
    () =>
      zipOf(
        workbook(
          many(19_900, (at) =>
            rowOf(
              at + 1,
              Array.from({ length: 20 }, (_, x) => `ä${at}${x}`),
            ),
          ),
        ),
      ),
  ],
])('reading %s takes less than 300 megabytes', async (_, make) => {
  const megabytes = await mostMemory(make())
  expect(megabytes).toBeGreaterThan(10)
  expect(megabytes).toBeLessThan(300)
})
