// Chance that can be repeated: the same seed gives the same numbers on every machine.

export type Chance = {
  /** A whole number from 0 up to, but not with, `end`; `end` is at most 2^31. */
  below: (end: number) => number
}

/** A generator of its own for each piece of work, so that none disturbs another's numbers (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed | 0, 0x9e3779b1) ^ 0x5bd1e995
  return {
    below(end) {
      state = (state + 0x6d2b79f5) | 0
      let word = Math.imul(state ^ (state >>> 15), 1 | state)
      word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word
      return ((((word ^ (word >>> 14)) >>> 0) * end) / 4294967296) | 0
    },
  }
}
