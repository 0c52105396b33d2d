// Who sits at which table: mixed across sectors and organisations by the composer, or those seated kept and the others
// added. Pure; safe in the browser but for its weight.
import { compose } from '../groups/composer/compose'
import type { Problem } from '../groups/composer/problem'

/** Somebody who is to sit. What is not known is null: it is like nobody else's. */
export type TableGuest = {
  id: string
  organisation: string | null
  /** Outside the sectors, the kind of organisation stands for one. */
  sector: string | null
  level: string | null
  /** Where they sit now, from 1. */
  table: number | null
}

export type TablePlan = ReadonlyMap<string, number>

export const mostTables = 200
export const mostSeatsAtTable = 50
export const usualSeats = 8

/** So many tables for so many people, each with at most so many seats. */
export const tablesFor = (people: number, seats: number): number => Math.max(1, Math.ceil(people / seats))

/**
 * More people of one organisation than tables cannot all sit apart: as few as possible then share each table. Each
 * round of them over the tables is told apart from the next.
 */
function organisationsApart(guests: readonly TableGuest[], tables: number): Map<string, string | null> {
  const counts = new Map<string, number>()
  return new Map(
    guests.map(({ id, organisation }) => {
      if (organisation === null) return [id, null]
      const before = counts.get(organisation) ?? 0
      counts.set(organisation, before + 1)
      return [id, `${organisation} ${Math.floor(before / tables)}`]
    }),
  )
}

/** Seats everybody anew, as evenly as the numbers allow. */
export function tablesAnew(guests: readonly TableGuest[], tables: number): TablePlan {
  const apart = organisationsApart(guests, tables)
  const problem: Problem = {
    size: { min: Math.floor(guests.length / tables), max: Math.ceil(guests.length / tables) },
    groups: Array.from({ length: tables }, (_, at) => ({ id: String(at + 1), existing: false })),
    groupCount: tables,
    weights: { sector: 100, role: 6, gender: 0, language: 0, region: 0 },
    people: guests.map(({ id, sector, level }) => ({
      id,
      organisation: apart.get(id) ?? null,
      superior: null,
      group: null,
      fixed: false,
      sector,
      role: level,
      gender: null,
      language: null,
      region: null,
    })),
    pastGroups: [],
    met: [],
    apart: [],
  }
  // A table of a moment needs no proof: the least effort finds as good a one.
  const composition = tables < 2 || guests.length <= tables ? null : compose(problem, { seed: 1, effort: 1 })
  if (!composition?.assignment)
    return tablesKept(
      guests.map((guest) => ({ ...guest, table: null })),
      tables,
    )
  return new Map(Object.entries(composition.assignment).map(([id, group]) => [id, Number(group)]))
}

/**
 * Leaves those who sit where they sit, as far as their table is there and has room, and seats the others where the
 * fewest are like them.
 */
export function tablesKept(guests: readonly TableGuest[], tables: number): TablePlan {
  const most = Math.ceil(guests.length / tables)
  const at: TableGuest[][] = Array.from({ length: tables }, () => [])
  const left: TableGuest[] = []
  for (const guest of guests) {
    const table = guest.table === null ? undefined : at[guest.table - 1]
    if (table) table.push(guest)
    else left.push(guest)
  }
  for (const table of at) while (table.length > most) left.push(...takeMostAlike(table))
  for (const guest of left) bestTable(at, guest, most).push(guest)
  return new Map(at.flatMap((table, index) => table.map(({ id }): [string, number] => [id, index + 1])))
}

const alike = (table: readonly TableGuest[], guest: TableGuest, trait: 'organisation' | 'sector'): number =>
  guest[trait] === null ? 0 : table.filter((other) => other !== guest && other[trait] === guest[trait]).length

/** Takes the one of a table who is most like the others there; of several the last. */
function takeMostAlike(table: TableGuest[]): TableGuest[] {
  const likeness = (guest: TableGuest) =>
    100 * alike(table, guest, 'organisation') + alike(table, guest, 'sector')
  let worst = table.length - 1
  for (let index = table.length - 1; index >= 0; index--) {
    const [one, other] = [table[index], table[worst]]
    if (one && other && likeness(one) > likeness(other)) worst = index
  }
  return table.splice(worst, 1)
}

/** The table with room where the fewest are like somebody; of those the emptiest. */
function bestTable(at: TableGuest[][], guest: TableGuest, most: number): TableGuest[] {
  const cost = (table: TableGuest[]): number =>
    (table.length >= most ? 1_000_000 : 0) +
    10_000 * alike(table, guest, 'organisation') +
    100 * alike(table, guest, 'sector') +
    table.length
  return at.reduce((best, table) => (cost(table) < cost(best) ? table : best))
}

/** How well tables are mixed: sectors present, summed over the tables, beside the most there could be; and so on. */
export type TableQuality = {
  tables: number
  seated: number
  smallest: number
  largest: number
  sectors: number
  mostSectors: number
  /** Pairs of one organisation at one table, beside the fewest there could be. */
  pairs: number
  fewestPairs: number
}

const pairsOf = (people: number): number => (people * (people - 1)) / 2

const countBy = <Item>(items: readonly Item[], key: (item: Item) => string | null): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const item of items) {
    const of = key(item)
    if (of !== null) counts.set(of, (counts.get(of) ?? 0) + 1)
  }
  return counts
}

const sum = (figures: Iterable<number>): number => [...figures].reduce((all, one) => all + one, 0)

/** @returns null when nobody sits at a table */
export function tableQuality(guests: readonly TableGuest[]): TableQuality | null {
  const seated = guests.filter(({ table }) => table !== null)
  if (seated.length === 0) return null
  const sizes = countBy(seated, ({ table }) => String(table))
  const tables = sizes.size
  const bySector = countBy(seated, ({ sector }) => sector)
  const byOrganisation = countBy(seated, ({ organisation }) => organisation)
  const together = countBy(seated, ({ table, organisation }) =>
    organisation === null ? null : `${table} ${organisation}`,
  )
  const present = new Set(
    seated.flatMap(({ table, sector }) => (sector === null ? [] : [`${table} ${sector}`])),
  )
  return {
    tables,
    seated: seated.length,
    smallest: Math.min(...sizes.values()),
    largest: Math.max(...sizes.values()),
    sectors: present.size,
    mostSectors: sum([...bySector.values()].map((people) => Math.min(people, tables))),
    pairs: sum([...together.values()].map(pairsOf)),
    fewestPairs: sum([...byOrganisation.values()].map((people) => fewestPairsOf(people, tables))),
  }
}

/** Spread evenly, some tables have one more than others. */
function fewestPairsOf(people: number, tables: number): number {
  const each = Math.floor(people / tables)
  const more = people % tables
  return more * pairsOf(each + 1) + (tables - more) * pairsOf(each)
}

/** Somebody who sat and sits elsewhere now, or sits for the first time (`from` null). */
export type TableMove = { id: string; from: number | null; to: number }

/** What a plan changes for those who are to sit. */
export const movesOf = (guests: readonly TableGuest[], plan: TablePlan): TableMove[] =>
  guests.flatMap(({ id, table }) => {
    const to = plan.get(id)
    return to === undefined || to === table ? [] : [{ id, from: table, to }]
  })
