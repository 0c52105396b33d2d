// Figures of events without a query: shares, and how long answering took.

/** How many answered after so many whole hours. */
export type Waited = { hours: number; people: number }

/**
 * The middle of the times, in hours: of two middle ones what lies between them. Null when nobody answered.
 * @param waited in any order; the same hours may stand in several rows
 */
export function medianOf(waited: readonly Waited[]): number | null {
  const sorted = waited.filter(({ people }) => people > 0).sort((a, b) => a.hours - b.hours)
  const all = sorted.reduce((sum, { people }) => sum + people, 0)
  if (all === 0) return null
  const hoursAt = (place: number) => {
    let before = 0
    for (const { hours, people } of sorted) {
      before += people
      if (place < before) return hours
    }
    return 0
  }
  return (hoursAt(Math.floor((all - 1) / 2)) + hoursAt(Math.floor(all / 2))) / 2
}

/** How many of a hundred answered before so many hours had passed; null when nobody answered. */
export function shareWithin(waited: readonly Waited[], hours: number): number | null {
  const all = waited.reduce((sum, { people }) => sum + people, 0)
  const soon = waited.filter((one) => one.hours < hours).reduce((sum, { people }) => sum + people, 0)
  return shareOf(soon, all)
}

/** How many of a hundred; null of nobody. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((100 * part) / whole)

/** What is counted of the people of an event, or of several. */
export type Counts = {
  /** Those the organisers invited, or to whom an invitation was forwarded; of earlier events nobody knows. */
  invited: number
  /** Those of them who answered. */
  answered: number
  /** Everybody who was there. */
  came: number
  substitutes: number
  walkIns: number
  /** Those who had a seat and did not come, where the list of those who came is closed. */
  absent: number
  /** Those who had a seat there. */
  expected: number
}

export const noCounts: Counts = {
  ...{ invited: 0, answered: 0, came: 0, substitutes: 0, walkIns: 0, absent: 0, expected: 0 },
}

/** The counts of several together. */
export function sumOf(counts: readonly Counts[]): Counts {
  const sum = { ...noCounts }
  for (const one of counts) for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += one[key]
  return sum
}
