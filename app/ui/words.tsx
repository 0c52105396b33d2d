// The reader's language for everything on a page, and the marking of parts that are in another.
import { createContext, useContext, useEffect, type ReactNode } from 'react'
import type { Locale } from '#db/schema'
import type { Written } from '~/i18n/named'
import type { PageT } from '~/i18n/types'

/** `bringRest` fetches, in the browser, the words that the page has not said yet. */
export type Words = { t: PageT; locale: Locale; bringRest?: () => void }

const WordsContext = createContext<Words | null>(null)

export function WordsProvider({ t, locale, bringRest, children }: Words & { children: ReactNode }) {
  return <WordsContext.Provider value={{ t, locale, bringRest }}>{children}</WordsContext.Provider>
}

/** The words and the language of the page. */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (words === null) throw new Error('A page is rendered inside WordsProvider')
  return words
}

/** For a page that must be able to say all it has to say when the line is gone: its words come at once. */
export function useWholeWords(): void {
  const { bringRest } = useWords()
  useEffect(() => bringRest?.(), [bringRest])
}

/** A text that may be in another language than the page: it says which, for screen readers and hyphenation. */
export function InLanguage({ written }: { written: Written }) {
  const { locale } = useWords()
  return written.lang === locale ? <>{written.text}</> : <span lang={written.lang}>{written.text}</span>
}
