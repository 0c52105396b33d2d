// How a network has changed: who joined and left each year, and from which sectors its members came at each year's end.
import type { PlainDate } from '../core/time'
import { dayAfter } from './periods'

export type Spell = { personId: string; validFrom: PlainDate; validTo: PlainDate | null }

/**
 * Each person's rows joined into spells: a row that begins on the day after another ends goes on with it, whatever the
 * role, and is neither a leaving nor a joining.
 */
export function spells(rows: readonly Spell[]): Spell[] {
  const joined: Spell[] = []
  for (const own of Map.groupBy(rows, ({ personId }) => personId).values()) {
    let last: Spell | null = null
    for (const row of [...own].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
      if (last && last.validTo !== null && row.validFrom <= dayAfter(last.validTo)) {
        last.validTo = row.validTo
        continue
      }
      last = { ...row }
      joined.push(last)
    }
  }
  return joined
}

const yearOf = (day: PlainDate): number => Number(day.slice(0, 4))

export type YearFigures = {
  year: number
  /** The day of the figures: the year's last, or today in the year that goes on. */
  on: PlainDate
  joined: number
  left: number
  members: number
}

/** The years from the founding to today, or to the network's end. */
export function yearsOf(
  network: { foundedOn: PlainDate; endedOn: PlainDate | null },
  today: PlainDate,
): { year: number; on: PlainDate }[] {
  const until = network.endedOn !== null && network.endedOn < today ? network.endedOn : today
  const years: { year: number; on: PlainDate }[] = []
  for (let year = yearOf(network.foundedOn); year <= yearOf(until); year++)
    years.push({ year, on: year === yearOf(until) ? until : `${year}-12-31` })
  return years
}

/** What happens after the last day counted is not counted yet. */
export function turnover(
  rows: readonly Spell[],
  years: readonly { year: number; on: PlainDate }[],
): YearFigures[] {
  const all = spells(rows)
  return years.map(({ year, on }) => ({
    year,
    on,
    joined: all.filter(({ validFrom }) => yearOf(validFrom) === year && validFrom <= on).length,
    left: all.filter(({ validTo }) => validTo !== null && yearOf(validTo) === year && validTo <= on).length,
    members: all.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || validTo >= on))
      .length,
  }))
}

/** How many of the members of each year's day come from each sector; `null` is outside the sectors. */
export function coverage(
  rows: readonly Spell[],
  years: readonly { year: number; on: PlainDate }[],
  sectorOn: (personId: string, on: PlainDate) => string | null,
): Map<string | null, number[]> {
  const counts = new Map<string | null, number[]>()
  const all = spells(rows)
  years.forEach(({ on }, at) => {
    for (const { personId, validFrom, validTo } of all) {
      if (validFrom > on || (validTo !== null && validTo < on)) continue
      const sector = sectorOn(personId, on)
      const row = counts.get(sector) ?? years.map(() => 0)
      row[at] = (row[at] ?? 0) + 1
      counts.set(sector, row)
    }
  })
  return counts
}
