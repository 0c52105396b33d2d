// Searches people, organisations, networks and events by words, and puts what fits best first.
import type { Reader } from '#db/connect'
import { searchWords } from '#db/search-words'
import type { Locale, SearchThing } from '#db/schema'
import type { PlainDate } from '../core/time'
import { candidates, type Candidate, type Candidates } from './candidates.server'
import { factsOf, rowsOf, type Facts } from './facts.server'
import { fits, wordsTyped } from './matching'
import { foundOfEach, foundOnPage, type FoundGroup } from './results'

/** How well a thing fits: for each word typed the best of its words, 0 a whole word of its name; the sum of them. */
function distance(candidate: Candidate, name: ReadonlySet<string>): number {
  return candidate.words
    .map((words) =>
      Math.min(...words.map(({ word, fit }) => 2 * fits.indexOf(fit) + (name.has(word) ? 0 : 1))),
    )
    .reduce((sum, one) => sum + one, 0)
}

/** The ids of what was found, best first. A fact that is missing is of a thing that has gone meanwhile. */
function inOrder(found: readonly Candidate[], facts: readonly Facts[]): string[] {
  const byId = new Map(found.map((candidate) => [candidate.id, candidate]))
  return facts
    .flatMap((fact) => {
      const candidate = byId.get(fact.id)
      return candidate ? [{ ...fact, far: distance(candidate, new Set(searchWords(fact.name))) }] : []
    })
    .sort(
      (a, b) =>
        a.far - b.far ||
        Number(b.current) - Number(a.current) ||
        (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id }) => id)
}

type Asked = {
  /** Only this kind, a page of it; without it the first few of each. */
  thing?: SearchThing | undefined
  /** From 1. */
  page?: number
  on: PlainDate
  /** The reader's language: names are ordered by it. */
  locale?: Locale
  /** How many of each kind, where all are asked for. */
  each?: number
}

/**
 * What the words find, by kind. Every word typed must fit a word of the thing: wholly, from its beginning, inside it
 * or with a slip. Kinds that were not asked for have their count alone.
 */
export async function search(db: Reader, text: string, asked: Asked): Promise<FoundGroup[]> {
  const all = await candidates(db, wordsTyped(text))
  const groups: FoundGroup[] = []
  for (const one of all) groups.push(await groupOf(db, one, asked))
  return groups
}

async function groupOf(db: Reader, { thing, found, more }: Candidates, asked: Asked): Promise<FoundGroup> {
  const { on, locale = 'fi', page = 1, each = foundOfEach } = asked
  const total = found.length
  if (total === 0 || (asked.thing !== undefined && asked.thing !== thing))
    return { thing, total, more, rows: [] }
  const facts = await factsOf[thing](
    db,
    found.map(({ id }) => id),
    { on, locale },
  )
  const size = asked.thing === undefined ? each : foundOnPage
  const from = asked.thing === undefined ? 0 : (page - 1) * size
  const ids = inOrder(found, facts).slice(from, from + size)
  const rows = ids.length === 0 ? [] : await rowsOf[thing](db, ids, on)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return { thing, total, more, rows: ids.flatMap((id) => byId.get(id) ?? []) }
}
