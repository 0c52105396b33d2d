// People spread over the groups by one thing they have, as evenly as those who are held, the sizes and, if asked, one of
// each organisation to a group allow: a transport problem, solved to its proven best.
import { columns, organisationColumn, type Board } from './board'
import { Flow, priceOf, type Price, type Sent } from './flow'

/** People who are the same to a spreading. */
export type Kind = { value: number; organisation: number; people: number[] }

export type Spread = {
  /** The sum over the groups and values, those who are held among them. */
  cost: number
  kinds: readonly Kind[]
  /** How many of a kind are put in a group. */
  put: (kind: number, group: number) => number
}

export type Question = {
  /** What each person has; -1: nothing that counts. */
  value: ArrayLike<number>
  price: Price
  byOrganisation: boolean
}

/** Who is held in each group already. */
type Held = {
  size: Int32Array
  value: (group: number, value: number) => number
  has: Set<number>
  cost: number
}

const organisationOf = (board: Board, person: number) => board.values[person * columns + organisationColumn]!

/** A number of its own for each organisation in each group. */
const seat = (board: Board, group: number, organisation: number) => group * board.valueCount + organisation

function heldOn(board: Board, { value, price }: Question): Held {
  const values = Math.max(0, ...board.people.map((_, person) => value[person]!)) + 1
  const counts = new Int32Array(board.groups.length * values)
  const held: Held = {
    size: new Int32Array(board.groups.length),
    value: (group, one) => counts[group * values + one]!,
    has: new Set(),
    cost: 0,
  }
  for (const [person, group] of board.home.entries()) {
    if (group === -1) continue
    held.size[group]!++
    const organisation = organisationOf(board, person)
    if (organisation !== -1) held.has.add(seat(board, group, organisation))
    const one = value[person]!
    if (one !== -1) held.cost += priceOf(price, counts[group * values + one]!++)
  }
  return held
}

function kindsOn(board: Board, { value, byOrganisation }: Question): Kind[] {
  const kinds = new Map<number, Kind>()
  for (const person of board.loose) {
    const organisation = byOrganisation ? organisationOf(board, person) : -1
    const key = (value[person]! + 1) * (board.valueCount + 1) + organisation + 1
    const kind = kinds.get(key)
    if (kind) kind.people.push(person)
    else kinds.set(key, { value: value[person]!, organisation, people: [person] })
  }
  return [...kinds.values()]
}

/** @returns null when the sizes, or the organisations, cannot be met */
export function spread(board: Board, question: Question): Spread | null {
  const { price } = question
  const held = heldOn(board, question)
  const kinds = kindsOn(board, question)
  const groups = board.groups.length
  const room = board.most.map((most, group) => most - held.size[group]!)
  const rooms = room.reduce((sum, one) => sum + one, 0)
  const [source, sink, idle] = [0, 1, 2]
  const groupNode = (group: number) => 3 + kinds.length + group
  const cells = new Map<number, number>()
  const flow = new Flow(3 + kinds.length + groups + (question.byOrganisation ? cellsFor(kinds) * groups : 0))
  /** The node of all organisations of one value in one group, since they pay by their number together. */
  const cellNode = (value: number, group: number): number => {
    const key = value * groups + group
    const known = cells.get(key)
    if (known !== undefined) return known
    const node = 3 + kinds.length + groups + cells.size
    cells.set(key, node)
    flow.arc(node, groupNode(group), room[group]!, price, held.value(group, value))
    return node
  }
  const firstArc = new Int32Array(kinds.length * groups).fill(-1)
  for (const [at, { value, organisation, people }] of kinds.entries()) {
    flow.arc(source, 3 + at, people.length)
    for (let group = 0; group < groups; group++) {
      if (room[group] === 0) continue
      if (organisation !== -1 && held.has.has(seat(board, group, organisation))) continue
      const most = organisation === -1 ? Math.min(people.length, room[group]!) : 1
      firstArc[at * groups + group] =
        value === -1
          ? flow.arc(3 + at, groupNode(group), most)
          : question.byOrganisation
            ? flow.arc(3 + at, cellNode(value, group), most)
            : flow.arc(3 + at, groupNode(group), most, price, held.value(group, value))
    }
  }
  // Seats that stay empty are filled by nobody, so that every seat is: a group gives away no more than it can spare.
  if (rooms < board.loose.length) return null
  flow.arc(source, idle, rooms - board.loose.length)
  for (let group = 0; group < groups; group++) {
    const spare = board.most[group]! - Math.max(board.least[group]!, held.size[group]!)
    if (spare > 0) flow.arc(idle, groupNode(group), spare)
    if (room[group]! > 0) flow.arc(groupNode(group), sink, room[group]!)
  }
  const sent = flow.send(source, sink)
  if (sent.units < rooms) return null
  return {
    cost: held.cost + sent.cost,
    kinds,
    put: (kind, group) => throughOf(sent, firstArc[kind * groups + group]!),
  }
}

const throughOf = (sent: Sent, arc: number) => (arc === -1 ? 0 : sent.through(arc))
const cellsFor = (kinds: readonly Kind[]) => new Set(kinds.map(({ value }) => value)).size
