// Text as people type it, made fit for headers, calendars and lists.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manyLines, oneLine } from '~/domain/core/plain-text'

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('\r', '\n', '\t', '\0', ' ', '\u2028', '\u202e', '\u2066', 'a', 'ä', '👩‍💼'),
  }),
)

test.each([
  ['Johdon päivä\r\nBcc: all@example', 'Johdon päivä Bcc: all@example'],
  ['  kaksi   väliä\t', 'kaksi väliä'],
  ['rivi\u2028rivi\u2029rivi', 'rivi rivi rivi'],
  ['nolla\0merkki', 'nolla merkki'],
  ['\u202egnihtemos\u202c', 'gnihtemos'],
  ['\u2066eristetty\u2069', 'eristetty'],
  ['a\u0308iti', 'äiti'],
  ['Áile Länsman 👩‍💼', 'Áile Länsman 👩‍💼'],
  ['\n\n', ''],
])('one line of %j is %j', (typed, line) => {
  expect(oneLine(typed)).toBe(line)
})

test('one line is always one line, trimmed, without marks that turn what follows', () => {
  fc.assert(
    fc.property(anything, (typed) => {
      const line = oneLine(typed)
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      expect(line).toBe(line.trim())
      expect(line).not.toMatch(/\s\s/)
    }),
  )
})

test('several lines keep their breaks, as \\n, and no other control', () => {
  expect(manyLines('eka\r\ntoka\rkolmas\n\nneljäs')).toBe('eka\ntoka\nkolmas\n\nneljäs')
  fc.assert(
    fc.property(anything, (typed) => {
      const text = manyLines(typed)
      expect(text.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      expect(text).toBe(text.trim())
    }),
  )
})

test.each([
  ['one line', oneLine],
  ['several lines', manyLines],
])('cleaning %s twice is cleaning once', (_, clean) => {
  fc.assert(fc.property(anything, (typed) => clean(clean(typed)) === clean(typed)))
})

test.each([
  ['one line', oneLine],
  ['several lines', manyLines],
])('%s takes 100,000 characters', (_, clean) => {
  const texts = ['a'.repeat(100_000), ' '.repeat(100_000), '\r\n'.repeat(50_000), '\u202e'.repeat(100_000)]
  for (const text of texts) expect(clean(text).length).toBeLessThanOrEqual(text.length)
})
