// The browser's dictionary, fetched a subject at a time: a page brings the words it says and no others.
import type { Locale } from '#db/schema'
import { ofSeveralSections } from './registry-sections'
import type { PageWords } from './types'

const files = import.meta.glob<Record<string, object>>([
  './{fi,sv,en}/*.ts',
  './{fi,sv,en}/registry/*.ts',
  '!./*/{pages,letters,registry}.ts',
])

const fileOf = (locale: Locale, subject: string): string =>
  `./${locale}/${subject.replace('.', '/').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`

/** A dictionary that grows as subjects come. */
export type GrowingWords = {
  words: Partial<PageWords>
  /** Whether the subject's words are in. */
  has: (subject: string) => boolean
  /** Resolves when the subject's words are in; the same promise for the same subject. */
  bring: (subject: string) => Promise<void>
}

export function growingWords(locale: Locale): GrowingWords {
  const words: Record<string, object> = {}
  const come = new Set<string>()
  const coming = new Map<string, Promise<void>>()
  const fetched = async (subject: string) => {
    const file = await files[fileOf(locale, subject)]?.()
    const [room = '', part] = subject.split('.')
    const found = file?.[part ?? room]
    if (found === undefined) throw new Error(`no words about ${subject}`)
    if (part === undefined) words[room] = found
    else words[room] = { ...words[room], ...(ofSeveralSections.has(part) ? found : { [part]: found }) }
    come.add(subject)
  }
  return {
    words: words as Partial<PageWords>,
    has: (subject) => come.has(subject),
    bring: (subject) => {
      const known = coming.get(subject)
      if (known) return known
      const promise = fetched(subject)
      coming.set(subject, promise)
      return promise
    },
  }
}
