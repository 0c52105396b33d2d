// How many groups, and which.
//
// Continuing groups always stay, and so does a group that somebody is held to. Beside them the problem may name groups that
// are made if they are needed. The number is the organiser's, when given. Otherwise it is that of the groups which the
// problem names, or, when those are continuing groups alone that cannot hold the people, the number that makes groups of the
// middle size; from either, the nearest that the sizes allow and that has a group for each of the people of every
// organisation, if any number has; when rules cannot hold with it, the next nearest is tried. Named groups are taken in their order and left from their end; further ones are called
// new1, new2, …
import type { Problem } from './problem'

/** How many numbers of people the groups can take with those who are held to them. */
export type Room = {
  /** Groups that must be: continuing ones, and those that somebody is held to. */
  kept: readonly string[]
  /** People that those need, and can take, at the least and at the most. */
  least: number
  most: number
}

/** How many people are held to each group. */
export function heldIn(problem: Problem): Map<string, number> {
  const held = new Map<string, number>()
  for (const { fixed, group } of problem.people)
    if (fixed && group !== null) held.set(group, (held.get(group) ?? 0) + 1)
  return held
}

export function roomOf(problem: Problem): Room {
  const held = heldIn(problem)
  const named = problem.groups.map(({ id }) => id)
  const stays = new Set([
    ...problem.groups.filter(({ existing }) => existing).map(({ id }) => id),
    ...held.keys(),
  ])
  const kept = [...named.filter((id) => stays.has(id)), ...[...stays].filter((id) => !named.includes(id))]
  const sum = (end: number) => kept.reduce((all, id) => all + Math.max(end, held.get(id) ?? 0), 0)
  return { kept, least: sum(problem.size.min), most: sum(problem.size.max) }
}

/** The numbers of groups that the sizes allow, from the fewest; none when no number will do. */
export function possibleCounts(problem: Problem): number[] {
  const { kept, least, most } = roomOf(problem)
  const { min, max } = problem.size
  const people = problem.people.length
  const counts: number[] = []
  for (let made = 0; least + made * min <= people; made++)
    if (most + made * max >= people && kept.length + made > 0) counts.push(kept.length + made)
  return counts
}

/** The groups that the largest organisation needs: those it sits in, those full without it, and one for each other person. */
function neededByOrganisations({ people, size }: Problem, held: ReadonlyMap<string, number>): number {
  const full = new Set([...held].filter(([, count]) => count >= size.max).map(([id]) => id))
  const needed = new Map<string, { closed: Set<string>; loose: number }>()
  for (const { organisation, fixed, group } of people) {
    if (organisation === null) continue
    const need = needed.get(organisation) ?? { closed: new Set(full), loose: 0 }
    needed.set(organisation, need)
    if (fixed && group !== null) need.closed.add(group)
    else need.loose++
  }
  return Math.max(
    0,
    ...[...needed.values()].map(({ closed, loose }) => (loose === 0 ? 0 : closed.size + loose)),
  )
}

/** The numbers by how near they are to `ideal`, the larger of two as near first. */
const byNearness = (counts: readonly number[], ideal: number): number[] =>
  [...counts].sort((one, other) => Math.abs(one - ideal) - Math.abs(other - ideal) || other - one)

/** The numbers of groups that may be tried, the best first; a number that the sizes do not allow only for want of any. */
export function countsFor(problem: Problem): number[] {
  const { kept } = roomOf(problem)
  if (typeof problem.groupCount === 'number') return [Math.max(problem.groupCount, kept.length)]
  const possible = possibleCounts(problem)
  const named = problem.groups.length
  if (possible.length === 0) return [Math.max(kept.length, named, 1)]
  const needed = neededByOrganisations(problem, heldIn(problem))
  const middle = problem.people.length / ((problem.size.min + problem.size.max) / 2)
  const wanted = byNearness(possible, named > kept.length || possible.includes(named) ? named : middle)
  return [...wanted.filter((count) => count >= needed), ...wanted.filter((count) => count < needed)]
}

/** The ids of so many groups, kept ones and named ones in the problem's order, then new ones. */
export function groupsFor(problem: Problem, count = countsFor(problem)[0]!): string[] {
  const { kept } = roomOf(problem)
  const named = problem.groups.map(({ id }) => id)
  const optional = named.filter((id) => !kept.includes(id))
  const chosen = new Set([...kept, ...optional.slice(0, Math.max(0, count - kept.length))])
  for (let number = 1; chosen.size < count; number++)
    if (!named.includes(`new${number}`)) chosen.add(`new${number}`)
  return [...named.filter((id) => chosen.has(id)), ...[...chosen].filter((id) => !named.includes(id))]
}
