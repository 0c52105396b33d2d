// Our translator says every text of every dictionary as i18next does.
import { createInstance } from 'i18next'
import { describe, expect, test } from 'vitest'
import { locales } from '#db/schema'
import { letterDictionaries, pageDictionaries } from '~/i18n/all'
import { letterTranslator, pageTranslator } from '~/i18n/translator'

type Say = (key: string, values: Record<string, unknown>) => string

/** The keys as they are asked for: both forms of a plural are one key. */
function keysOf(words: object, stem = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [stem + key.replace(/_(one|other)$/, '')]
      : keysOf(value as object, `${stem}${key}.`),
  )
}

const valuesFor = (words: object, count: number) => {
  const names = new Set(JSON.stringify(words).match(/(?<=\{\{\s*)\w+/g))
  return { ...Object.fromEntries([...names].map((name) => [name, count * 1234])), count }
}

const cases = locales.flatMap((locale) => [
  {
    locale,
    name: 'pages',
    words: pageDictionaries[locale],
    say: pageTranslator(locale, pageDictionaries[locale]) as Say,
  },
  {
    locale,
    name: 'letters',
    words: letterDictionaries[locale],
    say: letterTranslator(locale, letterDictionaries[locale]) as unknown as Say,
  },
])

describe.each(cases)('$name in $locale', ({ locale, words, say }) => {
  test.each([0, 1, 2, 21, 1234])('with the count %i', (count) => {
    const i18n = createInstance()
    void i18n.init({
      lng: locale,
      resources: { [locale]: { translation: words } },
      defaultNS: 'translation',
      interpolation: { escapeValue: false },
      initAsync: false,
    })
    const reference = i18n.t as unknown as Say
    const values = valuesFor(words, count)
    const keys = [...new Set(keysOf(words))]
    expect(keys.length).toBeGreaterThan(50)
    const saidBy = (by: Say) => keys.map((key) => `${key}: ${by(key, values)}`)
    expect(saidBy(say)).toEqual(saidBy(reference))
  })
})

test('a name without a value leaves no braces', () => {
  expect((pageTranslator('fi', pageDictionaries.fi) as Say)('frame.titled', {})).not.toContain('{')
})
