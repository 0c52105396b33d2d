// Whether the free people fit the groups when each group takes one of an organisation: exact, by a largest flow.
import { networkOf } from './max-flow'
import { type Openings } from './openings'
import { type Candidate } from './problem'

/** People who are alike in where they may go: of one organisation, kept out of the same committed groups. */
type Kind = { organisation: string | null; people: Candidate[]; open: readonly number[] }

/** People who find too few places, or groups that find too few people. */
export type Crowd = { people: Candidate[]; places: number; over: number }
export type Gap = { groups: string[]; made: boolean; places: number; missing: number }

export type Crowding = {
  /** With so many groups made, the people who do not all fit; null: all do. */
  crowdAt: (made: number) => Crowd | null
  /** With so many groups made, the groups that cannot all be filled to the smallest size; null: all can. */
  gapAt: (made: number) => Gap | null
}

/** Asks about the free people `among`; the groups' places are as the openings say. */
export function crowdingOf(
  { committed }: Openings,
  among: readonly Candidate[],
  closedTo: (person: Candidate) => ReadonlyMap<string, unknown>,
  size: { min: number; max: number },
): Crowding {
  const kinds = kindsOf(
    among,
    committed.map(({ id }) => id),
    closedTo,
  )
  /** One node for all made groups: whatever reaches it can be dealt out to them evenly, one of an organisation each. */
  const flowAt = (made: number, ends: (group: { need: number; room: number }) => number) => {
    const groups = committed.map(ends)
    const makes = ends({ need: made * size.min, room: made * size.max })
    const { network, source, sink, firstGroup } = layOut(kinds, groups, makes, made)
    const flow = network.run(source, sink)
    return { flow, network, source, sink, firstGroup, ends: [...groups, makes] }
  }
  return {
    crowdAt: (made) => {
      const { flow, network, source } = flowAt(made, ({ room }) => room)
      const over = among.length - flow
      if (over === 0) return null
      const near = network.fromSource(source)
      const people = kinds.flatMap((kind, at) => (near[1 + at] ? kind.people : []))
      return { people, places: people.length - over, over }
    },
    gapAt: (made) => {
      const { flow, network, sink, firstGroup, ends } = flowAt(made, ({ need }) => need)
      const missing = ends.reduce((sum, need) => sum + need, 0) - flow
      if (missing === 0) return null
      const near = network.toSink(sink)
      const short = ends.map((need, at) => (near[firstGroup + at] ? need : 0))
      return {
        groups: committed.filter((_, at) => (short[at] ?? 0) > 0).map(({ id }) => id),
        made: (short.at(-1) ?? 0) > 0,
        places: short.reduce((sum, need) => sum + need, 0),
        missing,
      }
    },
  }
}

function kindsOf(
  among: readonly Candidate[],
  groups: readonly string[],
  closedTo: (person: Candidate) => ReadonlyMap<string, unknown>,
): Kind[] {
  const kinds = new Map<string, Kind>()
  for (const person of among) {
    const closed = closedTo(person)
    const name = JSON.stringify([person.organisation, ...[...closed.keys()].sort()])
    const kind = kinds.get(name)
    if (kind) {
      kind.people.push(person)
      continue
    }
    const open = groups.flatMap((id, at) => (closed.has(id) ? [] : [at]))
    kinds.set(name, { organisation: person.organisation, people: [person], open })
  }
  return [...kinds.values()]
}

/**
 * Source → kinds → a cell for each organisation and group, which lets one through → groups → sink. People whose
 * organisation is not known go straight to the groups. The made groups are the last group, each cell `made` wide.
 */
function layOut(kinds: readonly Kind[], groups: readonly number[], makes: number, made: number) {
  const organisations = [...new Set(kinds.flatMap((kind) => kind.organisation ?? []))]
  const cellsOf = new Map(organisations.map((name, at) => [name, at]))
  const [source, firstCell] = [0, 1 + kinds.length]
  const all = groups.length + 1
  const firstGroup = firstCell + organisations.length * all
  const sink = firstGroup + all
  const network = networkOf(sink + 1)
  for (const [at, { organisation, people, open }] of kinds.entries()) {
    network.arc(source, 1 + at, people.length)
    const cells = organisation === null ? undefined : cellsOf.get(organisation)
    const first = cells === undefined ? firstGroup : firstCell + cells * all
    for (const group of open) if ((groups[group] ?? 0) > 0) network.arc(1 + at, first + group, people.length)
    if (made > 0) network.arc(1 + at, first + groups.length, people.length)
  }
  for (let cells = 0; cells < organisations.length; cells += 1) {
    for (let group = 0; group < all; group += 1) {
      const last = group === groups.length
      if (last || (groups[group] ?? 0) > 0)
        network.arc(firstCell + cells * all + group, firstGroup + group, last ? made : 1)
    }
  }
  for (const [group, room] of groups.entries()) network.arc(firstGroup + group, sink, room)
  network.arc(firstGroup + groups.length, sink, makes)
  return { network, source, sink, firstGroup }
}
