// How words that were typed fit the words of things, and what of a text is marked as found.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchWords } from '#db/search-words'
import { fitOf, slipsIn, withinSlips, wordsTyped } from '~/domain/search/matching'
import { piecesFound } from '~/domain/search/marks'

const letters = 'abcdefghijklmnoprstuvy'
const word = (min: number, max = 14) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: min, maxLength: max })

describe('the words of what was typed', () => {
  test.each([
    ['Äyräväinen', ['ayravainen']],
    ['  Öivind   ÅKERMAN-Ström ', ['oivind', 'akerman', 'strom']],
    ['Aino aino AINO', ['aino']],
    ['Sjögren’s "hanke" (2026)', ['sjogren', 's', 'hanke', '2026']],
    ['%_\\', []],
    ['👩🏽‍💼🇫🇮', []],
    ['', []],
    ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  ])('%j are %j', (text, words) => {
    expect(wordsTyped(text)).toEqual(words)
  })

  test('are read from anything, without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const words = wordsTyped(text)
        expect(words.length).toBeLessThanOrEqual(8)
        for (const one of words) expect(one.length).toBeLessThanOrEqual(40)
      }),
    )
  })
})

describe('a typed word', () => {
  test.each([
    ['virta', 'virta', 'whole'],
    ['virt', 'virtanen', 'beginning'],
    ['hallinto', 'verohallinto', 'inside'],
    ['lli', 'verohallinto', 'inside'],
    // Two letters are inside everything.
    ['li', 'verohallinto', null],
    ['vitra', 'virta', 'slip'],
    ['virat', 'virta', 'slip'],
    ['wirta', 'virta', 'slip'],
    ['virra', 'virta', 'slip'],
    ['virtta', 'virta', 'slip'],
    ['vita', 'virta', 'slip'],
    ['wirra', 'virta', null],
    ['vrt', 'virta', null],
    ['henkilostojohatja', 'henkilostojohtaja', 'slip'],
    ['henkilostöjohaja'.normalize('NFD').replace(/\p{M}/gu, ''), 'henkilostojohtaja', 'slip'],
    ['henkilstojohaja', 'henkilostojohtaja', 'slip'],
    ['hnkilstojohaja', 'henkilostojohtaja', null],
  ])('%j fits %j: %s', (typed, other, fit) => {
    expect(fitOf(typed, other)).toBe(fit)
  })

  test('fits itself wholly, and what begins with it from the beginning', () => {
    fc.assert(
      fc.property(word(1), word(1), (one, more) => {
        expect(fitOf(one, one)).toBe('whole')
        expect(fitOf(one, one + more)).toBe('beginning')
      }),
    )
  })

  test('with as many slips as its length allows still fits', () => {
    const slip = fc.record({
      at: fc.nat(),
      letter: fc.constantFrom(...letters),
      kind: fc.constantFrom('other', 'more', 'less', 'swapped'),
    })
    fc.assert(
      fc.property(word(5), slip, (one, { at, letter, kind }) => {
        const i = at % (one.length - 1)
        const typed = {
          other: one.slice(0, i) + letter + one.slice(i + 1),
          more: one.slice(0, i) + letter + one.slice(i),
          less: one.slice(0, i) + one.slice(i + 1),
          swapped: one.slice(0, i) + one.charAt(i + 1) + one.charAt(i) + one.slice(i + 2),
        }[kind]
        expect(fitOf(typed, one)).not.toBeNull()
      }),
    )
  })

  test('is as near to another as the other is to it, and the slow way agrees', () => {
    /** The distance by its definition, letter by letter from the end. */
    const slow = (a: string, b: string): number => {
      if (a === '' || b === '') return a.length + b.length
      const [p, q] = [a.slice(0, -1), b.slice(0, -1)]
      const least = [slow(p, b) + 1, slow(a, q) + 1, slow(p, q) + (a.at(-1) === b.at(-1) ? 0 : 1)]
      if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
        least.push(slow(a.slice(0, -2), b.slice(0, -2)) + 1)
      return Math.min(...least)
    }
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
    fc.assert(
      fc.property(short, short, fc.integer({ min: 0, max: 3 }), (a, b, slips) => {
        expect(withinSlips(a, b, slips)).toBe(slow(a, b) <= slips)
        expect(withinSlips(b, a, slips)).toBe(withinSlips(a, b, slips))
      }),
    )
  })

  test.each([
    [1, 0],
    [3, 0],
    [4, 1],
    [7, 1],
    [8, 2],
    [40, 2],
  ])('of %i letters may hold %i slips', (length, slips) => {
    expect(slipsIn(length)).toBe(slips)
  })
})

describe('marking what was found', () => {
  const marked = (text: string, typed: string) =>
    piecesFound(text, wordsTyped(typed))
      .map(({ text: piece, found }) => (found ? `[${piece}]` : piece))
      .join('')

  test.each([
    ['Aino Virta', 'virta', 'Aino [Virta]'],
    ['Verohallinto', 'hallinto', 'Vero[hallinto]'],
    ['Maija Äyräväinen', 'ayra', 'Maija [Äyrä]väinen'],
    ['Maija Äyräväinen'.normalize('NFD'), 'äyrä', 'Maija [Äyrä]väinen'],
    ['Aino Virta', 'vitra aino', '[Aino] [Virta]'],
    ['Ærø-säätiö', 'rosa', 'Ærø-säätiö'],
    ['Ærø-säätiö', 'aer', '[Ærø]-säätiö'],
    ['<b>Virta</b> & co', 'virta', '<b>[Virta]</b> & co'],
    ['Aino Virta', '%_', 'Aino Virta'],
  ])('%j searched for %j is shown as %j', (text, typed, shown) => {
    expect(marked(text, typed)).toBe(shown)
  })

  test('loses and adds nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, typed) => {
        const pieces = piecesFound(text, wordsTyped(typed))
        expect(pieces.map((piece) => piece.text).join('')).toBe(text.normalize('NFC'))
        expect(pieces.every((piece) => piece.text !== '')).toBe(true)
      }),
    )
  })

  test('marks every word that is found', () => {
    fc.assert(
      fc.property(fc.array(word(4), { minLength: 1, maxLength: 6 }), (words) => {
        const pieces = piecesFound(words.join(' '), searchWords(words.join(' ')).slice(0, 8))
        expect(pieces.filter((piece) => !piece.found).every((piece) => /^ *$/.test(piece.text))).toBe(true)
      }),
    )
  })
})
