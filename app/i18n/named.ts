// Picks a thing's text in the reader's language out of its three columns.
import { locales, type Locale } from '#db/schema'

const endings = { fi: 'Fi', sv: 'Sv', en: 'En' } as const

type Three<Stem extends string> = Record<`${Stem}Fi` | `${Stem}Sv` | `${Stem}En`, string>

/** The text of a stem in one language: `inLocale(event, 'title', 'sv')` is `event.titleSv`. */
export const inLocale = <Stem extends string>(thing: Three<Stem>, stem: Stem, locale: Locale): string =>
  thing[`${stem}${endings[locale]}` as keyof Three<Stem>]

export const nameIn = (thing: Three<'name'>, locale: Locale): string => inLocale(thing, 'name', locale)

/** A text with the language it is in, for the `lang` of the element that holds it. */
export type Written = { text: string; lang: Locale }

/** The text in the first language that has it, the reader's own before Finnish, Swedish and English. */
export function written<Stem extends string>(thing: Three<Stem>, stem: Stem, locale: Locale): Written {
  const lang =
    [locale, ...locales].find((candidate) => inLocale(thing, stem, candidate).trim() !== '') ?? locale
  return { text: inLocale(thing, stem, lang), lang }
}
