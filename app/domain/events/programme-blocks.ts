// How a programme with tracks is laid out: what is for all line by line, what runs side by side in columns between.

type Tracked = { track?: { id: string; position: number } | null }

export type ProgrammeBlock<Line extends Tracked> =
  | { kind: 'all'; lines: Line[] }
  | { kind: 'tracks'; tracks: { track: NonNullable<Line['track']>; lines: Line[] }[] }

/** The lines of one day in blocks, in their order; tracks stand in the order that organisers gave them. */
export function programmeBlocks<Line extends Tracked>(lines: readonly Line[]): ProgrammeBlock<Line>[] {
  const blocks: ProgrammeBlock<Line>[] = []
  for (const line of lines) {
    const kind = line.track ? 'tracks' : 'all'
    let block = blocks.at(-1)
    if (block?.kind !== kind) {
      block = kind === 'all' ? { kind, lines: [] } : { kind, tracks: [] }
      blocks.push(block)
    }
    if (block.kind === 'all') block.lines.push(line)
    else putInTrack(block.tracks, line)
  }
  for (const block of blocks)
    if (block.kind === 'tracks') block.tracks.sort((a, b) => a.track.position - b.track.position)
  return blocks
}

function putInTrack<Line extends Tracked>(
  tracks: { track: NonNullable<Line['track']>; lines: Line[] }[],
  line: Line,
): void {
  const { track } = line
  if (!track) return
  const there = tracks.find((one) => one.track.id === track.id)
  if (there) there.lines.push(line)
  else tracks.push({ track: track as NonNullable<Line['track']>, lines: [line] })
}

/** The lines of one day in the order they are read out in: what runs side by side, a track at a time. */
export const inReadingOrder = <Line extends Tracked>(lines: readonly Line[]): Line[] =>
  programmeBlocks(lines).flatMap((block) =>
    block.kind === 'all' ? block.lines : block.tracks.flatMap((one) => one.lines),
  )
