// Calendars kept in memory: written once, told by their ETag, never more than there is room for.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptTexts } from '~/domain/feeds/kept-texts.server'

/** Counts how often a text was written. */
function writer(text: string) {
  const counted = { times: 0, write: () => (counted.times++, text) }
  return counted
}

test('a text is written once, and not at all for one who holds it', () => {
  const kept = keptTexts({ characters: 100, marks: 10 })
  const first = writer('abc')
  const answer = kept.answer('m', first.write)
  expect([answer.text(), answer.text(), first.times]).toEqual(['abc', 'abc', 1])
  const second = writer('abc')
  expect(kept.answer('m', second.write).etag).toBe(answer.etag)
  expect(kept.answer('m', second.write).text()).toBe('abc')
  expect(second.times).toBe(0)
})

test('a text that was let go of is written again; its ETag is still known', () => {
  const kept = keptTexts({ characters: 4, marks: 10 })
  const { etag } = kept.answer('one', () => 'abc')
  kept.answer('two', () => 'def').text()
  const again = writer('abc')
  const answer = kept.answer('one', again.write)
  expect([answer.etag, again.times]).toEqual([etag, 0])
  expect([answer.text(), again.times]).toEqual(['abc', 1])
})

test('another text has another ETag', () => {
  const kept = keptTexts({ characters: 100, marks: 10 })
  const etags = ['a', 'b', ''].map((text) => kept.answer(`m${text}`, () => text).etag)
  expect(new Set(etags).size).toBe(3)
  for (const etag of etags) expect(etag).toMatch(/^"[\w-]{43}"$/)
})

test('no more is kept than there is room for, and whatever is asked is answered', () => {
  const most = { characters: 50, marks: 5 }
  const asked = fc.array(fc.record({ of: fc.nat(12), wants: fc.boolean() }), { maxLength: 80 })
  fc.assert(
    fc.property(asked, (all) => {
      const kept = keptTexts(most)
      for (const { of, wants } of all) {
        const text = String.fromCharCode(97 + of).repeat(of * 6)
        const answer = kept.answer(`m${of}`, () => text)
        if (wants) expect(answer.text()).toBe(text)
        expect(kept.size().characters).toBeLessThanOrEqual(most.characters)
        expect(kept.size().marks).toBeLessThanOrEqual(most.marks)
      }
    }),
  )
})
