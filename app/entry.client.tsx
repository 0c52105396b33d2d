// Wakes the page in the browser, once the words of its language (and of no other) have come.
import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import type { Locale } from '#db/schema'
import { pageTranslator } from './i18n/translator'
import type { PageWords } from './i18n/types'
import { ErrorNumberProvider } from './ui/error-page'
import { WordsProvider } from './ui/words'

const dictionaries: Record<Locale, () => Promise<{ pages: PageWords }>> = {
  fi: () => import('./i18n/fi/pages'),
  sv: () => import('./i18n/sv/pages'),
  en: () => import('./i18n/en/pages'),
}

async function wake(): Promise<void> {
  const locale = document.documentElement.lang as Locale
  const { pages } = await dictionaries[locale]()
  const number = document.getElementById('error-number')?.textContent ?? null
  startTransition(() => {
    hydrateRoot(
      document,
      <WordsProvider t={pageTranslator(locale, pages)} locale={locale}>
        <ErrorNumberProvider value={number}>
          <RemixBrowser />
        </ErrorNumberProvider>
      </WordsProvider>,
    )
  })
}

void wake()
