// How well a word that was typed fits a word of a thing: whole, from its beginning, inside it, or with a slip.
import { searchWords } from '#db/search-words'

/** From the best fit to the poorest. `inside` is for compounds: "hallinto" is in "verohallinto". */
export const fits = ['whole', 'beginning', 'inside', 'slip'] as const
export type Fit = (typeof fits)[number]

/** No search is made of more words; the rest would only narrow what is found already. */
const mostWords = 8

/** The words of what was typed. */
export const wordsTyped = (text: string): string[] => searchWords(text).slice(0, mostWords)

/** Shorter words are inside too many others to say anything. */
const shortestInside = 3

/** How many slips of the finger a word of a length may hold. */
export const slipsIn = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2)

/** How a typed word fits a word; null when it does not. Both are plain and in lower case. */
export function fitOf(typed: string, word: string): Fit | null {
  if (typed === word) return 'whole'
  if (word.startsWith(typed)) return 'beginning'
  if (typed.length >= shortestInside && word.includes(typed)) return 'inside'
  const slips = slipsIn(typed.length)
  return slips > 0 && withinSlips(typed, word, slips) ? 'slip' : null
}

/**
 * Whether one word becomes the other by at most so many slips: a letter more, less or another, or two that changed
 * places (the distance of optimal string alignment).
 */
export function withinSlips(one: string, other: string, slips: number): boolean {
  if (Math.abs(one.length - other.length) > slips) return false
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    // Two letters that change places may win one back on the next row, never more.
    if (least > slips + 1) return false
    before = last
    last = row
  }
  return (last[other.length] ?? Infinity) <= slips
}
