// Narrowing the directory by filters, and counting for each value of a filter whom it would find beside the others.
import { choiceFilters, directoryFilters, type ChoiceFilter, type DirectoryFilter } from './search'

/** What filters look in: of each person the values that the reader sees, and nothing else. */
export type Facts = Record<DirectoryFilter, readonly string[]>

export type Narrowing = Partial<Record<DirectoryFilter, string>>

/** The one value of the filter that asks for those who would help. */
export const wouldHelp = '1'

/** The longest piece of somebody's own words that stands for a field of expertise. */
const longestWord = 60

/** "Julkiset hankinnat, sote;  Muutosjohtaminen" → the three, as typed. A sentence too long for a choice is left to the search. */
export const expertiseWords = (text: string): string[] =>
  text
    .split(/[,;\n•]+|\.\s/)
    .map((word) => word.replace(/^[\s\-–*]+|[\s.]+$/g, ''))
    .filter((word) => word !== '' && word.length <= longestWord)

export type Counted = Record<ChoiceFilter, Map<string, number>> & { offers: number }

/** Those who pass all filters, in the order given, and the counts of each filter's values beside the other filters. */
export function narrowed<Row extends { facts: Facts }>(
  rows: readonly Row[],
  narrowing: Narrowing,
): { found: Row[]; counted: Counted } {
  const asked = directoryFilters.flatMap((name) => {
    const wanted = narrowing[name]
    return wanted === undefined ? [] : [{ name, wanted }]
  })
  const counts = Object.fromEntries(choiceFilters.map((name) => [name, new Map<string, number>()])) as Record<
    ChoiceFilter,
    Map<string, number>
  >
  const found: Row[] = []
  let offers = 0
  for (const row of rows) {
    const fails = asked.filter(({ name, wanted }) => !row.facts[name].includes(wanted))
    if (fails.length === 0) found.push(row)
    // One that fails a filter counts beside its values alone: there it could be chosen instead.
    if (fails.length > 1) continue
    const only = fails[0]?.name
    for (const name of choiceFilters) {
      if (only !== undefined && only !== name) continue
      for (const value of row.facts[name]) counts[name].set(value, (counts[name].get(value) ?? 0) + 1)
    }
    if ((only === undefined || only === 'offers') && row.facts.offers.length > 0) offers += 1
  }
  return { found, counted: { ...counts, offers } }
}

/** Whether each of the words stands somewhere in the texts, all of them as `sortKey` has them. */
export const holdsWords = (words: readonly string[], texts: readonly string[]): boolean =>
  words.every((word) => texts.some((text) => text.includes(word)))
