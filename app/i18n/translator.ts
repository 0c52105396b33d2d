// Makes the function that turns keys into words; the browser gets the dictionary of one language only.
// It reads dictionaries as i18next does, and a test holds every text to that; i18next itself would be a tenth of the
// browser's script, so it gives the types alone.
import type { Locale } from '#db/schema'
import { fileOfSection } from './registry-sections'
import type { LetterT, LetterWords, PageT, PageWords } from './types'

type Values = Record<string, unknown> & { count?: number }

const placeholder = /\{\{\s*(\w+)\s*(,\s*number)?\s*\}\}/g

/** The text at a dotted key, or undefined. */
export function textAt(words: object, key: string): string | undefined {
  let at: unknown = words
  for (const step of key.split('.'))
    at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined
  return typeof at === 'string' ? at : undefined
}

/** The part of a dictionary that a key belongs to: "events.list.title" → "events"; of the registry a file: "registry.people". */
export function subjectOf(key: string): string {
  const [subject = '', section = ''] = key.split('.', 2)
  return subject === 'registry' ? `registry.${fileOfSection(section)}` : subject
}

/** Is told every key that is asked for. */
type Asked = (key: string) => void

/** `t('a.b', { count: 2, name: 'x' })`: the form that the count asks for, with the values in their places. */
function translator(locale: Locale, words: object, asked?: Asked) {
  const plurals = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  return (key: string, values: Values = {}): string => {
    asked?.(key)
    const form =
      typeof values.count === 'number' ? textAt(words, `${key}_${plurals.select(values.count)}`) : undefined
    const text = form ?? textAt(words, key) ?? key
    return text.replace(placeholder, (_whole, name: string, asNumber?: string) => {
      const value = values[name]
      if (value === undefined || value === null) return ''
      return asNumber ? numbers.format(Number(value)) : String(value)
    })
  }
}

// The types of i18next know every key and what it wants; the function behind them is the one above.
/** @param asked is told every key before the words are looked for */
export const pageTranslator = (locale: Locale, words: Partial<PageWords>, asked?: Asked): PageT =>
  translator(locale, words, asked) as unknown as PageT
export const letterTranslator = (locale: Locale, words: LetterWords): LetterT =>
  translator(locale, words) as unknown as LetterT
