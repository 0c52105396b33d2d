// Who sits where while the composer looks for better: the cost of the whole, and what any one move or swap would change,
// kept so that a question costs a few sums however many people there are.
import { columns, organisationColumn, type Board } from './board'
import { traits } from './problem'

/** What a broken rule of a pair and a re-meeting cost, beside the weights of pairs alike. */
export type Dear = { hard: number; met: number }

/** What a seating costs by tiers: rules broken, pairs meeting again, and pairs alike with sectors missing. */
export type Tally = { hard: number; met: number; alike: number }

/** A sector that a group could have and has not costs this share of a pair alike in sector. */
export const missingShare = 0.3

export class Seating {
  cost = 0
  /** The group of each person; -1: none yet. */
  readonly at: Int32Array
  readonly size: Int32Array
  /** Those in each group who may leave it: from `group * stride`, `looseIn[group]` of them. */
  readonly members: Int32Array
  readonly looseIn: Int32Array
  readonly stride: number
  readonly #board: Board
  readonly #place: Int32Array
  /** Each person's values, the sector first; what is not known is a value of its own that costs nothing. */
  readonly #values: Uint16Array
  /** What a pair alike in a value costs. */
  readonly #price: Float64Array
  /** What the second person of a sector costs in a group beside that. */
  readonly #second: Float64Array
  /** A swap that is worse by more than this in sectors is not looked at further: the other traits hardly make up for it. */
  readonly #slack: number
  /** By group and value: how many have it there. */
  readonly #counts: Uint16Array
  readonly #width: number
  /** By value: the most that a group has of it when it is spread evenly. */
  readonly #share: Float64Array
  /** What each person's pairs cost where they are. */
  readonly #clash: Float64Array
  readonly #from: Int32Array
  readonly #partner: Int32Array
  readonly #pairCost: Float64Array

  constructor(board: Board, dear: Dear) {
    const [people, groups] = [board.people.length, board.groups.length]
    const { weights } = board.problem
    this.#board = board
    this.at = new Int32Array(people).fill(-1)
    this.size = new Int32Array(groups)
    this.stride = Math.max(1, ...board.most)
    this.members = new Int32Array(groups * this.stride)
    this.looseIn = new Int32Array(groups)
    this.#place = new Int32Array(people).fill(-1)
    this.#width = board.valueCount + 1
    this.#values = Uint16Array.from(board.values, (value) => (value === -1 ? board.valueCount : value))
    this.#price = new Float64Array(this.#width)
    this.#second = new Float64Array(this.#width)
    for (const [value, at] of board.columnOf.entries()) {
      const trait = traits[at]
      if (trait !== undefined) this.#price[value] = weights[trait]
      if (trait === 'sector') this.#second[value] = weights.sector * missingShare
    }
    this.#slack = 2 * traits.reduce((sum, trait) => sum + (trait === 'sector' ? 0 : weights[trait]), 0)
    this.#counts = new Uint16Array(groups * this.#width)
    this.#share = new Float64Array(this.#width)
    for (const value of this.#values) this.#share[value]! += 1 / groups
    this.#share = this.#share.map((share, value) =>
      value === board.valueCount ? people : Math.ceil(share - 1e-9),
    )
    this.#clash = new Float64Array(people)
    this.#from = board.pairs.from
    this.#partner = board.pairs.other
    this.#pairCost = new Float64Array(board.pairs.other.length)
    this.price(dear)
    for (const [person, group] of board.home.entries()) if (group !== -1) this.put(person, group)
  }

  /** Sets what the rules cost, whoever sits where. */
  price(dear: Dear): void {
    const { columnOf, pairs } = this.#board
    for (const [value, at] of columnOf.entries())
      if (at === organisationColumn) this.#price[value] = dear.hard
    for (let pair = 0; pair < pairs.hard.length; pair++)
      this.#pairCost[pair] = pairs.hard[pair] ? dear.hard : dear.met
    for (const [person, group] of this.at.entries())
      this.#clash[person] = group === -1 ? 0 : this.#clashIn(person, group, -1)
    const { hard, met, alike } = this.tally()
    this.cost = hard * dear.hard + met * dear.met + alike
  }

  tally(): Tally {
    const tally = { hard: 0, met: 0, alike: 0 }
    const { columnOf, pairs } = this.#board
    for (let at = 0; at < this.#counts.length; at++) {
      const count = this.#counts[at]!
      if (count < 2) continue
      const value = at % this.#width
      const alike = (count * (count - 1)) / 2
      if (columnOf[value] === organisationColumn) tally.hard += alike
      else tally.alike += alike * this.#price[value]! + (count - 1) * this.#second[value]!
    }
    for (const [person, group] of this.at.entries()) {
      if (group === -1) continue
      for (let pair = pairs.from[person]!; pair < pairs.from[person + 1]!; pair++) {
        const partner = pairs.other[pair]!
        if (partner < person || this.at[partner] !== group) continue
        if (pairs.hard[pair]) tally.hard++
        else tally.met++
      }
    }
    return tally
  }

  /** Those who may leave a group in which they break a rule or meet somebody again. */
  clashing(): Int32Array {
    return this.#board.loose.filter((person) => {
      const organisation = this.#values[person * columns + organisationColumn]!
      const twice = this.#counts[this.at[person]! * this.#width + organisation]! > 1
      return this.#clash[person]! > 0 || (twice && this.#price[organisation]! > 0)
    })
  }

  /** Those who may leave a group in which some value of theirs is had by more than its even share. */
  crowded(): Int32Array {
    return this.#board.loose.filter((person) => {
      const counts = this.at[person]! * this.#width
      for (let at = person * columns, end = at + organisationColumn; at < end; at++) {
        const value = this.#values[at]!
        if (this.#counts[counts + value]! > this.#share[value]!) return true
      }
      return false
    })
  }

  /** What a person would cost in a group. */
  costIn(person: number, group: number): number {
    let cost = this.#clashIn(person, group, -1)
    const counts = group * this.#width
    for (let at = person * columns, end = at + columns; at < end; at++) {
      const value = this.#values[at]!
      const count = this.#counts[counts + value]!
      cost += this.#price[value]! * count + (count > 0 ? this.#second[value]! : 0)
    }
    return cost
  }

  put(person: number, group: number): void {
    this.cost += this.costIn(person, group)
    this.#sit(person, group)
  }

  /** `change` is what changeByMove said. */
  move(person: number, group: number, change: number): void {
    this.cost += change
    this.#rise(person)
    this.#sit(person, group)
  }

  /** `change` is what changeBySwap said. */
  swap(one: number, other: number, change: number): void {
    const from = this.at[one]!
    const to = this.at[other]!
    this.cost += change
    this.#rise(one)
    this.#rise(other)
    this.#sit(one, to)
    this.#sit(other, from)
  }

  /** Everybody who may goes where they are in `at`. */
  restore(at: Int32Array): void {
    for (const person of this.#board.loose) this.#rise(person)
    for (const person of this.#board.loose) this.#sit(person, at[person]!)
  }

  /** What a move would change; when that is more than `most`, something above it. */
  changeByMove(person: number, group: number, most: number): number {
    const from = this.at[person]! * this.#width
    const to = group * this.#width
    let change = this.#changeOfSector(this.#values[person * columns]!, from, to) - this.#clash[person]!
    for (let at = person * columns + 1, end = person * columns + columns; at < end; at++) {
      const value = this.#values[at]!
      change += this.#price[value]! * (this.#counts[to + value]! - this.#counts[from + value]! + 1)
    }
    return change > most ? change : change + this.#clashIn(person, group, -1)
  }

  /** What a swap would change; when that is more than `most`, something above it. */
  changeBySwap(one: number, other: number, most: number): number {
    const values = this.#values
    const counts = this.#counts
    const price = this.#price
    const from = this.at[one]! * this.#width
    const to = this.at[other]! * this.#width
    let change = -this.#clash[one]! - this.#clash[other]!
    const mySector = values[one * columns]!
    const theirSector = values[other * columns]!
    if (mySector !== theirSector) {
      change += this.#changeOfSector(mySector, from, to) + this.#changeOfSector(theirSector, to, from)
      if (change > most + this.#slack) return change
    }
    const end = one * columns + columns
    for (let at = one * columns + 1, next = other * columns + 1; at < end; at++, next++) {
      const mine = values[at]!
      const theirs = values[next]!
      if (mine === theirs) continue
      change += price[mine]! * (counts[to + mine]! - counts[from + mine]! + 1)
      change += price[theirs]! * (counts[from + theirs]! - counts[to + theirs]! + 1)
    }
    if (change > most) return change
    change += this.#clashIn(one, this.at[other]!, other)
    return change > most ? change : change + this.#clashIn(other, this.at[one]!, one)
  }

  /** What one person of a sector who goes elsewhere changes by it. */
  #changeOfSector(sector: number, from: number, to: number): number {
    const there = this.#counts[to + sector]!
    const here = this.#counts[from + sector]! - 1
    const missing = (there > 0 ? 1 : 0) - (here > 0 ? 1 : 0)
    return this.#price[sector]! * (there - here) + this.#second[sector]! * missing
  }

  /** What a person's pairs in a group would cost, but for the one who leaves it. */
  #clashIn(person: number, group: number, leaving: number): number {
    let cost = 0
    for (let pair = this.#from[person]!, end = this.#from[person + 1]!; pair < end; pair++) {
      const partner = this.#partner[pair]!
      if (this.at[partner] === group && partner !== leaving) cost += this.#pairCost[pair]!
    }
    return cost
  }

  #sit(person: number, group: number): void {
    const counts = group * this.#width
    for (let at = person * columns, end = at + columns; at < end; at++)
      this.#counts[counts + this.#values[at]!]!++
    this.at[person] = group
    this.#clash[person] = this.#meet(person, group, 1)
    this.size[group]!++
    if (this.#board.home[person] !== -1) return
    this.#place[person] = this.looseIn[group]!
    this.members[group * this.stride + this.looseIn[group]!++] = person
  }

  #rise(person: number): void {
    const group = this.at[person]!
    const counts = group * this.#width
    for (let at = person * columns, end = at + columns; at < end; at++)
      this.#counts[counts + this.#values[at]!]!--
    if (this.#clash[person] !== 0) this.#meet(person, group, -1)
    this.at[person] = -1
    this.size[group]!--
    const last = this.members[group * this.stride + --this.looseIn[group]!]!
    this.members[group * this.stride + this.#place[person]!] = last
    this.#place[last] = this.#place[person]!
  }

  /** Tells a person's partners in a group that they come or go. @returns what the pairs cost */
  #meet(person: number, group: number, sign: 1 | -1): number {
    let cost = 0
    for (let pair = this.#from[person]!, end = this.#from[person + 1]!; pair < end; pair++) {
      const partner = this.#partner[pair]!
      if (this.at[partner] !== group) continue
      this.#clash[partner]! += sign * this.#pairCost[pair]!
      cost += this.#pairCost[pair]!
    }
    return cost
  }
}
