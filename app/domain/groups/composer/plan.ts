// How long the composer looks, and how: the same for everybody who asks for the same effort, whatever machine they have.
import type { Cooling } from './annealing'
import type { Board } from './board'
import { traits, usualSettings } from './problem'
import type { Dear } from './seating'

/** The first tier in which the best so far is not yet at its bound. */
export type Lack = 'hard' | 'met' | 'alike'

export type Plan = {
  /** What the rules cost when nothing may be traded for them. */
  firm: Dear
  /** Searches in all, and how many there may be while a tier that comes before likeness is not at its bound. */
  runs: number
  mostRuns: Record<Lack, number>
  /** When so many searches have come to the same, it is taken for the best. */
  enough: Record<Lack, number>
  /** How the next search cools, by what the best so far lacks. */
  coolingOf: (run: number, lack: Lack) => Cooling
}

/**
 * Tries for each person who may move, at the usual effort, and in how many searches: few people are soon gone through.
 * `patience`: so many times more searches, since the fewer the people, the fewer the ways past each other.
 */
const sizes = [
  { below: 20, tries: 4000, runs: 10, patience: 6 },
  { below: 60, tries: 4000, runs: 10 },
  { below: 200, tries: 2600, runs: 2 },
  { below: 700, tries: 2400, runs: 1 },
  { below: Infinity, tries: 1600, runs: 1 },
]

/**
 * Searches for likeness begin hot enough for people of one sector to change places. Those that mend a rule, or re-meetings,
 * begin as hot as what those cost at first, by turns hotter, since what holds a knot together differs.
 */
export function planFor(board: Board, effort: number): Plan {
  const weights = traits.map((trait) => board.problem.weights[trait])
  const top = Math.max(1, ...weights)
  const [, second = 1] = [...weights].sort((one, other) => other - one)
  const lightest = Math.min(...weights.filter((weight) => weight > 0), top)
  const people = board.loose.length
  const { tries, runs, patience = 1 } = sizes.find(({ below }) => people < below)!
  const each = Math.ceil((people * tries * effort) / usualSettings.effort / runs)
  const soft = { met: 3 * top, hard: 10 * top }
  const firm = { met: 100 * top, hard: 1000 * top }
  const warm = (run: number, lack: Lack): number => {
    if (lack === 'hard') return soft.hard * 0.2 * 2 ** (run % 3)
    if (lack === 'met') return soft.met * 0.5 * 2 ** (run % 4)
    return run === 0 ? Math.max(second, lightest) * 0.3 : top * [8, 0.6, 1.2][run % 3]!
  }
  return {
    firm,
    runs,
    mostRuns: { hard: 5 * runs + 8, met: 4 * runs * patience, alike: runs * patience },
    enough: { hard: Infinity, met: 12 * patience, alike: 5 * patience },
    coolingOf: (run, lack) => ({
      warm: warm(run, lack),
      cold: lightest * 0.13,
      soft,
      firm,
      tries: each * (lack === 'alike' || run === 0 ? 1 : lack === 'hard' && run > runs ? 6 : 2),
    }),
  }
}
