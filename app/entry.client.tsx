// Wakes the page in the browser with the words it came with; those it may say yet are fetched when somebody touches it.
import { RemixBrowser } from '@remix-run/react'
import { startTransition, useCallback, useEffect, useMemo, useReducer, type ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import type { Locale } from '#db/schema'
import { growingWords, type GrowingWords } from './i18n/growing'
import { pageTranslator, subjectOf } from './i18n/translator'
import type { PageT } from './i18n/types'
import { ErrorNumberProvider } from './ui/error-page'
import { FieldNamesProvider } from './ui/field-names'
import { WordsProvider } from './ui/words'

const address = () => location.pathname + location.search
const cameTo = address()

/** The files of another version are gone: the page is fetched whole, as Remix does when a page's own script is gone. */
function comeAnew(): Promise<never> {
  location.reload()
  return new Promise(() => undefined)
}

/**
 * A page that is come to waits for its words as React waits for anything: the old page stays meanwhile. What the page
 * says anew where it stands cannot wait, as React has it after a press; nor can a refusal. It is empty until it is here.
 * @param anew is called when what was left empty has come
 */
function translatorOf(locale: Locale, growing: GrowingWords, anew: () => void): PageT {
  const say = pageTranslator(locale, growing.words) as unknown as (key: string, values?: object) => string
  const awaited = new Set<string>()
  const cannotWait = (subject: string) =>
    subject === 'reasons' || (growing.begun.has(subject) && address() === cameTo)
  const sayOrWait = (key: string, values?: object) => {
    if (growing.has(key)) return say(key, values)
    const subject = subjectOf(key)
    if (!cannotWait(subject)) throw growing.bring(subject).catch(comeAnew)
    if (!awaited.has(subject)) void growing.bring(subject).then(anew, () => undefined)
    awaited.add(subject)
    return ''
  }
  return sayOrWait as unknown as PageT
}

const touches = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'submit'] as const

/** Brings the rest of the page's subjects when it is touched, and the words of refusals when a form is. */
function useWordsWhenTouched(growing: GrowingWords, bringRest: () => void): void {
  useEffect(() => {
    const touched = ({ type, target }: Event) => {
      // What does not come now is asked for again at the next touch.
      bringRest()
      if ((type === 'focusin' || type === 'submit') && target instanceof Element && target.closest('form'))
        growing.bring('reasons').catch(() => undefined)
    }
    for (const type of touches) document.addEventListener(type, touched, { capture: true, passive: true })
    return () => {
      for (const type of touches) document.removeEventListener(type, touched, { capture: true })
    }
  }, [growing, bringRest])
}

/** What React would answer at once, though the page is not its own yet. */
const presses = (
  'keydown keypress keyup pointerdown pointerup mousedown mouseup click auxclick dblclick touchstart touchend ' +
  'input change compositionstart compositionend contextmenu'
).split(' ')
const holdBack = (event: Event) => event.stopPropagation()

/**
 * Keeps presses from React while the page wakes: Remix waits for the page's data then, and a press would make React take
 * the page over without waiting, which it cannot (its error 345). The browser itself answers meanwhile, as without scripts.
 * @returns ends the holding
 */
function holdPresses(): () => void {
  for (const type of presses) addEventListener(type, holdBack, { capture: true, passive: true })
  return () => {
    for (const type of presses) removeEventListener(type, holdBack, { capture: true })
  }
}

function WordsAsTheyCome({
  locale,
  growing,
  woken,
  children,
}: {
  locale: Locale
  growing: GrowingWords
  /** Called once, when the page is React's. */
  woken: () => void
  children: ReactNode
}) {
  const [turn, anew] = useReducer((turns: number) => turns + 1, 0)
  // A translator of its own each turn: whoever says something with it says it again.
  const t = useMemo(() => translatorOf(locale, growing, anew), [locale, growing, turn])
  const bringRest = useCallback(() => {
    for (const subject of growing.begun) growing.bring(subject).catch(() => undefined)
  }, [growing])
  useWordsWhenTouched(growing, bringRest)
  useEffect(woken, [woken])
  return (
    <WordsProvider t={t} locale={locale} bringRest={bringRest}>
      {children}
    </WordsProvider>
  )
}

function wake(): void {
  const locale = document.documentElement.lang as Locale
  const said = document.querySelector<HTMLMetaElement>('meta[name=words]')?.content
  const growing = growingWords(locale, said ? (JSON.parse(said) as GrowingWords['words']) : {})
  const number = document.getElementById('error-number')?.textContent ?? null
  const woken = holdPresses()
  startTransition(() => {
    hydrateRoot(
      document,
      <WordsAsTheyCome locale={locale} growing={growing} woken={woken}>
        <ErrorNumberProvider value={number}>
          <FieldNamesProvider value={new Map()}>
            <RemixBrowser />
          </FieldNamesProvider>
        </ErrorNumberProvider>
      </WordsAsTheyCome>,
    )
  })
}

wake()
