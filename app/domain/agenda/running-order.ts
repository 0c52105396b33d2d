// The running order of a day: rows by the clock, a column a track, what is for all across them.

/** What the layout reads of a line. */
type Placed = { startsAt: string; trackId: string | null }

export type OrderRow<Line extends Placed> =
  | { kind: 'all'; startsAt: string; line: Line }
  /** Of each track, what begins at this minute. */
  | { kind: 'tracks'; startsAt: string; cells: Line[][] }

/** The lines of one day as rows; lines of tracks that are not named stand with what is for all. */
export function orderRows<Line extends Placed>(
  lines: readonly Line[],
  trackIds: readonly string[],
): OrderRow<Line>[] {
  const rows: OrderRow<Line>[] = []
  for (const line of lines) {
    const column = line.trackId === null ? -1 : trackIds.indexOf(line.trackId)
    if (column < 0) {
      rows.push({ kind: 'all', startsAt: line.startsAt, line })
      continue
    }
    const last = rows.at(-1)
    const row =
      last?.kind === 'tracks' && last.startsAt === line.startsAt
        ? last
        : { kind: 'tracks' as const, startsAt: line.startsAt, cells: trackIds.map((): Line[] => []) }
    if (row !== last) rows.push(row)
    row.cells[column]?.push(line)
  }
  return rows
}
