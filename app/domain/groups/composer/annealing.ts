// Looks for better seatings by chance: tries moves and swaps, takes what is better, and what is worse the more seldom the
// further the search has cooled. What may not be becomes dearer meanwhile.
import { column, columns, type Board } from './board'
import type { Chance } from './chance'
import type { Dear, Seating, Tally } from './seating'

/** How one search cools: what change for the worse is still usual at its beginning and at its end, what the rules cost at
    its beginning and at its end, and its tries. */
export type Cooling = { warm: number; cold: number; soft: Dear; firm: Dear; tries: number }

/** By person: those of their sector, themselves among them, who may go elsewhere. */
function peersOn(board: Board): Int32Array[] {
  const lists = new Map<number, number[]>()
  for (const person of board.loose) {
    const sector = board.values[person * columns + column('sector')]!
    const list = lists.get(sector)
    if (list) list.push(person)
    else lists.set(sector, [person])
  }
  const peers: Int32Array[] = []
  for (const list of lists.values()) {
    const same = Int32Array.from(list)
    for (const person of list) peers[person] = same
  }
  return peers
}

const luckSize = 4096
/** Drawn from evenly: how much worse, in temperatures, a try may be. */
const luck = Float64Array.from({ length: luckSize }, (_, at) => -Math.log((at + 0.5) / luckSize))

/** Tries between one temperature and the next at the most, temperatures at the least, and how often prices rise. */
const longest = 512
const temperatures = 64
const pricings = 16
/** The share after which half of the tries are for those who sit too close to others like them, looked up so often. */
const mild = 0.4
/** How often the first answer is mended, and the tries for each who needs it. */
const settlings = 8
const triesToSettle = 60
const looks = 16

export class Search {
  readonly #board: Board
  readonly #seating: Seating
  readonly #chance: Chance
  readonly #peers: Int32Array[]
  /** Who is tried more often. */
  #keen: Int32Array

  constructor(board: Board, seating: Seating, chance: Chance) {
    this.#board = board
    this.#seating = seating
    this.#chance = chance
    this.#peers = peersOn(board)
    this.#keen = board.loose
  }

  /**
   * Cools once. Stops as soon as the seating is as good as `ideal`, which nothing betters.
   * Yields now and then with the share that is done.
   */
  *cool({ warm, cold, soft, firm, tries }: Cooling, ideal: Tally): Generator<number, void> {
    if (this.#board.loose.length === 0) return
    this.#keen = this.#board.loose
    const stretch = Math.max(1, Math.min(longest, Math.floor(tries / temperatures)))
    const stretches = Math.ceil(tries / stretch)
    const priced = Math.max(1, Math.ceil(stretches / pricings))
    let target = 0
    for (let done = 0; done < stretches; done++) {
      const share = done / stretches
      if (done % priced === 0) {
        if (done > 0) yield share
        const dear = { hard: between(soft.hard, firm.hard, share), met: between(soft.met, firm.met, share) }
        this.#seating.price(dear)
        target = ideal.hard * dear.hard + ideal.met * dear.met + ideal.alike + nothing
      }
      if (this.#seating.cost <= target) return
      if (share > mild && done % looks === 0) this.#keen = this.#seating.crowded()
      this.#tryAt(between(warm, cold, share), stretch, target)
    }
  }

  /** Takes only what is better, for those who break a rule in the first answer or meet somebody again. */
  settle(): void {
    for (let round = 0; round < settlings; round++) {
      const clashing = this.#seating.clashing()
      if (clashing.length === 0) return
      this.#keen = clashing
      this.#tryAt(nothing, clashing.length * triesToSettle, -1)
    }
  }

  #tryAt(temperature: number, tries: number, target: number): void {
    const { loose } = this.#board
    const keen = this.#keen
    const chance = this.#chance
    const seating = this.#seating
    for (let left = tries; left > 0; left--) {
      const from = left & 2 && keen.length > 0 ? keen : loose
      const person = from[chance.below(from.length)]!
      const most = temperature * luck[chance.below(luckSize)]!
      if (left & 1) {
        const peers = this.#peers[person]!
        this.#trySwap(person, peers[chance.below(peers.length)]!, most)
      } else this.#tryGroup(person, chance.below(seating.size.length), most)
      if (seating.cost <= target) return
    }
  }

  /** A move to a group, or a swap with one of it. */
  #tryGroup(person: number, group: number, most: number): void {
    const seating = this.#seating
    const from = seating.at[person]!
    if (group === from) return
    const { least, most: largest } = this.#board
    const spare = seating.size[from]! > least[from]! && seating.size[group]! < largest[group]! ? 1 : 0
    const many = seating.looseIn[group]! + spare
    if (many === 0) return
    const which = this.#chance.below(many)
    if (which < seating.looseIn[group]!) {
      this.#trySwap(person, seating.members[group * seating.stride + which]!, most)
      return
    }
    const change = seating.changeByMove(person, group, most)
    if (change <= most) seating.move(person, group, change)
  }

  #trySwap(one: number, other: number, most: number): void {
    const seating = this.#seating
    if (seating.at[one] === seating.at[other]) return
    const change = seating.changeBySwap(one, other, most)
    if (change <= most) seating.swap(one, other, change)
  }
}

/** Sums of fractions differ by less than this from what they should be. */
const nothing = 1e-6

/** On the way from one to the other, by equal factors. */
const between = (from: number, to: number, share: number): number => from * (to / from) ** share
