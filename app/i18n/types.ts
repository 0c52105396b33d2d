// The types of the dictionaries: Finnish is the source, the others must have the same shape.
import type { TFunction } from 'i18next'
import type { letters as fiLetters } from './fi/letters'
import type { pages as fiPages } from './fi/pages'

/** The same keys with any text. */
export type SameKeys<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : SameKeys<Words[Key]>
}

export type PageWords = SameKeys<typeof fiPages>
export type LetterWords = SameKeys<typeof fiLetters>

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'pages'
    resources: { pages: typeof fiPages; letters: typeof fiLetters }
  }
}

export type PageT = TFunction<'pages'>
export type LetterT = TFunction<'letters'>
