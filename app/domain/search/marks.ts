// Which parts of a text a search found, so that a page can mark them.
import { plain } from '#db/search-words'
import { fitOf } from './matching'

export type Piece = { text: string; found: boolean }

const wordIn = /[\p{L}\p{N}\p{M}]+/gu

/** The part of a word that a typed word found: from–to in letters, or null. */
function partFound(word: string, typed: readonly string[]): [number, number] | null {
  const folded = plain(word)
  for (const one of typed) {
    const fit = fitOf(one, folded)
    if (fit === null) continue
    const from = fit === 'slip' ? 0 : folded.indexOf(one)
    // A letter that folds into two ("æ") moves the places: then the whole word is marked.
    if (fit === 'slip' || folded.length !== word.length) return [0, word.length]
    return [from, from + one.length]
  }
  return null
}

/**
 * Cuts a text into what was found and what was not, in order.
 * @param typed the words searched for, as `wordsTyped` gives them
 */
export function piecesFound(text: string, typed: readonly string[]): Piece[] {
  const whole = text.normalize('NFC')
  const pieces: Piece[] = []
  let at = 0
  const take = (to: number, found: boolean) => {
    if (to > at) pieces.push({ text: whole.slice(at, to), found })
    at = Math.max(at, to)
  }
  for (const match of whole.matchAll(wordIn)) {
    const part = partFound(match[0], typed)
    if (part === null) continue
    take(match.index + part[0], false)
    take(match.index + part[1], true)
  }
  take(whole.length, false)
  return pieces
}
