// Puts people in groups. The rules that may not break come first, then as few as possible meet again, then as few as
// possible are alike, by the weights. It begins where sectors are spread as evenly as is proven possible, goes on from
// there by searches that cool, and stops at once when it has what is proven to be the best.
import { Search } from './annealing'
import { boardOf, type Board } from './board'
import { boundsFrom, spreadSectors } from './bounds'
import { Chance } from './chance'
import { countsFor, groupsFor } from './group-count'
import { brokenRules, judge } from './judging'
import { obstaclesOf } from './obstacles'
import { planFor, type Lack } from './plan'
import {
  hardRules,
  usualSettings,
  type Assignment,
  type Bounds,
  type Composition,
  type HardRule,
  type Obstacle,
  type Problem,
  type Quality,
  type Settings,
  type Step,
} from './problem'
import { missingShare, Seating, type Tally } from './seating'
import { seatBy } from './start'

/** The best seating so far. Its words are made when they are asked for. */
class Best {
  /** How many searches in all have come to no better and no worse. */
  times = 0
  #tally: Tally | null = null
  readonly #board: Board
  readonly #at: Int32Array
  #assignment: Assignment | null = null

  constructor(board: Board) {
    this.#board = board
    this.#at = new Int32Array(board.people.length)
  }

  learn(seating: Seating): void {
    const tally = seating.tally()
    if (this.#tally && !isLess(tally, this.#tally)) {
      if (!isLess(this.#tally, tally)) this.times++
      return
    }
    this.times = 1
    this.#tally = tally
    this.#at.set(seating.at)
    this.#assignment = null
  }

  /** The first tier that could be better; null: none. */
  lacks(ideal: Tally): Lack | null {
    if (this.#tally === null || this.#tally.hard > ideal.hard) return 'hard'
    if (this.#tally.met > ideal.met) return 'met'
    return isLess(ideal, this.#tally) ? 'alike' : null
  }

  /** How many rules of pairs it breaks. */
  get hard(): number {
    return this.#tally?.hard ?? Infinity
  }

  get assignment(): Assignment {
    const { people, groups } = this.#board
    this.#assignment ??= Object.fromEntries(people.map((id, person) => [id, groups[this.#at[person]!]!]))
    return this.#assignment
  }
}

/** Whether one is better by more than the error of a sum. */
const isLess = (one: Tally, other: Tally): boolean =>
  one.hard - other.hard || one.met - other.met
    ? one.hard < other.hard || (one.hard === other.hard && one.met < other.met)
    : one.alike < other.alike - 1e-6

/** What nothing can be better than: the bounds, and what those cost who are held. */
function idealOf(problem: Problem, bounds: Bounds, held: Tally): Tally {
  const known = problem.people.filter(({ sector }) => sector !== null).length
  const missing = (known - bounds.distinctSectors) * problem.weights.sector * missingShare
  return { hard: held.hard, met: Math.max(bounds.met, held.met), alike: bounds.weighted + missing }
}

/** What a search came to; `hard` is how many rules of pairs it breaks that are not broken by those who are held. */
type Found = { hard: number; assignment: Assignment; bounds: Bounds }

/**
 * Composes step by step: each step is the best so far, with the share of the work that is done. Whoever has seen enough
 * may stop asking. The same problem and settings give the same steps.
 */
export function* composing(problem: Problem, settings: Settings): Generator<Step, Composition> {
  let best: Found | null = null
  for (const count of countsFor(problem)) {
    const found: Found | null = yield* searching(problem, groupsFor(problem, count), settings)
    if (found !== null && (best === null || found.hard < best.hard)) best = found
    if (best?.hard === 0 || obstaclesOf(problem).length > 0) break
  }
  if (best === null) return { ok: false, obstacles: obstaclesOf(problem), assignment: null, quality: null }
  return answerTo(problem, best.assignment, best.bounds)
}

/** Looks for the best way to put the people in these groups; null: the sizes cannot be met. */
function* searching(
  problem: Problem,
  groups: readonly string[],
  settings: Settings,
): Generator<Step, Found | null> {
  const board = boardOf(problem, groups)
  const sectors = spreadSectors(board)
  if (sectors === null) return null
  const plan = planFor(board, settings.effort)
  const seating = new Seating(board, plan.firm)
  const held = seating.tally()
  const search = new Search(board, seating, new Chance(settings.seed))
  const best = new Best(board)
  seatBy(board, seating, sectors.spread)
  search.settle()
  best.learn(seating)
  yield { assignment: best.assignment, share: 0 }
  const bounds = boundsFrom(board, sectors)
  const ideal = idealOf(problem, bounds, held)
  for (let run = 0; ; run++) {
    const lack = best.lacks(ideal)
    if (lack === null || run >= plan.mostRuns[lack] || best.times >= plan.enough[lack]) break
    // Whether rules can hold at all is asked when the usual searches have not managed it.
    if (lack === 'hard' && run === plan.runs && obstaclesOf(problem).length > 0) break
    for (const share of search.cool(plan.coolingOf(run, lack), ideal)) {
      yield { assignment: best.assignment, share: Math.min(1, (run + share) / plan.mostRuns[lack]) }
    }
    best.learn(seating)
  }
  return { hard: best.hard - held.hard, assignment: best.assignment, bounds }
}

export function compose(problem: Problem, settings: Settings = usualSettings): Composition {
  const work = composing(problem, settings)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

function answerTo(problem: Problem, assignment: Assignment, bounds: Bounds): Composition {
  const quality = judge(problem, assignment, bounds)
  const asked = problem.groupCount ?? null
  const asAsked = asked === null || new Set(Object.values(assignment)).size === asked
  if (asAsked && hardRules.every((rule) => quality.broken[rule] === 0))
    return { ok: true, assignment, quality }
  const proven = obstaclesOf(problem)
  const obstacles = proven.length > 0 ? proven : [together(problem, assignment, quality)]
  return { ok: false, obstacles, assignment, quality }
}

/** Nothing proves that it cannot be done, yet the best that was found breaks rules: which, and between whom. */
function together(problem: Problem, assignment: Assignment, { broken }: Quality): Obstacle {
  const pairs = brokenRules(problem, assignment).flatMap(({ rule, people: [one, other, ...more] }) =>
    one !== undefined && other !== undefined && more.length === 0
      ? [{ pair: [one, other] as const, rule }]
      : [],
  )
  const some = hardRules.filter((rule) => broken[rule] > 0).map((rule) => [rule, broken[rule]])
  return { kind: 'together', broken: Object.fromEntries(some) as Partial<Record<HardRule, number>>, pairs }
}
