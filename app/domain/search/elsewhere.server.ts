// Why a thing was found whose line does not show it: the words of a description, of an earlier name, of a field of expertise.
import type { Reader } from '#db/connect'
import { searchWords } from '#db/search-words'
import { textsOf } from '../core/search-index.server'
import type { PlainDate } from '../core/time'
import { piecesFound } from './marks'
import { fitOf, fits, wordsTyped } from './matching'
import type { Found } from './results'

/** How many letters are told before and after what was found. */
const around = 40

/** A thing that was found, with all that its line says. */
export type Shown = { found: Found; line: string }

/**
 * For each thing, in their order, the part of a text of its own that has what its line has not; '' where the line
 * says it all.
 */
export async function matchesElsewhere(
  db: Reader,
  text: string,
  shown: readonly Shown[],
  on: PlainDate,
): Promise<string[]> {
  const typed = wordsTyped(text)
  return Promise.all(
    shown.map(async ({ found, line }) => {
      const missing = typed.filter((word) => fitIn(word, line) === null)
      if (missing.length === 0) return ''
      const [own] = await textsOf[found.thing](db, [found.id], on)
      const texts = own?.texts.filter((one) => one !== null) ?? []
      const parts = missing.map((word) => partWith(word, bestOf(word, texts)))
      return [...new Set(parts)].filter(Boolean).join(' · ')
    }),
  )
}

/** How well the best of a text's words fits, from 0; null when none does. */
function fitIn(typed: string, text: string): number | null {
  const found = searchWords(text).flatMap((word) => fitOf(typed, word) ?? [])
  return found.length === 0 ? null : Math.min(...found.map((fit) => fits.indexOf(fit)))
}

function bestOf(typed: string, texts: readonly string[]): string {
  const fitting = texts.flatMap((text) => {
    const fit = fitIn(typed, text)
    return fit === null ? [] : [{ text, fit }]
  })
  return fitting.sort((a, b) => a.fit - b.fit || a.text.length - b.text.length)[0]?.text ?? ''
}

/** The words around the first that was found: "…muutoksen johtaminen…". */
function partWith(typed: string, text: string): string {
  const pieces = piecesFound(text.replace(/\s+/g, ' '), [typed])
  const at = pieces.findIndex(({ found }) => found)
  const told = (from: number, to?: number) =>
    pieces
      .slice(from, to)
      .map((piece) => piece.text)
      .join('')
  const [before, after] = [told(0, at), told(at + 1)]
  const start = before.length > around ? `…${before.slice(-around).replace(/^\S*\s/, '')}` : before
  const end = after.length > around ? `${after.slice(0, around).replace(/\s\S*$/, '')}…` : after
  return `${start}${pieces[at]?.text ?? ''}${end}`
}
