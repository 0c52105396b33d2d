// Who would fill a group below its size best: candidates ranked by what the group lacks, and the best of them together.
import { type Candidate, type Problem, type Trait, traits } from './problem'
import { gainsOf, type Gain } from './reasons'
import { beside, indexOf, type PairRule, rulesBetween } from './relations'

/** A candidate beside the members of a group. */
export type Ranked = {
  person: string
  /** Rules that stand in the way: those who have any come last. */
  excluded: { rule: PairRule; by: string }[]
  /** What they bring that the group lacks, the weightiest trait first. */
  brings: Gain[]
  /** The members whom they would meet again. */
  meets: string[]
  /** To how many members they are alike, and that by the weights. */
  alike: Record<Trait, number>
  weighted: number
  /** Traits that are not known of them, which therefore count for nothing. */
  unknown: Trait[]
}

/** `people` in the order in which the group gains by them; `missing`: how many of those asked for cannot be had. */
export type Fill = {
  people: string[]
  missing: number
  /** Pairs who would meet again, and pairs alike by their weights, that the group gets. */
  met: number
  weighted: number
  /** No other choice is better. */
  exact: boolean
}

/** Who are in a group or held to it: those of the problem whose group it is. */
const membersIn = ({ people }: Problem, group: string): Candidate[] =>
  people.filter((one) => one.group === group)

/** Those of the candidates who are not in the group already, each once. */
function comers(candidates: readonly Candidate[], members: readonly Candidate[]): Candidate[] {
  const here = new Set(members.map(({ id }) => id))
  return [...new Map(candidates.map((one) => [one.id, one])).values()].filter(({ id }) => !here.has(id))
}

/** Candidates for one more place in a group, the best first; they need not be in the problem. */
export function topUp(problem: Problem, groupId: string, candidates: readonly Candidate[]): Ranked[] {
  const members = membersIn(problem, groupId)
  return comers(candidates, members)
    .map((one) => rank(problem, one, members))
    .sort(compareRanked)
}

function rank(problem: Problem, one: Candidate, members: readonly Candidate[]): Ranked {
  const { rules, meets, alike, weighted } = beside(problem, one, members)
  return {
    person: one.id,
    excluded: rules,
    brings: gainsOf(one, members),
    meets,
    alike,
    weighted,
    unknown: traits.filter((trait) => one[trait] === null),
  }
}

/** Nothing in the way, then fewer who meet again, fewer alike, more that is new, fewer traits unknown, by id. */
function compareRanked(one: Ranked, other: Ranked): number {
  const news = ({ brings }: Ranked) => brings.filter(({ how }) => how === 'new').length
  return (
    Number(one.excluded.length > 0) - Number(other.excluded.length > 0) ||
    one.excluded.length - other.excluded.length ||
    one.meets.length - other.meets.length ||
    one.weighted - other.weighted ||
    news(other) - news(one) ||
    one.unknown.length - other.unknown.length ||
    (one.person < other.person ? -1 : 1)
  )
}

/** How many steps the search for the best set may take before it answers with the best it has found. */
const mostSteps = 20_000

/** What one adds to the group, and what two add to each other; null: they may not be in it together. */
type Cost = { met: number; weighted: number }
type Costs = { each: readonly Cost[]; between: (one: number, other: number) => Cost | null }
type Chosen = Cost & { places: readonly number[] }

const nobody: Chosen = { places: [], met: 0, weighted: 0 }

/** The best `count` candidates together: as many as may sit together, then fewest who meet again, then least alike. */
export function bestFill(
  problem: Problem,
  groupId: string,
  candidates: readonly Candidate[],
  count: number,
): Fill {
  const members = membersIn(problem, groupId)
  const ranked = topUp(problem, groupId, candidates).filter(({ excluded }) => excluded.length === 0)
  const byId = new Map(candidates.map((one) => [one.id, one]))
  const open = ranked.flatMap(({ person }) => byId.get(person) ?? [])
  const costs = costsOf(
    problem,
    open,
    ranked.map(({ meets, weighted }) => ({ met: meets.length, weighted })),
  )
  const first = exchanged(costs, greedy(costs, count))
  const { best, exact } = searched(costs, count, first)
  const chosen = best.places.flatMap((at) => open[at] ?? [])
  return {
    people: inOrder(problem, members, chosen),
    missing: Math.max(0, count - chosen.length),
    met: best.met,
    weighted: best.weighted,
    exact,
  }
}

function costsOf(problem: Problem, open: readonly Candidate[], each: readonly Cost[]): Costs {
  const relations = indexOf(problem)
  const known = new Map<number, Cost | null>()
  const between = (one: number, other: number) => {
    const key = Math.min(one, other) * open.length + Math.max(one, other)
    const found = known.get(key)
    if (found !== undefined) return found
    const [first, second] = [open[one], open[other]]
    if (!first || !second) return null
    const { meets, weighted } = beside(problem, first, [second])
    const isBarred = rulesBetween(relations, first, second).length > 0
    const cost = isBarred ? null : { met: meets.length, weighted }
    known.set(key, cost)
    return cost
  }
  return { each, between }
}

/** The choice with one more; null when they may not sit with one of it. */
function withOne({ each, between }: Costs, chosen: Chosen, one: number): Chosen | null {
  let { met, weighted } = each[one] ?? nobody
  for (const other of chosen.places) {
    const cost = between(one, other)
    if (!cost) return null
    met += cost.met
    weighted += cost.weighted
  }
  return { places: [...chosen.places, one], met: chosen.met + met, weighted: chosen.weighted + weighted }
}

/** Below nought: the one is better than the other. */
const compare = (one: Chosen, other: Chosen): number =>
  other.places.length - one.places.length || one.met - other.met || one.weighted - other.weighted

/** The best next one, again and again. */
function greedy(costs: Costs, count: number): Chosen {
  let chosen = nobody
  while (chosen.places.length < count) {
    const next = bestOf(costs, chosen)
    if (!next) break
    chosen = next
  }
  return chosen
}

function bestOf(costs: Costs, chosen: Chosen): Chosen | null {
  let best: Chosen | null = null
  for (const at of costs.each.keys()) {
    const more = chosen.places.includes(at) ? null : withOne(costs, chosen, at)
    if (more && (!best || compare(more, best) < 0)) best = more
  }
  return best
}

/** One after another is left out for a better one, as long as that helps. */
function exchanged(costs: Costs, chosen: Chosen): Chosen {
  let best = chosen
  for (let isBetter = true; isBetter;) {
    isBetter = false
    for (const place of best.places) {
      const rest = best.places
        .filter((other) => other !== place)
        .reduce<Chosen | null>((those, at) => those && withOne(costs, those, at), nobody)
      const next = rest && bestOf(costs, rest)
      if (!next || compare(next, best) >= 0) continue
      best = next
      isBetter = true
      break
    }
  }
  return best
}

/** Tries every choice that could still be better than `first`, within the steps allowed. */
function searched(costs: Costs, count: number, first: Chosen): { best: Chosen; exact: boolean } {
  const { each } = costs
  const lightest = lightestFrom(each, count)
  let best = first
  let steps = 0
  /** Better than this none gets with those from a place on: each at the cost of their own, which is ordered by met. */
  const bestPossible = (chosen: Chosen, from: number): Chosen => {
    const more = Math.min(count - chosen.places.length, each.length - from)
    const rest = each.slice(from, from + more)
    return {
      places: [...chosen.places, ...rest.keys()],
      met: rest.reduce((sum, one) => sum + one.met, chosen.met),
      weighted: chosen.weighted + (lightest[from] ?? []).slice(0, more).reduce((sum, one) => sum + one, 0),
    }
  }
  const grow = (chosen: Chosen, from: number): void => {
    if (compare(chosen, best) < 0) best = chosen
    if (chosen.places.length === count) return
    for (let at = from; at < each.length; at += 1) {
      steps += 1
      if (steps > mostSteps || compare(bestPossible(chosen, at), best) >= 0) return
      const more = withOne(costs, chosen, at)
      if (more) grow(more, at + 1)
    }
  }
  grow(nobody, 0)
  return { best, exact: steps <= mostSteps }
}

/** By place, the `count` lightest weights from there on, the lightest first. */
function lightestFrom(each: readonly Cost[], count: number): number[][] {
  let those: number[] = []
  const found: number[][] = []
  for (const { weighted } of [...each].reverse()) {
    those = [...those, weighted].sort((one, other) => one - other).slice(0, count)
    found.unshift(those)
  }
  return found
}

/** The chosen, each the best next one for the group with those before. */
function inOrder(problem: Problem, members: readonly Candidate[], chosen: readonly Candidate[]): string[] {
  const [here, left, order] = [[...members], [...chosen], [] as string[]]
  while (left.length > 0) {
    const next = left.map((one) => rank(problem, one, here)).sort(compareRanked)[0]
    const at = left.findIndex(({ id }) => id === next?.person)
    const taken = left.splice(at, 1)
    here.push(...taken)
    order.push(...taken.map(({ id }) => id))
  }
  return order
}
