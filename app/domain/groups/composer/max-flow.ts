// The largest flow through a small network of whole numbers, and what its narrowest cut leaves on either side.

/** A network by node numbers. Arcs are added first, then `run` once, then the sides may be asked for. */
export type Network = {
  arc: (from: number, to: number, room: number) => void
  /** The largest flow from `source` to `sink`. */
  run: (source: number, sink: number) => number
  /** By node, whether more could flow to it from `source`: the cut nearest the source. */
  fromSource: (source: number) => boolean[]
  /** By node, whether more could flow from it to `sink`: the cut nearest the sink. */
  toSink: (sink: number) => boolean[]
}

/** An empty network of so many nodes. */
export function networkOf(nodes: number): Network {
  const arcs: number[][] = Array.from({ length: nodes }, () => [])
  const ends: number[] = []
  const rooms: number[] = []
  const roomOf = (arc: number) => rooms[arc] ?? 0
  const endOf = (arc: number) => ends[arc] ?? 0
  const arcsOf = (node: number) => arcs[node] ?? []

  const arc = (from: number, to: number, room: number) => {
    if (room <= 0) return
    arcsOf(from).push(ends.length)
    arcsOf(to).push(ends.length + 1)
    ends.push(to, from)
    rooms.push(room, 0)
  }

  /** How many arcs each node is from `start`, by arcs that `passes` lets through; −1: out of reach. */
  const distances = (start: number, passes: (arc: number) => boolean): number[] => {
    const far = new Array<number>(nodes).fill(-1)
    far[start] = 0
    const queue = [start]
    for (const node of queue) {
      for (const each of arcsOf(node)) {
        const end = endOf(each)
        if (far[end] !== -1 || !passes(each)) continue
        far[end] = (far[node] ?? 0) + 1
        queue.push(end)
      }
    }
    return far
  }

  const push = (node: number, sink: number, most: number, far: number[], tried: number[]): number => {
    if (node === sink) return most
    const mine = arcsOf(node)
    let sent = 0
    for (let at = tried[node] ?? 0; at < mine.length && sent < most; at += 1) {
      tried[node] = at
      const each = mine[at] ?? 0
      const end = endOf(each)
      if (roomOf(each) === 0 || far[end] !== (far[node] ?? 0) + 1) continue
      const through = push(end, sink, Math.min(most - sent, roomOf(each)), far, tried)
      rooms[each] = roomOf(each) - through
      rooms[each ^ 1] = roomOf(each ^ 1) + through
      sent += through
    }
    if (sent < most) tried[node] = mine.length
    return sent
  }

  const run = (source: number, sink: number): number => {
    let flow = 0
    for (;;) {
      const far = distances(source, (each) => roomOf(each) > 0)
      if (far[sink] === -1) return flow
      flow += push(source, sink, Infinity, far, new Array<number>(nodes).fill(0))
    }
  }

  return {
    arc,
    run,
    fromSource: (source) => distances(source, (each) => roomOf(each) > 0).map((far) => far >= 0),
    toSink: (sink) => distances(sink, (each) => roomOf(each ^ 1) > 0).map((far) => far >= 0),
  }
}
