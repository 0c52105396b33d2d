// The files of words in the browser, one a language and subject. What lists them is itself fetched when first asked for.
import type { Locale } from '#db/schema'
import { ofSeveralSections } from './registry-sections'

const files = import.meta.glob<Record<string, object>>([
  './{fi,sv,en}/*.ts',
  './{fi,sv,en}/registry/*.ts',
  '!./*/{pages,letters,registry}.ts',
])

const fileOf = (locale: Locale, subject: string): string =>
  `./${locale}/${subject.replace('.', '/').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`

/** The whole of a subject's words. @returns them by where they stand in the dictionary: of the registry by its sections */
export async function wordsAbout(locale: Locale, subject: string): Promise<Record<string, object>> {
  const file = await files[fileOf(locale, subject)]?.()
  const [room = '', part] = subject.split('.')
  const found = file?.[part ?? room]
  if (found === undefined) throw new Error(`no words about ${subject}`)
  if (part === undefined) return { [room]: found }
  return ofSeveralSections.has(part) ? (found as Record<string, object>) : { [part]: found }
}
