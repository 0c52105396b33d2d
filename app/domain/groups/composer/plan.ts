// How long the composer looks, and how: the same for everybody who asks for the same effort, whatever machine they have.
import type { Cooling } from './annealing'
import type { Board } from './board'
import { traits, usualSettings } from './problem'
import type { Dear } from './seating'

/** The first tier in which the best so far is not yet at its bound. */
export type Lack = 'hard' | 'met' | 'alike'

export type Plan = {
  /** Further runs while rules are broken that might hold. */
  extra: number
  /** What the rules cost for the first answer. */
  firm: Dear
  tries: number
  runs: number
  /** How the next search cools, by what the best so far lacks. */
  coolingOf: (run: number, lack: Lack) => Cooling
}

export const knobs = { cyc: 4, hardT: 0.4, metT: 0.5, long: 1, extra: 10, soft: 3, softHard: 10, hot: 0.6, warm: 0.6, cold: 0.2, runs: 0, per: 3000 }

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
    coolingOf: (run, lack) => ({
      warm:
        lack === 'hard'
          ? soft.hard * knobs.hardT * 2 ** (run % knobs.cyc)
          : lack === 'met'
            ? soft.met * knobs.metT * 2 ** (run % knobs.cyc)
            : run === 0
              ? second * knobs.warm
              : top * knobs.hot,
      cold: few * knobs.cold,
      soft,
      firm,
      tries: (tries / runs) * (lack === 'alike' ? 1 : knobs.long),
    }),
    extra: knobs.extra,
  }
}
