// The browser's dictionary: the words that the page said as it left the server, and the subjects that came since, whole.
import type { Locale } from '#db/schema'
import { fileOfSection } from './registry-sections'
import { subjectOf, textAt } from './translator'
import type { PageWords } from './types'

/** A dictionary that grows as subjects come. */
export type GrowingWords = {
  words: Partial<PageWords>
  /** The subjects of which no more is in than the page came with. */
  begun: ReadonlySet<string>
  /** Whether a key can be said: the page came with its text, or its subject is in. */
  has: (key: string) => boolean
  /** Resolves when the subject's words are in; the same promise for the same subject, until it fails. */
  bring: (subject: string) => Promise<void>
}

type Shelf = Record<string, object>

const subjectsIn = (said: Shelf): string[] =>
  Object.entries(said).flatMap(([room, words]) =>
    room === 'registry' ? Object.keys(words).map((section) => `registry.${fileOfSection(section)}`) : [room],
  )

/** @param said the words that the page came with */
export function growingWords(locale: Locale, said: Partial<PageWords>): GrowingWords {
  const words = { ...said } as Shelf
  const begun = new Set(subjectsIn(words))
  const come = new Set<string>()
  const coming = new Map<string, Promise<void>>()
  const fetched = async (subject: string) => {
    const { wordsAbout } = await import('./subjects')
    const found = await wordsAbout(locale, subject)
    if (subject.includes('.')) words['registry'] = { ...words['registry'], ...found }
    else Object.assign(words, found)
    come.add(subject)
    begun.delete(subject)
  }
  return {
    words: words as Partial<PageWords>,
    begun,
    // Of a text with forms for counts there is always the form `other`.
    has: (key) =>
      come.has(subjectOf(key)) ||
      textAt(words, key) !== undefined ||
      textAt(words, `${key}_other`) !== undefined,
    bring: (subject) => {
      const known = coming.get(subject)
      if (known) return known
      const promise = fetched(subject)
      coming.set(subject, promise)
      promise.catch(() => coming.delete(subject))
      return promise
    },
  }
}
