// People of whom no two may be in one group, more than there are groups open to them.
import { type Openings } from './openings'
import { type Candidate, type Obstacle, type Problem } from './problem'
import { clashesOf, indexOf } from './relations'

/** How many steps the search for cliques may take; beyond them it tells what it has found. */
const mostSteps = 20_000

type Neighbours = Map<string, Set<string>>
type Closed = (person: Candidate) => ReadonlyMap<string, unknown>

/**
 * Cliques of free people larger than the groups that are open to any of them, the `most` that are made among them. Those of one
 * organisation are left out: that is told otherwise.
 */
export function cliquesIn(
  problem: Problem,
  { committed }: Openings,
  free: readonly Candidate[],
  most: number,
  closed: Closed,
): Obstacle[] {
  const person = indexOf(problem).person
  const shut = new Map(free.map((one) => [one.id, closed(one)]))
  const made = Array.from({ length: most }, (_, at) => `\u0000${at}`)
  const groupsOf = (id: string) => [
    ...committed.flatMap((group) => (shut.get(id)?.has(group.id) ? [] : [group.id])),
    ...made,
  ]
  const found = new Map<string, Obstacle>()
  const openTo = (id: string) => committed.length + most - (shut.get(id)?.size ?? 0)
  const neighbours = dense(neighboursIn(problem, linked(problem, free, openTo)), openTo)
  largestCliques(neighbours, (clique) => {
    const { people, groups } = tooMany(clique, groupsOf)
    const organisations = new Set(people.map((id) => person.get(id)?.organisation ?? id))
    if (people.length < 2 || organisations.size === 1) return
    found.set([...people].sort().join('\n'), { kind: 'apartClique', people, groups })
  })
  return [...found.values()]
}

/** Those who could have neighbours enough for a clique larger than the groups open to them, counted from above. */
function linked(problem: Problem, free: readonly Candidate[], open: (id: string) => number): Candidate[] {
  const { apart } = indexOf(problem)
  const links = new Map<string, number>()
  const add = (key: string | null, many: number) => {
    if (key !== null) links.set(key, (links.get(key) ?? 0) + many)
  }
  const isIn = (organisation: string | null) => (organisation === null ? null : `\u0000${organisation}`)
  for (const { id, organisation, superior } of free) {
    add(isIn(organisation), 1)
    add(id, (apart.get(id)?.size ?? 0) + (superior === null ? 0 : 1))
    add(superior, 1)
  }
  const most = ({ id, organisation }: Candidate) =>
    (links.get(id) ?? 0) + Math.max(0, (links.get(isIn(organisation) ?? '') ?? 0) - 1)
  return free.filter((one) => most(one) >= Math.max(1, open(one.id)))
}

function neighboursIn(problem: Problem, free: readonly Candidate[]): Neighbours {
  const relations = indexOf(problem)
  const neighbours: Neighbours = new Map(free.map(({ id }) => [id, new Set()]))
  const byOrganisation = new Map<string, string[]>()
  for (const { id, organisation } of free) {
    if (organisation === null) continue
    const those = byOrganisation.get(organisation)
    if (those) those.push(id)
    else byOrganisation.set(organisation, [id])
  }
  const join = (one: Candidate, id: string | null) => {
    const other = id === null ? undefined : relations.person.get(id)
    if (!other || other === one || clashesOf(relations, one, other).length === 0) return
    if (!neighbours.has(other.id)) return
    neighbours.get(one.id)?.add(other.id)
    neighbours.get(other.id)?.add(one.id)
  }
  for (const one of free) {
    join(one, one.superior)
    for (const id of relations.apart.get(one.id) ?? []) join(one, id)
    for (const id of (one.organisation !== null && byOrganisation.get(one.organisation)) || []) join(one, id)
  }
  return neighbours
}

/** Without those who have too few neighbours to be in a clique larger than the groups open to them. */
function dense(neighbours: Neighbours, open: (id: string) => number): Neighbours {
  for (let left = -1; left !== neighbours.size;) {
    left = neighbours.size
    for (const [id, those] of neighbours) {
      if (those.size >= Math.max(1, open(id))) continue
      for (const other of those) neighbours.get(other)?.delete(id)
      neighbours.delete(id)
    }
  }
  return neighbours
}

/** Tells every clique that is part of no larger one, within the steps allowed (Bron and Kerbosch, with a pivot). */
function largestCliques(neighbours: Neighbours, tell: (clique: string[]) => void): void {
  let steps = 0
  const common = (ids: Set<string>, id: string) =>
    new Set([...ids].filter((one) => neighbours.get(id)?.has(one)))
  const grow = (clique: string[], open: Set<string>, done: Set<string>): void => {
    steps += 1
    if (steps > mostSteps) return
    if (open.size === 0 && done.size === 0) return tell(clique)
    let pivot = { id: '', shared: -1 }
    for (const id of [...open, ...done]) {
      const shared = common(open, id).size
      if (shared > pivot.shared) pivot = { id, shared }
    }
    for (const id of [...open]) {
      if (neighbours.get(pivot.id)?.has(id)) continue
      grow([...clique, id], common(open, id), common(done, id))
      open.delete(id)
      done.add(id)
    }
  }
  if (neighbours.size > 0) grow([], new Set(neighbours.keys()), new Set())
}

/** The people of a clique for whom there are fewer groups than there are of them: none when each finds their own. */
function tooMany(clique: readonly string[], groupsOf: (id: string) => readonly string[]) {
  const taken = new Map<string, string>()
  const none = { people: [] as string[], groups: 0 }
  for (const id of clique) {
    const tried = new Set<string>()
    const place = (one: string): boolean =>
      groupsOf(one).some((group) => {
        if (tried.has(group)) return false
        tried.add(group)
        const holder = taken.get(group)
        if (holder !== undefined && !place(holder)) return false
        taken.set(group, one)
        return true
      })
    if (place(id)) continue
    const people = [id, ...[...tried].flatMap((group) => taken.get(group) ?? [])]
    return { people, groups: tried.size }
  }
  return none
}
