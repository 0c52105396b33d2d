// Filling a place in a group that has run short: what the group lacks, and what stands in the way of somebody's coming.
// Nothing here reads or writes.
import type { Gain } from '../groups/composer/reasons'
import type { PairRule } from '../groups/composer/relations'
import type { Trait } from '../groups/composer/problem'
import { fewestMembers } from '../groups/rules'
import type { PersonRow } from '../people/rules'
import type { Named } from '../rounds/rules'
import type { FoundIn } from './newcomers'

/** New groups are set up with at most so many; a group may grow to it. */
export const mostMembers = 10

/** How many a group of so many members wants: at least `fewest` to be whole, at most `most`. */
export const placesIn = (members: number): { fewest: number; most: number } => ({
  fewest: Math.max(0, fewestMembers - members),
  most: Math.max(0, mostMembers - members),
})

/** What keeps somebody from being proposed. Of those kept apart it is not told from whom. */
export type Barred =
  | { kind: Exclude<PairRule, 'apart'>; names: string[] }
  | { kind: 'apart' }
  /** They have no post today: they are of no organisation. */
  | { kind: 'noPost' }
  | { kind: 'member' }
  | { kind: 'elsewhere'; group: Named }
  | { kind: 'proposed'; group: Named }

/** Somebody who might come, with what they would bring. */
export type FillRow = {
  person: PersonRow
  foundIn: FoundIn
  /** The round in which they said yes, and whether it is still under way. */
  round: { id: string; name: string; open: boolean } | null
  /** They last answered a call by "not now". */
  notNow: boolean
  /** No letter reaches them. */
  unreached: boolean
  brings: Gain[]
  /** The names of members whom they have sat with before. */
  meets: string[]
  /** What the registry does not tell of them. */
  unknown: Trait[]
  barred: Barred[]
  /** One of those who together fill the group best. */
  best: boolean
}

/** A list of those who might come: the open first, those whom something bars after them. */
export type FillList = { open: FillRow[]; barred: FillRow[]; more: number }

/** @param most how many of the open are shown; `more` says how many are left out */
export function fillList(rows: readonly FillRow[], most: number): FillList {
  const open = rows.filter(({ barred }) => barred.length === 0)
  return {
    open: open.slice(0, most),
    barred: rows.filter(({ barred }) => barred.length > 0),
    more: Math.max(0, open.length - most),
  }
}
