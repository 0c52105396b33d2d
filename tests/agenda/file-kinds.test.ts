// What a file is by its bytes and by its name, and the names that files get: many cases and any text at all.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allFileKinds,
  dispositionOf,
  fileKinds,
  kindByName,
  safeFileName,
  titleOf,
} from '~/domain/agenda/file-kinds'
import { kindByBytes } from '~/domain/agenda/sniffing.server'
import { bytesOf, others, samples, zipOf } from './files'

describe('the bytes', () => {
  test.each(allFileKinds)('of a %s say what it is', async (kind) => {
    expect(await kindByBytes(bytesOf(samples[kind]))).toBe(kind)
  })

  test.each(Object.keys(others))('of %s say that it is none that is taken', async (name) => {
    expect(await kindByBytes(bytesOf(others[name] ?? Buffer.alloc(0)))).toBeNull()
  })

  test('of a zip that is said to unpack without end are not unpacked', async () => {
    const bomb = zipOf([{ name: '[Content_Types].xml', text: 'x'.repeat(30 * 1024 * 1024), packed: true }])
    expect(await kindByBytes(bytesOf(bomb))).toBeNull()
  })

  test('whatever they are, make no trouble', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const kind = await kindByBytes(bytesOf(Buffer.from(bytes)))
        expect(kind === null || allFileKinds.includes(kind)).toBe(true)
      }),
    )
  })

  test('of a true file with any byte changed make no trouble either', async () => {
    const at = fc.nat({ max: samples.docx.length - 1 })
    await fc.assert(
      fc.asyncProperty(at, fc.nat({ max: 255 }), async (place, byte) => {
        const torn = Buffer.from(samples.docx)
        torn[place] = byte
        expect([null, 'docx']).toContain(await kindByBytes(bytesOf(torn)))
      }),
    )
  })
})

test.each([
  ['Diat.PDF', 'pdf'],
  ['kuva.jpeg', 'jpg'],
  ['esitys.final.v2.pptx', 'pptx'],
  ['ohjelma.pdf.exe', null],
  ['ohjelma.exe', null],
  ['pdf', null],
  ['', null],
  ['a.', null],
  ['a.pdf ', null],
  ['sivu.svg', null],
  ['makro.pptm', null],
  ['a.constructor', null],
] as const)('the ending of "%s" promises %s', (name, kind) => {
  expect(kindByName(name)).toBe(kind)
})

describe('the name of a file', () => {
  test.each([
    ['../../x.pdf', 'x.pdf'],
    ['..\\..\\windows\\system32\\x.pdf', 'x.pdf'],
    ['/etc/passwd.pdf', 'passwd.pdf'],
    ['../../x', 'x.pdf'],
    ['..', 'file.pdf'],
    ['.pdf', 'file.pdf'],
    ['...hidden.pdf', 'hidden.pdf'],
    ['a\u0000b\u0007\r\nc.pdf', 'abc.pdf'],
    ['evil\u202efdp.pdf', 'evilfdp.pdf'],
    ['Määrärahat 2027: luonnos?.PDF', 'Määrärahat 2027_ luonnos_.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['lpt1.diat.pdf', '_lpt1.diat.pdf'],
    ['a;b="c".pdf', 'a;b=_c_.pdf'],
    ['   .pdf', 'file.pdf'],
    [`${'ä'.repeat(500)}.pdf`, `${'ä'.repeat(120)}.pdf`],
    [`${'a'.repeat(119)}👩.pdf`, `${'a'.repeat(119)}.pdf`],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given, 'pdf')).toBe(safe)
  })

  test('is safe whatever was given, and is left as it is the second time', () => {
    const kinds = fc.constantFrom(...allFileKinds)
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            '..',
            '/',
            '\\',
            '.',
            ' ',
            '\u202e',
            '\u0000',
            'con',
            'ä',
            '.pdf',
            '.jpeg',
            '%',
            '"',
            ';',
          ),
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(names, kinds, (given, kind) => {
        const safe = safeFileName(given, kind)
        expect(safe).not.toMatch(/[/\\<>:"|?*\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
        expect(safe).not.toMatch(/^[.\s]|\s$|\.\.$/)
        expect(safe.length).toBeLessThanOrEqual(130)
        expect(kindByName(safe)).toBe(kind)
        expect(titleOf(safe)).not.toBe('')
        expect(safe.isWellFormed()).toBe(true)
        expect(safeFileName(safe, kind)).toBe(safe)
      }),
      { numRuns: 500 },
    )
  })

  test('stands in the header whole and harmless (RFC 6266, RFC 5987)', () => {
    expect(dispositionOf('Määrärahat "2027".pdf')).toBe(
      `attachment; filename="Maararahat _2027_.pdf"; filename*=UTF-8''M%C3%A4%C3%A4r%C3%A4rahat%20%222027%22.pdf`,
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const header = dispositionOf(name)
        expect(header).toMatch(
          /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*$/,
        )
        expect(() => new Headers({ 'Content-Disposition': header })).not.toThrow()
        expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(name.toWellFormed())
      }),
    )
  })
})

test('each kind is sent as a type of its own, none of which a browser runs', () => {
  const types = allFileKinds.map((kind) => fileKinds[kind].mediaType)
  expect(new Set(types).size).toBe(types.length)
  expect(types.filter((type) => /html|xml$|svg|script/.test(type))).toEqual([])
})
