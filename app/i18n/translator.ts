// Makes the function that turns keys into words; the browser gets the dictionary of one language only.
import { createInstance } from 'i18next'
import type { Locale } from '#db/schema'
import type { LetterT, LetterWords, PageT, PageWords } from './types'

function instance(locale: Locale, namespace: 'pages' | 'letters', words: PageWords | LetterWords) {
  const i18n = createInstance()
  void i18n.init({
    lng: locale,
    ns: [namespace],
    defaultNS: namespace,
    resources: { [locale]: { [namespace]: words } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return i18n
}

export const pageTranslator = (locale: Locale, words: PageWords): PageT =>
  instance(locale, 'pages', words).getFixedT(locale, 'pages')

export const letterTranslator = (locale: Locale, words: LetterWords): LetterT =>
  instance(locale, 'letters', words).getFixedT(locale, 'letters')
