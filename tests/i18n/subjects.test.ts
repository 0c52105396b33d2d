// The browser has the words that a page came with, and fetches the rest by subject: every key leads to the file that
// holds it, in each language.
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { locales } from '#db/schema'
import { notingWords, pageDictionaries, wordsOfKeys } from '~/i18n/all'
import { growingWords } from '~/i18n/growing'
import { subjectOf } from '~/i18n/translator'

const keysOf = (words: object, path = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keysOf(value as object, `${path}${key}.`),
  )

const textAt = (words: object, key: string): unknown =>
  key.split('.').reduce<unknown>((at, step) => Reflect.get(at as object, step), words)

describe.each(locales)('the words in %s', (locale) => {
  const whole = pageDictionaries[locale]

  test('come whole, a subject at a time', async () => {
    const { words, has, bring } = growingWords(locale, {})
    for (const key of keysOf(whole)) {
      await bring(subjectOf(key))
      expect(has(key)).toBe(true)
      expect([key, textAt(words, key)]).toEqual([key, textAt(whole, key)])
    }
  })

  test('that a page says come with it, all forms of each, and no others', () => {
    const keys = new Set<string>()
    const t = notingWords(locale, keys)
    t('frame.form.problems', { count: 2 })
    t('frame.app')
    t('registry.people.title')
    const said = wordsOfKeys(locale, keys)
    expect(keysOf(said).sort()).toEqual(
      ['app', 'form.problems_one', 'form.problems_other']
        .map((key) => `frame.${key}`)
        .concat('registry.people.title'),
    )
    for (const key of keysOf(said)) expect(textAt(said, key)).toBe(textAt(whole, key))
  })
})

test('a key is there when the page came with it or when its subject has come', async () => {
  const said = wordsOfKeys('fi', ['frame.form.problems', 'registry.people.title'])
  const { words, begun, has, bring } = growingWords('fi', said)
  expect([...begun].sort()).toEqual(['frame', 'registry.people'])
  expect(has('frame.form.problems')).toBe(true)
  expect(has('frame.app')).toBe(false)
  expect(has('events.title')).toBe(false)
  await Promise.all([bring('frame'), bring('registry.imports')])
  expect([...begun]).toEqual(['registry.people'])
  expect(has('frame.app')).toBe(true)
  expect(has('events.title')).toBe(false)
  expect(has('registry.people.title')).toBe(true)
  expect(words.registry?.people.title).toBe(pageDictionaries.fi.registry.people.title)
  expect(words.registry?.imports).toEqual(pageDictionaries.fi.registry.imports)
})

test('a subject that did not come may be asked for again', async () => {
  const { has, bring } = growingWords('fi', {})
  const first = bring('weather')
  await expect(first).rejects.toThrow('no words about weather')
  expect(bring('events')).toBe(bring('events'))
  await bring('events')
  expect(has('events.title')).toBe(true)
  const second = bring('weather')
  expect(second).not.toBe(first)
  await expect(second).rejects.toThrow()
})

test('a page of the registry brings no more of it than it says', async () => {
  const { words, has, bring } = growingWords('fi', {})
  await bring(subjectOf('registry.people.title'))
  expect(Object.keys(words.registry ?? {})).toContain('people')
  expect(Object.keys(words.registry ?? {})).not.toContain('imports')
  expect(has('registry.imports.title')).toBe(false)
  const files = readdirSync('app/i18n/fi/registry').map((name) => name.replace(/\.ts$/, ''))
  const subjects = new Set(keysOf({ registry: pageDictionaries.fi.registry }).map(subjectOf))
  expect([...subjects].sort()).toEqual(files.map((file) => `registry.${file}`).sort())
})
