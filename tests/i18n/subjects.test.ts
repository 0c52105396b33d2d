// The browser fetches words by subject: every key leads to the file that holds it, in each language.
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { locales } from '#db/schema'
import { pageDictionaries } from '~/i18n/all'
import { growingWords } from '~/i18n/subjects'
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
    const { words, has, bring } = growingWords(locale)
    for (const key of keysOf(whole)) {
      await bring(subjectOf(key))
      expect(has(subjectOf(key))).toBe(true)
      expect([key, textAt(words, key)]).toEqual([key, textAt(whole, key)])
    }
  })
})

test('a page of the registry brings no more of it than it says', async () => {
  const { words, has, bring } = growingWords('fi')
  await bring(subjectOf('registry.people.title'))
  expect(Object.keys(words.registry ?? {})).toContain('people')
  expect(Object.keys(words.registry ?? {})).not.toContain('imports')
  expect(has('registry.imports')).toBe(false)
  const files = readdirSync('app/i18n/fi/registry').map((name) => name.replace(/\.ts$/, ''))
  const subjects = new Set(keysOf({ registry: pageDictionaries.fi.registry }).map(subjectOf))
  expect([...subjects].sort()).toEqual(files.map((file) => `registry.${file}`).sort())
})
