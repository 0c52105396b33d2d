// The three languages say the same things: same keys, same placeholders, nothing empty, nothing left untranslated,
// and no words that nobody says any more.
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { locales, type Locale } from '#db/schema'
import { letterDictionaries, pageDictionaries } from '~/i18n/all'
import { nodesOf, sourcesIn } from './sources'

type Words = { [key: string]: string | Words }

const flat = (words: Words, head = ''): Record<string, string> =>
  Object.assign(
    {},
    ...Object.entries(words).map(([key, value]) =>
      typeof value === 'string' ? { [head + key]: value } : flat(value, `${head}${key}.`),
    ),
  ) as Record<string, string>

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(.*?)\}\}/g)].map((match) => match[1] ?? ''))].sort()

const plural = /_(zero|one|two|few|many|other)$/

/** Texts that are rightly the same in Finnish and in another language: names, signs, forms of writing. */
const sameInAll = [
  /^Johtofoorumi$/,
  /^Horizons$/,
  // Regions that Statistics Finland calls the same in another language.
  /^(Uusimaa|Satakunta|Kanta-Häme|Pirkanmaa|Päijät-Häme|Kymenlaakso|Kainuu)$/,
  // Nothing but placeholders, numbers and signs.
  /^(\{\{[^}]*\}\}|[\d\s\p{P}\p{S}])*$/u,
  /^(\{\{[^}]*\}\})? ?(–|·) Johtofoorumi$/,
  /^(Excel|CSV|HTML|PDF|iCalendar|Outlook|Teams)( \(\.?\w+\))?$/,
]
/** The same word in both languages, key by key. */
const sameWord: Partial<Record<Locale, readonly string[]>> = { sv: [], en: [] }

/** Empty on purpose: an event of no usual kind begins without words. */
const mayBeEmpty = new Set(['events.defaults.description.other'])

const dictionaries = { pages: pageDictionaries, letters: letterDictionaries }

describe.each(Object.keys(dictionaries) as (keyof typeof dictionaries)[])('the words of %s', (name) => {
  const words = Object.fromEntries(
    locales.map((locale) => [locale, flat(dictionaries[name][locale] as unknown as Words)]),
  ) as Record<Locale, Record<string, string>>
  const finnish = words.fi

  test('there are words', () => {
    expect(Object.keys(finnish).length).toBeGreaterThan(30)
  })

  test.each(['sv', 'en'] as const)('have the same keys in %s', (locale) => {
    expect(Object.keys(words[locale]).sort()).toEqual(Object.keys(finnish).sort())
  })

  test.each(['sv', 'en'] as const)('have the same placeholders in %s', (locale) => {
    const differing = Object.keys(finnish).filter((key) => {
      // "One seat" may be said without a number.
      const ofOne = (text = '') =>
        placeholders(text).filter((it) => !(key.endsWith('_one') && it.startsWith('count')))
      return ofOne(finnish[key]).join() !== ofOne(words[locale][key]).join()
    })
    expect(differing.map((key) => `${key}: ${finnish[key]} | ${words[locale][key]}`)).toEqual([])
  })

  test.each(locales)('are nowhere empty, nor edged with blanks, in %s', (locale) => {
    const wrong = Object.entries(words[locale])
      .filter(([, text]) => text === '' || text !== text.trim())
      .map(([key]) => key)
    expect(wrong.filter((key) => !mayBeEmpty.has(key))).toEqual([])
  })

  test.each(locales)('have both forms of each plural in %s', (locale) => {
    const keys = Object.keys(words[locale])
    const stems = new Set(keys.filter((key) => plural.test(key)).map((key) => key.replace(plural, '')))
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    const lacking = [...stems].flatMap((stem) =>
      forms.map((form) => `${stem}_${form}`).filter((key) => !keys.includes(key)),
    )
    const foreign = keys.filter((key) => {
      const form = plural.exec(key)?.[1]
      return form !== undefined && form !== 'zero' && !(forms as string[]).includes(form)
    })
    expect({ lacking, foreign }).toEqual({ lacking: [], foreign: [] })
  })

  test.each(locales)('have well-formed placeholders in %s', (locale) => {
    const torn = Object.entries(words[locale]).filter(([, text]) =>
      /[{}]/.test(text.replace(/\{\{\w+(, number)?\}\}/g, '')),
    )
    expect(torn.map(([key, text]) => `${key}: ${text}`)).toEqual([])
  })

  test.each(['sv', 'en'] as const)('are translated into %s', (locale) => {
    const same = Object.keys(finnish).filter(
      (key) =>
        finnish[key] === words[locale][key] &&
        !sameInAll.some((form) => form.test(finnish[key] ?? '')) &&
        !sameWord[locale]?.includes(`${name}:${key}`),
    )
    expect(same.map((key) => `${name}:${key} ${finnish[key]}`)).toEqual([])
  })

  test('are all said somewhere', () => {
    const said = saidIn(name === 'letters' ? ['emails', 'app/domain', 'app/post'] : ['app'])
    const unsaid = Object.keys(finnish).filter((key) => !said(key.replace(plural, '')) && !said(key))
    expect(unsaid).toEqual([])
  })
})

/** Whether the code of the folders holds a key, whole or built out of a beginning and parts: `reasons.${reason}`. */
function saidIn(folders: string[]): (key: string) => boolean {
  const whole = new Set<string>()
  // By the first word of the key, each form once: a key is held against those that could be it.
  const built = new Map<string, Map<string, RegExp>>()
  const build = (head: string, form: string) => {
    const room = head.slice(0, head.indexOf('.'))
    const forms = built.get(room) ?? new Map<string, RegExp>()
    built.set(room, forms.set(form, forms.get(form) ?? new RegExp(form)))
  }
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  for (const { path, tree } of sourcesIn(...folders)) {
    if (/^app\/i18n\/(fi|sv|en)\//.test(path)) continue
    for (const node of nodesOf(tree, ts.isStringLiteralLike)) {
      whole.add(node.text)
      // 'events.kind.' + kind
      if (/^\w+(\.\w+)*\.$/.test(node.text)) build(node.text, `^${escaped(node.text)}[\\w.]+$`)
    }
    for (const node of nodesOf(tree, ts.isTemplateExpression)) {
      // Without a beginning it could be any key at all.
      if (!/^\w+\.(\w+\.)*\w*$/.test(node.head.text)) continue
      const parts = node.templateSpans.map((span) => `\\w+${escaped(span.literal.text)}`)
      build(node.head.text, `^${escaped(node.head.text)}${parts.join('')}$`)
    }
  }
  const couldBe = (key: string) => [...(built.get(key.slice(0, key.indexOf('.')))?.values() ?? [])]
  return (key) => whole.has(key) || couldBe(key).some((form) => form.test(key))
}
