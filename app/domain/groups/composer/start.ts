// Where the search begins: sectors spread as evenly as is proven possible, sizes met and organisations kept apart; who of
// those alike goes where is chosen one by one, each where they cost the least.
import type { Board } from './board'
import type { Seating } from './seating'
import type { Spread } from './spread'

export function seatBy(board: Board, seating: Seating, { kinds, put }: Spread): void {
  const { from } = board.pairs
  const pairs = (person: number) => from[person + 1]! - from[person]!
  const order = [...kinds.keys()].sort(
    (one, other) => kinds[other]!.people.length - kinds[one]!.people.length,
  )
  for (const kind of order) {
    const left = Int32Array.from(board.groups, (_, group) => put(kind, group))
    const people = [...kinds[kind]!.people].sort((one, other) => pairs(other) - pairs(one) || one - other)
    for (const person of people) {
      const group = cheapest(seating, person, left)
      left[group]!--
      seating.put(person, group)
    }
  }
}

/** Groups looked at for one person at the most: the search that follows looks at all. */
const looked = 24

/** The group that has a seat left for them where they cost the least, of some. */
function cheapest(seating: Seating, person: number, left: Int32Array): number {
  let best = -1
  let least = Infinity
  let seen = 0
  for (let step = 0; step < left.length && seen < looked; step++) {
    const group = (person * 7 + step) % left.length
    if (left[group] === 0) continue
    seen++
    const cost = seating.costIn(person, group)
    if (cost >= least) continue
    best = group
    least = cost
  }
  return best
}
