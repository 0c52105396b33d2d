// Chance that can be repeated: the same seed gives the same numbers on every machine.

export class Chance {
  #state: number

  constructor(seed: number) {
    // Spread, so that neighbouring seeds have nothing in common; never zero, which would stay zero.
    this.#state = Math.imul((seed | 0) ^ 0x5bd1e995, 0x9e3779b1) | 1
    for (let turn = 0; turn < 8; turn++) this.below(2)
  }

  /** A whole number from 0 up to, but not with, `end`, which is at most 65 536 (xorshift). */
  below(end: number): number {
    let state = this.#state
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    this.#state = state
    return ((state >>> 16) * end) >>> 16
  }
}
