// Wakes the page in the browser, once the words it says have come: those of its language and its subjects alone.
import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import type { Locale } from '#db/schema'
import { growingWords } from './i18n/subjects'
import { pageTranslator } from './i18n/translator'
import { ErrorNumberProvider } from './ui/error-page'
import { WordsProvider } from './ui/words'

async function wake(): Promise<void> {
  const locale = document.documentElement.lang as Locale
  const { words, has, bring } = growingWords(locale)
  const said = document.querySelector<HTMLMetaElement>('meta[name=words]')?.content ?? ''
  // Refusals are told after the page is shown, when React waits for no words: they come with every page.
  await Promise.all(['reasons', ...said.split(' ').filter(Boolean)].map(bring))
  // A page that says something new waits for its words as React waits for anything: the old page stays meanwhile.
  const t = pageTranslator(locale, words, (subject) => {
    if (!has(subject)) throw bring(subject)
  })
  const number = document.getElementById('error-number')?.textContent ?? null
  startTransition(() => {
    hydrateRoot(
      document,
      <WordsProvider t={t} locale={locale}>
        <ErrorNumberProvider value={number}>
          <RemixBrowser />
        </ErrorNumberProvider>
      </WordsProvider>,
    )
  })
}

void wake()
