// What is still open once those who are held to their groups stay: places, numbers of groups, and who may go where.
import { type Candidate, type Problem } from './problem'
import { indexOf, isHeld, type PairRule } from './relations'

/** A group that there will be: it goes on, or somebody is held to it. */
export type Committed = {
  id: string
  held: readonly Candidate[]
  /** How many more it takes at most, and how many it needs at least. */
  room: number
  need: number
}

/** What stands in a person's way into a group; `by` is the member it is about. */
export type Block = { group: string; rule: PairRule | 'sizeAbove'; by: string | null }

export type Openings = {
  committed: readonly Committed[]
  /** Those whom the composer places. */
  free: readonly Candidate[]
  /** How many free people the committed groups need and take. */
  need: number
  room: number
  /** The fewest and the most groups made beside the committed ones; null when no number of groups fits the people. */
  made: { least: number; most: number } | null
}

/** What is open in a problem. */
export function openingsOf(problem: Problem): Openings {
  const { size } = problem
  const held = new Map<string, Candidate[]>()
  for (const { id, existing } of problem.groups) if (existing) held.set(id, [])
  for (const one of problem.people) {
    if (!isHeld(one)) continue
    const those = held.get(one.group)
    if (those) those.push(one)
    else held.set(one.group, [one])
  }
  const committed = [...held].map(([id, those]) => ({
    id,
    held: those,
    room: Math.max(0, size.max - those.length),
    need: Math.max(0, size.min - those.length),
  }))
  const free = problem.people.filter((one) => !isHeld(one))
  const need = committed.reduce((sum, group) => sum + group.need, 0)
  const room = committed.reduce((sum, group) => sum + group.room, 0)
  return { committed, free, need, room, made: madeOf(problem, committed.length, free.length, { need, room }) }
}

function madeOf(
  problem: Problem,
  committed: number,
  people: number,
  { need, room }: Places,
): Openings['made'] {
  const { size, groupCount } = problem
  const least = Math.max(0, Math.ceil((people - room) / Math.max(1, size.max)))
  const most = Math.floor((people - need) / Math.max(1, size.min))
  if (groupCount === null || groupCount === undefined) return least <= most ? { least, most } : null
  const told = groupCount - committed
  return least <= told && told <= most ? { least: told, most: told } : null
}
type Places = { need: number; room: number }

/**
 * Finds what stands in a free person's way into the committed groups that are closed to them, by group. Of several
 * things the organisation is told first, then that the group is full.
 */
export function blocksIn(
  problem: Problem,
  openings: Openings,
): (person: Candidate) => ReadonlyMap<string, Block> {
  const relations = indexOf(problem)
  const held = new Map<string, string>()
  const byOrganisation = new Map<string, string[]>()
  const bySuperior = new Map<string, string[]>()
  for (const group of openings.committed) {
    for (const { id, organisation, superior } of group.held) {
      held.set(id, group.id)
      if (organisation !== null) addTo(byOrganisation, organisation, id)
      if (superior !== null) addTo(bySuperior, superior, id)
    }
  }
  const full = openings.committed.flatMap(({ id, room }) =>
    room === 0 ? [[id, { group: id, rule: 'sizeAbove', by: null }] as const] : [],
  )
  const found = new Map<Candidate, Map<string, Block>>()
  return (person) => {
    const known = found.get(person)
    if (known) return known
    const blocks = new Map<string, Block>()
    found.set(person, blocks)
    const add = (rule: PairRule, people: Iterable<string>) => {
      for (const by of people) {
        const group = held.get(by)
        if (group !== undefined) blocks.set(group, { group, rule, by })
      }
    }
    add('apart', relations.apart.get(person.id) ?? [])
    add('superior', [
      ...(person.superior === null ? [] : [person.superior]),
      ...(bySuperior.get(person.id) ?? []),
    ])
    for (const [group, block] of full) blocks.set(group, block)
    add('sameOrganisation', (person.organisation !== null && byOrganisation.get(person.organisation)) || [])
    return blocks
  }
}

function addTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
