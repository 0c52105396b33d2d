// The browser's dictionary, fetched a subject at a time: a page brings the words it says and no others.
import type { Locale } from '#db/schema'
import type { PageWords } from './types'

const files = import.meta.glob<Record<string, PageWords[keyof PageWords]>>([
  './{fi,sv,en}/*.ts',
  '!./*/{pages,letters}.ts',
])

const fileOf = (locale: Locale, subject: string): string =>
  `./${locale}/${subject.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`

/** A dictionary that grows as subjects come. */
export type GrowingWords = {
  words: Partial<PageWords>
  /** Resolves when the subject's words are in; the same promise for the same subject. */
  bring: (subject: string) => Promise<void>
}

export function growingWords(locale: Locale): GrowingWords {
  const words: Record<string, PageWords[keyof PageWords]> = {}
  const coming = new Map<string, Promise<void>>()
  const fetched = async (subject: string) => {
    const file = await files[fileOf(locale, subject)]?.()
    const found = file?.[subject]
    if (found === undefined) throw new Error(`no words about ${subject}`)
    words[subject] = found
  }
  return {
    words: words as Partial<PageWords>,
    bring: (subject) => {
      const known = coming.get(subject)
      if (known) return known
      const promise = fetched(subject)
      coming.set(subject, promise)
      return promise
    },
  }
}
