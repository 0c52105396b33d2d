// What a programme cannot be held as: two things in one track at once, one speaker in two places at once.
import type { Instant } from '../core/time'

/** What the search for clashes reads of a line. */
export type TimedLine = {
  startsAt: Instant
  endsAt: Instant | null
  /** The track it runs in; null is for all, and so takes every track. */
  trackId: string | null
  speakers: { name: string; email: string }[]
}

/** A clash, told with the two lines by their place in the programme, the earlier first. */
export type ProgrammeClash =
  { kind: 'track'; lines: [number, number] } | { kind: 'speaker'; name: string; lines: [number, number] }

/** Whether two lines run at once. A line whose end is not told gives way to whatever begins after it. */
function atOnce(a: TimedLine, b: TimedLine): boolean {
  if (a.startsAt === b.startsAt) return true
  const [first, second] = a.startsAt < b.startsAt ? [a, b] : [b, a]
  return first.endsAt !== null && first.endsAt > second.startsAt
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase().trim()

/** One person by address when both tell it, by name otherwise. */
function isSame(a: TimedLine['speakers'][number], b: TimedLine['speakers'][number]): boolean {
  if (a.email !== '' && b.email !== '') return folded(a.email) === folded(b.email)
  return folded(a.name) !== '' && folded(a.name) === folded(b.name)
}

const sharesTrack = (a: TimedLine, b: TimedLine): boolean =>
  a.trackId === null || b.trackId === null || a.trackId === b.trackId

/** Every clash of a programme, in its order. */
export function clashesIn(lines: readonly TimedLine[]): ProgrammeClash[] {
  const clashes: ProgrammeClash[] = []
  for (const [at, line] of lines.entries())
    for (const [further, other] of lines.slice(at + 1).entries()) {
      if (!atOnce(line, other)) continue
      const pair: [number, number] = [at, at + 1 + further]
      if (sharesTrack(line, other)) clashes.push({ kind: 'track', lines: pair })
      for (const speaker of line.speakers)
        if (other.speakers.some((one) => isSame(one, speaker)))
          clashes.push({ kind: 'speaker', name: speaker.name || speaker.email, lines: pair })
    }
  return clashes
}
