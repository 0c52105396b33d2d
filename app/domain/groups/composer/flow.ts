// The cheapest flow through a network where the next unit through an arc may cost more than the one before.
// Successive shortest paths with potentials: costs are small whole numbers, so that distances fall into few buckets, and
// for each distance a blocking flow takes all paths of that length at once.

/** What the next unit through an arc costs: nothing; as many as are there already; one when somebody is there already. */
export const free = 0
export const crowd = 1
export const repeat = 2
export type Price = typeof free | typeof crowd | typeof repeat

/** What the next unit costs where `there` are already. */
export const priceOf = (price: Price, there: number): number =>
  price === free ? 0 : price === crowd ? there : there > 0 ? 1 : 0

/** Units that a path can take at once when no arc on it limits them. */
const endless = 2 ** 30

export class Flow {
  readonly #nodes: number
  #arcs = 0
  readonly #ends: number[] = []
  readonly #room: number[] = []
  readonly #prices: number[] = []
  readonly #there: number[] = []

  constructor(nodes: number) {
    this.#nodes = nodes
  }

  /**
   * An arc for at most `room` units. `there` is how many its price counts before the first.
   * @returns its number
   */
  arc(from: number, to: number, room: number, price: Price = free, there = 0): number {
    this.#ends.push(from, to)
    this.#room.push(room)
    this.#prices.push(price)
    this.#there.push(there)
    return this.#arcs++
  }

  /** Sends all that goes from `source` to `sink`, as cheaply as it can be done. */
  send(source: number, sink: number): Sent {
    const run = new Run(this.#nodes, this.#ends, this.#room, this.#prices, this.#there)
    run.all(source, sink)
    return { units: run.units, cost: run.cost, through: (arc) => run.through(arc) }
  }
}

export type Sent = { units: number; cost: number; through: (arc: number) => number }

/** One run over a network; each arc stands twice, the second time from its end to its beginning. */
class Run {
  units = 0
  cost = 0
  readonly #nodes: number
  readonly #first: Int32Array
  /** Half-arcs in the order of the nodes that they leave. */
  readonly #order: Int32Array
  readonly #to: Int32Array
  readonly #room: Int32Array
  readonly #price: Uint8Array
  /** Of each arc: what its price counts now. */
  readonly #there: Int32Array
  readonly #potential: Int32Array
  readonly #distance: Int32Array
  readonly #level: Int32Array
  readonly #next: Int32Array
  readonly #queue: Int32Array
  readonly #path: Int32Array

  constructor(nodes: number, ends: number[], room: number[], prices: number[], there: number[]) {
    const arcs = room.length
    this.#nodes = nodes
    this.#room = new Int32Array(arcs * 2)
    this.#to = new Int32Array(arcs * 2)
    this.#price = Uint8Array.from(prices)
    this.#there = Int32Array.from(there)
    this.#first = new Int32Array(nodes + 1)
    this.#order = new Int32Array(arcs * 2)
    for (let arc = 0; arc < arcs; arc++) {
      this.#room[arc * 2] = room[arc]!
      this.#to[arc * 2] = ends[arc * 2 + 1]!
      this.#to[arc * 2 + 1] = ends[arc * 2]!
      this.#first[ends[arc * 2]! + 1]!++
      this.#first[ends[arc * 2 + 1]! + 1]!++
    }
    for (let node = 0; node < nodes; node++) this.#first[node + 1]! += this.#first[node]!
    const at = this.#first.slice()
    for (let half = 0; half < arcs * 2; half++) this.#order[at[this.#to[half ^ 1]!]!++] = half
    this.#potential = new Int32Array(nodes)
    this.#distance = new Int32Array(nodes)
    this.#level = new Int32Array(nodes)
    this.#next = new Int32Array(nodes)
    this.#queue = new Int32Array(nodes)
    this.#path = new Int32Array(nodes)
  }

  through(arc: number): number {
    return this.#room[arc * 2 + 1]!
  }

  all(source: number, sink: number): void {
    do {
      while (this.#levels(source, sink)) this.#block(source, sink)
    } while (this.#nearer(source, sink))
  }

  /** What a unit through a half-arc costs now; against an arc it gives back what the last unit cost. */
  #costOf(half: number): number {
    const arc = half >> 1
    const price = this.#price[arc]!
    if (price === free) return 0
    const there = this.#there[arc]!
    if (price === crowd) return half & 1 ? 1 - there : there
    return half & 1 ? (there > 1 ? -1 : 0) : there > 0 ? 1 : 0
  }

  /** Raises the potentials by the distances from the source. @returns whether the sink can be reached */
  #nearer(source: number, sink: number): boolean {
    const distance = this.#distance.fill(-1)
    const settled = new Uint8Array(this.#nodes)
    const buckets: number[][] = [[source]]
    distance[source] = 0
    let far = 0
    for (; far < buckets.length && !settled[sink]; far++) {
      const bucket = buckets[far] ?? []
      for (let node = bucket.pop(); node !== undefined; node = bucket.pop()) {
        if (settled[node]) continue
        settled[node] = 1
        this.#relax(node, far, buckets)
      }
    }
    if (!settled[sink]) return false
    const most = distance[sink]!
    for (let node = 0; node < this.#nodes; node++) {
      this.#potential[node]! += settled[node] ? Math.min(distance[node]!, most) : most
    }
    return true
  }

  #relax(node: number, far: number, buckets: number[][]): void {
    const distance = this.#distance
    for (let at = this.#first[node]!; at < this.#first[node + 1]!; at++) {
      const half = this.#order[at]!
      if (this.#room[half] === 0) continue
      const to = this.#to[half]!
      const there = far + this.#costOf(half) + this.#potential[node]! - this.#potential[to]!
      if (distance[to] !== -1 && distance[to]! <= there) continue
      distance[to] = there
      while (buckets.length <= there) buckets.push([])
      buckets[there]!.push(to)
    }
  }

  /** Whether a unit can go through a half-arc on a shortest path. */
  #open(node: number, half: number): boolean {
    if (this.#room[half] === 0) return false
    return this.#costOf(half) + this.#potential[node]! === this.#potential[this.#to[half]!]
  }

  /** How many arcs each node is from the source on shortest paths. @returns whether one reaches the sink */
  #levels(source: number, sink: number): boolean {
    const level = this.#level.fill(-1)
    const queue = this.#queue
    level[source] = 0
    queue[0] = source
    for (let head = 0, tail = 1; head < tail && level[sink] === -1; head++) {
      const node = queue[head]!
      for (let at = this.#first[node]!; at < this.#first[node + 1]!; at++) {
        const half = this.#order[at]!
        const to = this.#to[half]!
        if (level[to] !== -1 || !this.#open(node, half)) continue
        level[to] = level[node]! + 1
        queue[tail++] = to
      }
    }
    return level[sink] !== -1
  }

  /** Sends units along the levels until no path is left. */
  #block(source: number, sink: number): void {
    const { length } = this.#next
    for (let node = 0; node < length; node++) this.#next[node] = this.#first[node]!
    let depth = 0
    let node = source
    for (;;) {
      if (node === sink) {
        this.#push(depth)
        depth = 0
        node = source
        continue
      }
      const half = this.#step(node)
      if (half !== -1) {
        this.#path[depth++] = half
        node = this.#to[half]!
        continue
      }
      if (depth === 0) return
      depth -= 1
      node = this.#to[this.#path[depth]! ^ 1]!
      this.#next[node]!++
    }
  }

  /** The next half-arc that leads from a node to the next level; -1 when none is left. */
  #step(node: number): number {
    const end = this.#first[node + 1]!
    for (let at = this.#next[node]!; at < end; at++) {
      const half = this.#order[at]!
      if (this.#level[this.#to[half]!] === this.#level[node]! + 1 && this.#open(node, half)) {
        this.#next[node] = at
        return half
      }
    }
    this.#next[node] = end
    return -1
  }

  /** Sends what the path takes: one unit where a next one would cost another price. */
  #push(depth: number): void {
    let most = endless
    for (let at = 0; at < depth; at++) {
      const half = this.#path[at]!
      most = Math.min(most, this.#price[half >> 1] === free ? this.#room[half]! : 1)
    }
    for (let at = 0; at < depth; at++) {
      const half = this.#path[at]!
      this.cost += most * this.#costOf(half)
      this.#room[half]! -= most
      this.#room[half ^ 1]! += most
      this.#there[half >> 1]! += half & 1 ? -most : most
    }
    this.units += most
  }
}
