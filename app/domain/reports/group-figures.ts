// Figures of small groups without names: who is counted once, and which counts are too small to be told by themselves.
import type { Spell } from '../networks/history'
import { dayAfter } from '../networks/periods'

/** Each person's times in any of the groups, joined: moving from one to another is neither a leaving nor a coming. */
export function timesInGroups(rows: readonly Spell[]): Spell[] {
  const joined: Spell[] = []
  for (const own of Map.groupBy(rows, ({ personId }) => personId).values()) {
    let last: Spell | null = null
    for (const row of [...own].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
      if (last && (last.validTo === null || row.validFrom <= dayAfter(last.validTo))) {
        last.validTo = later(last.validTo, row.validTo)
        continue
      }
      last = { ...row }
      joined.push(last)
    }
  }
  return joined
}

const later = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? null : one > other ? one : other

/** A count, or null when it is told only together with others. */
export type ToldCount = number | null

/**
 * Hides counts of fewer people than `fewest`, and as many of the next ones as keep the hidden from being worked out of
 * the whole: at least two are told together, and at least `fewest` people.
 * @returns the counts as they are told, and how many the hidden ones are together
 */
export function hideFew(counts: readonly number[], fewest: number): { told: ToldCount[]; together: number } {
  const some = counts
    .map((count, at) => ({ count, at }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
  const hidden = some.filter(({ count }) => count < fewest)
  const sum = () => hidden.reduce((total, { count }) => total + count, 0)
  for (const next of some.slice(hidden.length)) {
    if (hidden.length === 0 || (hidden.length > 1 && sum() >= fewest)) break
    hidden.push(next)
  }
  const at = new Set(hidden.map((one) => one.at))
  return { told: counts.map((count, index) => (at.has(index) ? null : count)), together: sum() }
}

/** One decimal: 8.25 → 8.3 */
export const average = (sum: number, among: number): number =>
  among === 0 ? 0 : Math.round((10 * sum) / among) / 10
