// How long the composer looks, and how: the same for everybody who asks for the same effort, whatever machine they have.
import type { Cooling } from './annealing'
import type { Board } from './board'
import { traits, usualSettings } from './problem'
import type { Dear } from './seating'

export type Plan = {
  /** What the rules cost for the first answer. */
  firm: Dear
  tries: number
  runs: number
  coolingOf: (run: number) => Cooling
}

export const knobs = { soft: 3, softHard: 10, hot: 0.6, warm: 0.6, cold: 0.2, runs: 0, per: 3000 }

export function planFor(board: Board, effort: number): Plan {
  const weights = traits.map((trait) => board.problem.weights[trait])
  const top = Math.max(1, ...weights)
  const [, second = 1] = [...weights].sort((one, other) => other - one)
  const few = Math.min(...weights.filter((weight) => weight > 0), second)
  const loose = board.loose.length
  const tries = Math.ceil((loose * knobs.per * effort) / usualSettings.effort)
  const runs = knobs.runs || (loose < 60 ? 10 : loose < 200 ? 3 : 1)
  const firm = { met: 100 * top, hard: 1000 * top }
  const soft = { met: knobs.soft * top, hard: knobs.softHard * top }
  return {
    firm,
    tries,
    runs,
    coolingOf: (run) => ({
      warm: run === 0 ? second * knobs.warm : top * knobs.hot,
      cold: few * knobs.cold,
      soft,
      firm,
      tries: tries / runs,
    }),
  }
}
