// Why the hard rules cannot all hold, and the smallest change that helps. Only what is proven is told.
import { cliquesIn } from './cliques'
import { crowdingOf } from './crowding'
import { type Block, blocksIn, type Openings, openingsOf } from './openings'
import { type Candidate, type Obstacle, type Problem } from './problem'
import { clashesOf, indexOf, sitTogether } from './relations'
import { pairsOf } from './judging'

/**
 * Every provable reason why no assignment keeps the hard rules. Nothing is told of a problem that can be solved;
 * something is always told when the sizes, or the sizes with one of an organisation in a group and the people who
 * are held, leave no way. Rules between people who are both free are only seen when a clique of them is too large.
 */
export function obstaclesOf(problem: Problem): Obstacle[] {
  const openings = openingsOf(problem)
  const most = openings.made?.most ?? mostMade(problem, openings)
  const blocks = blocksIn(problem, openings)
  const sizes = [...sizeObstacles(problem, openings), ...heldClashes(problem, openings)]
  const organisations = organisationObstacles(openings, most, blocks)
  const nowhere = most > 0 ? [] : nowhereObstacles(openings, blocks, organisations)
  const stuck = new Set(nowhere.map(({ person }) => person))
  const rest = openings.free.filter(({ id }) => !stuck.has(id))
  return [
    ...sizes,
    ...organisations,
    ...nowhere,
    ...crowdObstacles(problem, openings, fitting(rest, organisations), blocks),
    ...cliquesIn(problem, openings, rest, most, blocks),
  ]
}

/** The most groups that could be made after the smallest change of the number of people. */
function mostMade(problem: Problem, openings: Openings): number {
  if (typeof problem.groupCount === 'number') {
    return Math.max(0, problem.groupCount - openings.committed.length)
  }
  const { more } = nearestNumbers(problem, openings)
  const people = Math.max(more ?? 0, openings.free.length)
  return Math.max(0, Math.floor((people - openings.need) / Math.max(1, problem.size.min)))
}

function sizeObstacles(problem: Problem, openings: Openings): Obstacle[] {
  const { committed, free, need, made } = openings
  const { size } = problem
  const found: Obstacle[] = committed
    .filter(({ held }) => held.length > size.max)
    .map(({ id, held }) => ({
      kind: 'continuingOver',
      group: id,
      members: held.length,
      over: held.length - size.max,
    }))
  if (made) return found
  const told = problem.groupCount ?? null
  if (told !== null && told < committed.length) {
    return [...found, { kind: 'groupCount', groups: told, least: committed.length }]
  }
  if (free.length < need) {
    const groups = committed.filter((group) => group.need > 0).map(({ id }) => id)
    return [...found, { kind: 'continuingShort', missing: need - free.length, groups }]
  }
  const held = problem.people.length - free.length
  const { fewer, more } = nearestNumbers(problem, openings)
  const all = (people: number | null) => (people === null || people + held === 0 ? null : people + held)
  return [
    ...found,
    {
      kind: 'headcount',
      people: problem.people.length,
      size,
      groups: told,
      fewer: all(fewer),
      more: all(more),
      otherGroups: told === null ? null : otherGroups(problem, told),
    },
  ]
}

/** The number of groups nearest to `told` with which all these people can make groups. */
function otherGroups(problem: Problem, told: number): number | null {
  const { committed, made } = openingsOf({ ...problem, groupCount: null })
  if (!made) return null
  const least = committed.length + made.least
  return told < least ? least : committed.length + made.most
}

/** The nearest numbers of free people that fit some number of groups. */
function nearestNumbers(problem: Problem, { committed, free, need, room }: Openings) {
  const { size } = problem
  const told = problem.groupCount ?? null
  const counts =
    told === null
      ? Array.from({ length: Math.ceil(free.length / Math.max(1, size.min)) + 2 }, (_, made) => made)
      : [Math.max(0, told - committed.length)]
  const windows = counts
    .map((made) => ({ least: need + made * size.min, most: room + made * size.max }))
    .filter(({ least, most }) => least <= most)
  const below = windows
    .filter(({ least }) => least < free.length)
    .map(({ most }) => Math.min(most, free.length - 1))
  const above = windows
    .filter(({ most }) => most > free.length)
    .map(({ least }) => Math.max(least, free.length + 1))
  return {
    fewer: below.length > 0 ? Math.max(...below) : null,
    more: above.length > 0 ? Math.min(...above) : null,
  }
}

/** Two who are held to one group, not both sitting there already, and may not be in one. */
function heldClashes(problem: Problem, { committed }: Openings): Obstacle[] {
  const relations = indexOf(problem)
  return committed.flatMap(({ id, held }) =>
    [...pairsOf(held)]
      .filter(([one, other]) => !sitTogether(one, other))
      .flatMap(([one, other]) =>
        clashesOf(relations, one, other).map((rule) => ({
          kind: 'pinned' as const,
          group: id,
          pair: [one.id, other.id] as const,
          rule,
        })),
      ),
  )
}

type Organisation = Extract<Obstacle, { kind: 'organisation' }>
type Nowhere = Extract<Obstacle, { kind: 'nowhere' }>
type Blocks = (person: Candidate) => ReadonlyMap<string, Block>

/** Organisations with more free people than groups that are open to them; a single one is told as a person. */
function organisationObstacles({ committed, free }: Openings, most: number, blocks: Blocks): Organisation[] {
  const people = new Map<string, Candidate[]>()
  for (const one of free) {
    if (one.organisation === null) continue
    const those = people.get(one.organisation)
    if (those) those.push(one)
    else people.set(one.organisation, [one])
  }
  return [...people].flatMap(([organisation, those]) => {
    const closed = those.slice(0, 1).flatMap((one) => [...blocks(one).values()].filter(isForOrganisation))
    const groups = committed.length - closed.length + most
    const over = those.length - groups
    if (over <= 0 || (those.length === 1 && groups === 0)) return []
    return [{ kind: 'organisation' as const, organisation, people: those.length, groups, over }]
  })
}

const isForOrganisation = ({ rule }: Block) => rule === 'sameOrganisation' || rule === 'sizeAbove'

/** People to whom every committed group is closed, when none is made; not those of organisations told already. */
function nowhereObstacles({ committed, free }: Openings, blocks: Blocks, told: Organisation[]): Nowhere[] {
  const full = committed.every(({ room }) => room === 0)
  if (full) return []
  const organisations = new Set(told.map(({ organisation }) => organisation))
  return free.flatMap((one) => {
    const found = blocks(one)
    const closed = committed.flatMap(({ id }) => found.get(id) ?? [])
    if (closed.length < committed.length) return []
    const isTold = one.organisation !== null && organisations.has(one.organisation)
    if (isTold && closed.every(isForOrganisation)) return []
    const groups = closed.map(({ group, rule, by }) => ({ group, rule, by }))
    return [{ kind: 'nowhere' as const, person: one.id, groups }]
  })
}

/** The people without those whom the organisations must lose anyway. */
function fitting(people: readonly Candidate[], organisations: Organisation[]): Candidate[] {
  const over = new Map(organisations.map((each) => [each.organisation, each.over]))
  return people.filter(({ organisation }) => {
    const left = organisation === null ? 0 : (over.get(organisation) ?? 0)
    if (organisation !== null && left > 0) over.set(organisation, left - 1)
    return left === 0
  })
}

/**
 * Too few places or too few people at any number of groups: more groups only help people to fit, and fewer only
 * help groups to be filled, so the ends of the range tell, and else the numbers where the one turns to the other.
 */
function crowdObstacles(
  problem: Problem,
  openings: Openings,
  rest: readonly Candidate[],
  blocks: Blocks,
): Obstacle[] {
  const { made, free } = openings
  if (!made) return []
  const placing = crowdingOf(openings, rest, blocks, problem.size)
  const filling = rest.length === free.length ? placing : crowdingOf(openings, free, blocks, problem.size)
  const crowd = (at: number): Obstacle[] => {
    const found = placing.crowdAt(at)
    if (!found) return []
    const { people, places, over } = found
    const organisations = [...new Set(people.flatMap(({ organisation }) => organisation ?? []))]
    const groups = openings.committed.length + at
    return [{ kind: 'crowded', people: people.map(({ id }) => id), organisations, groups, places, over }]
  }
  const gap = (at: number): Obstacle[] => {
    const found = filling.gapAt(at)
    return found ? [{ kind: 'unfilled', ...found, made: found.made ? at : 0 }] : []
  }
  const ends = [...crowd(made.most), ...gap(made.least)]
  if (ends.length > 0 || placing.crowdAt(made.least) === null) return ends
  const fewest = firstThat(made.least + 1, made.most, (at) => placing.crowdAt(at) === null)
  return filling.gapAt(fewest) === null ? [] : [...crowd(fewest - 1), ...gap(fewest)]
}

/** The first whole number from `least` to `most` of which it is true, when it stays true from there on. */
function firstThat(least: number, most: number, isTrue: (at: number) => boolean): number {
  let [low, high] = [least, most]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isTrue(middle)) high = middle
    else low = middle + 1
  }
  return low
}
