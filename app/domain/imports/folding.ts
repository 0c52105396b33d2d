// Text as it is compared when people wrote it by hand: without case, accents, marks and double spaces.
import { searchWords } from '#db/search-words'

/** "Digi- ja väestötieto­virasto (DVV)" → "digi ja vaestotietovirasto dvv" */
export const folded = (text: string): string => searchWords(text.replaceAll('\u00ad', '')).join(' ')

/** Pairs of letters that follow each other, for measuring likeness. */
function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let at = 0; at < text.length - 1; at++) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** How alike two folded texts are, from 0 to 1: twice the pairs of letters in common by all pairs (Dice). */
export function likeness(one: string, other: string): number {
  if (one === other) return 1
  const [mine, theirs] = [pairsOf(one), pairsOf(other)]
  let common = 0
  for (const [pair, count] of mine) common += Math.min(count, theirs.get(pair) ?? 0)
  const all = one.length + other.length - 2
  return all <= 0 ? 0 : (2 * common) / all
}
