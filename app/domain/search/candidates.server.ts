// Finds the things that have a word for each word typed: the words of the registry are matched in memory, and the
// things are read by the words that fit.
import { sql } from 'kysely'
import type { Reader } from '#db/connect'
import { searchThings, type SearchThing } from '#db/schema'
import { fitOf, fits, type Fit } from './matching'

export type FittedWord = { word: string; fit: Fit }

/** A thing that has a word for each word typed. */
export type Candidate = {
  id: string
  /** For each word typed, the words of the thing that it fits. */
  words: FittedWord[][]
}

/** Of one kind; `more`: the search stopped before it had seen all. */
export type Candidates = { thing: SearchThing; found: Candidate[]; more: boolean }

/** No more of one kind are looked at: whoever finds this many has more to say of what they look for. */
const mostOfAKind = 500
const atOnce = 500

/**
 * Every word there is, once. Each step looks up the next word in the index: there are some thousands of words in some
 * hundred thousands of rows.
 */
async function vocabulary(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    with recursive known(word) as (
      select min(word) from ${sql.table('searchWord')}
      union all
      select (select min(later.word) from ${sql.table('searchWord')} as later where later.word > known.word)
      from known where known.word is not null
    )
    select word from known where word is not null`.execute(db)
  return rows.map(({ word }) => word)
}

type Fitting = Map<string, Fit>

const longestShort = 5

function fittingWords(typed: string, words: readonly string[]): Fitting {
  const fitting: Fitting = new Map()
  for (const word of words) {
    const fit = fitOf(typed, word)
    if (fit !== null) fitting.set(word, fit)
  }
  // A short word that stands as typed was meant: with another letter it is too many other words.
  const meant = [...fitting.values()].some((fit) => fit === 'whole' || fit === 'beginning')
  if (meant && typed.length <= longestShort)
    for (const [word, fit] of fitting) if (fit === 'slip') fitting.delete(word)
  return fitting
}

const parts = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / atOnce) }, (_, at) =>
    items.slice(at * atOnce, (at + 1) * atOnce),
  )

/** How many rows the words have: the typed word with the fewest leads the search. */
async function rowsOf(db: Reader, fitting: Fitting): Promise<number> {
  let rows = 0
  for (const part of parts([...fitting.keys()])) {
    const { count } = await db
      .selectFrom('searchWord')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('word', 'in', part)
      .executeTakeFirstOrThrow()
    rows += Number(count)
  }
  return rows
}

async function leadOf(db: Reader, fitting: readonly Fitting[]): Promise<number> {
  if (fitting.length === 1) return 0
  const counts = await Promise.all(fitting.map((one) => rowsOf(db, one)))
  return counts.indexOf(Math.min(...counts))
}

type Seen = Map<string, FittedWord[]>

/** The things of a kind with a word that fits, those that fit best first, until there are enough. */
async function thingsWith(
  db: Reader,
  thing: SearchThing,
  fitting: Fitting,
): Promise<{ seen: Seen; more: boolean }> {
  const seen: Seen = new Map()
  for (const fit of fits) {
    const words = [...fitting].filter(([, one]) => one === fit).map(([word]) => word)
    for (const part of parts(words)) {
      const rows = await db
        .selectFrom('searchWord')
        .select(['word', 'thingId'])
        .where('word', 'in', part)
        .where('thing', '=', thing)
        .limit(mostOfAKind + 1)
        .execute()
      for (const { word, thingId } of rows) note(seen, thingId, { word, fit })
      if (seen.size >= mostOfAKind || rows.length > mostOfAKind) return { seen, more: true }
    }
  }
  return { seen, more: false }
}

function note(seen: Seen, id: string, word: FittedWord): void {
  const words = seen.get(id)
  if (words) words.push(word)
  else seen.set(id, [word])
}

/** Of the things, those that have a word for the other words typed as well, each with all that fit. */
async function alsoWith(
  db: Reader,
  thing: SearchThing,
  ids: readonly string[],
  fitting: readonly Fitting[],
): Promise<Candidate[]> {
  const words = new Map<string, string[]>()
  for (const part of parts(ids)) {
    const rows = await db
      .selectFrom('searchWord')
      .select(['word', 'thingId'])
      .where('thing', '=', thing)
      .where('thingId', 'in', part)
      .execute()
    for (const { word, thingId } of rows) {
      const known = words.get(thingId)
      if (known) known.push(word)
      else words.set(thingId, [word])
    }
  }
  return ids
    .map((id) => ({ id, words: fitting.map((one) => fitsAmong(words.get(id) ?? [], one)) }))
    .filter(({ words: found }) => found.every((one) => one.length > 0))
}

const fitsAmong = (words: readonly string[], fitting: Fitting): FittedWord[] =>
  words.flatMap((word) => {
    const fit = fitting.get(word)
    return fit ? [{ word, fit }] : []
  })

async function candidatesOf(
  db: Reader,
  thing: SearchThing,
  fitting: readonly Fitting[],
  lead: number,
): Promise<Candidates> {
  const first = fitting[lead]
  if (!first) return { thing, found: [], more: false }
  const { seen, more } = await thingsWith(db, thing, first)
  const found =
    fitting.length === 1
      ? [...seen].map(([id, words]) => ({ id, words: [words] }))
      : await alsoWith(db, thing, [...seen.keys()], fitting)
  return { thing, found, more }
}

/** The things of each kind that have a word for each word typed, in no order. */
export async function candidates(db: Reader, typed: readonly string[]): Promise<Candidates[]> {
  if (typed.length === 0) return searchThings.map((thing) => ({ thing, found: [], more: false }))
  const words = await vocabulary(db)
  const fitting = typed.map((one) => fittingWords(one, words))
  if (fitting.some((one) => one.size === 0))
    return searchThings.map((thing) => ({ thing, found: [], more: false }))
  const lead = await leadOf(db, fitting)
  const all: Candidates[] = []
  for (const thing of searchThings) all.push(await candidatesOf(db, thing, fitting, lead))
  return all
}
