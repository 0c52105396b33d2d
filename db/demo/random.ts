// Chance that repeats itself: the same seed deals the same world, ids included.

/** A stream of chance from a seed (the sfc32 generator). */
export class Chance {
  #a: number
  #b: number
  #c: number
  #d = 1

  constructor(seed: number, stream: string) {
    let hash = 2166136261 ^ seed
    for (const letter of stream) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619)
    this.#a = hash | 0
    this.#b = Math.imul(hash, 0x9e3779b1) | 0
    this.#c = seed | 0
    for (let turn = 0; turn < 15; turn += 1) this.bits()
  }

  /** 32 bits. */
  bits(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0
    this.#d = (this.#d + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (this.#c << 21) | (this.#c >>> 11)
    this.#c = (this.#c + sum) | 0
    return sum >>> 0
  }

  /** From 0 up to, not with, 1. */
  fraction(): number {
    return this.bits() / 4294967296
  }

  /** A whole number from low to high, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1))
  }

  /** True so often, 0 never and 1 always. */
  happens(often: number): boolean {
    return this.fraction() < often
  }

  /** One of the list. @throws when it is empty */
  oneOf<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.fraction() * list.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }

  /** The list in a new order. */
  shuffled<T>(list: readonly T[]): T[] {
    const order = [...list]
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = this.between(0, last)
      const [one, two] = [order[last] as T, order[other] as T]
      order[last] = two
      order[other] = one
    }
    return order
  }

  /** A whole number near an expected one that need not be whole: 2.3 gives 2 or, three times in ten, 3. */
  about(expected: number): number {
    const whole = Math.floor(expected)
    return whole + (this.happens(expected - whole) ? 1 : 0)
  }
}

/** Makes ids of the shape of RFC 9562's UUID version 7, so that they sort by the moment given. */
export function idMaker(seed: number): (at: string) => string {
  const chance = new Chance(seed, 'ids')
  const hex = (digits: number) => chance.bits().toString(16).padStart(8, '0').slice(0, digits)
  return (at) => {
    const time = Date.parse(at).toString(16).padStart(12, '0')
    const variant = '89ab'[chance.bits() & 3] ?? '8'
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(8)}${hex(4)}`
  }
}
