// Wakes the page in the browser, once the words it says have come: those of its language and its subjects alone.
import { RemixBrowser } from '@remix-run/react'
import { startTransition, useEffect, useState, type ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import type { Locale } from '#db/schema'
import { growingWords, type GrowingWords } from './i18n/subjects'
import { pageTranslator } from './i18n/translator'
import type { PageT } from './i18n/types'
import { ErrorNumberProvider } from './ui/error-page'
import { WordsProvider } from './ui/words'

/**
 * A page that says something new waits for its words as React waits for anything: the old page stays meanwhile.
 * Refusals are told when React waits for no words: until theirs have come they are empty.
 */
function translatorOf(locale: Locale, { words, has, bring }: GrowingWords): PageT {
  const say = pageTranslator(locale, words, (subject) => {
    if (!has(subject)) throw bring(subject)
  }) as unknown as (key: string, values?: object) => string
  const sayOrWait = (key: string, values?: object) =>
    key.startsWith('reasons.') && !has('reasons') ? '' : say(key, values)
  return sayOrWait as unknown as PageT
}

/** Brings the words of refusals when a form is begun or sent, and says everything anew once they are here. */
function WordsAsTheyCome({
  locale,
  growing,
  children,
}: {
  locale: Locale
  growing: GrowingWords
  children: ReactNode
}) {
  const [t, setT] = useState(() => translatorOf(locale, growing))
  useEffect(() => {
    const begin = (event: Event) => {
      if (growing.has('reasons') || !(event.target instanceof Element) || !event.target.closest('form'))
        return
      void growing.bring('reasons').then(() => setT(() => translatorOf(locale, growing)))
    }
    const begins = ['focusin', 'submit'] as const
    for (const kind of begins) document.addEventListener(kind, begin, true)
    return () => {
      for (const kind of begins) document.removeEventListener(kind, begin, true)
    }
  }, [locale, growing])
  return (
    <WordsProvider t={t} locale={locale}>
      {children}
    </WordsProvider>
  )
}

async function wake(): Promise<void> {
  const locale = document.documentElement.lang as Locale
  const growing = growingWords(locale)
  const said = document.querySelector<HTMLMetaElement>('meta[name=words]')?.content ?? ''
  await Promise.all(said.split(' ').filter(Boolean).map(growing.bring))
  const number = document.getElementById('error-number')?.textContent ?? null
  startTransition(() => {
    hydrateRoot(
      document,
      <WordsAsTheyCome locale={locale} growing={growing}>
        <ErrorNumberProvider value={number}>
          <RemixBrowser />
        </ErrorNumberProvider>
      </WordsAsTheyCome>,
    )
  })
}

void wake()
