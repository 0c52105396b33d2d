// The words of all three languages, for the server and the letters; the browser must not import this.
import type { Locale } from '#db/schema'
import { letters as enLetters } from './en/letters'
import { pages as enPages } from './en/pages'
import { letters as fiLetters } from './fi/letters'
import { pages as fiPages } from './fi/pages'
import { letters as svLetters } from './sv/letters'
import { pages as svPages } from './sv/pages'
import { letterTranslator, pageTranslator } from './translator'
import type { LetterT, PageT } from './types'

export const pageDictionaries = { fi: fiPages, sv: svPages, en: enPages }
export const letterDictionaries = { fi: fiLetters, sv: svLetters, en: enLetters }

const pageWords: Record<Locale, PageT> = {
  fi: pageTranslator('fi', fiPages),
  sv: pageTranslator('sv', svPages),
  en: pageTranslator('en', enPages),
}
const letterWords: Record<Locale, LetterT> = {
  fi: letterTranslator('fi', fiLetters),
  sv: letterTranslator('sv', svLetters),
  en: letterTranslator('en', enLetters),
}

export const wordsOfPages = (locale: Locale): PageT => pageWords[locale]

/** The words of pages, noting the keys they are asked for. */
export const notingWords = (locale: Locale, keys: Set<string>): PageT =>
  pageTranslator(locale, pageDictionaries[locale], (key) => keys.add(key))

type Shelf = { [key: string]: string | Shelf }

const formOfCount = /_(zero|one|two|few|many|other)$/

/** The part of a language's dictionary that holds the keys, each with all its forms for counts. */
export function wordsOfKeys(locale: Locale, keys: Iterable<string>): Shelf {
  const part: Shelf = {}
  for (const key of keys) {
    const steps = key.split('.')
    const last = steps.pop()
    let from: Shelf = pageDictionaries[locale]
    let to = part
    for (const step of steps) {
      from = (from[step] ?? {}) as Shelf
      to = (to[step] ??= {}) as Shelf
    }
    for (const [name, text] of Object.entries(from))
      if (typeof text === 'string' && (name === last || name.replace(formOfCount, '') === last))
        to[name] = text
  }
  return part
}

export const wordsOfLetters = (locale: Locale): LetterT => letterWords[locale]
