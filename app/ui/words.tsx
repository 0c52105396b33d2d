// The reader's language for everything on a page, and the marking of parts that are in another.
import { createContext, useContext, type ReactNode } from 'react'
import type { Locale } from '#db/schema'
import type { Written } from '~/i18n/named'
import type { PageT } from '~/i18n/types'

export type Words = { t: PageT; locale: Locale }

const WordsContext = createContext<Words | null>(null)

export function WordsProvider({ t, locale, children }: Words & { children: ReactNode }) {
  return <WordsContext.Provider value={{ t, locale }}>{children}</WordsContext.Provider>
}

/** The words and the language of the page. */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (words === null) throw new Error('A page is rendered inside WordsProvider')
  return words
}

/** A text that may be in another language than the page: it says which, for screen readers and hyphenation. */
export function InLanguage({ written }: { written: Written }) {
  const { locale } = useWords()
  return written.lang === locale ? <>{written.text}</> : <span lang={written.lang}>{written.text}</span>
}
