// What the keys do on the board: arrows go from person to person; while somebody is carried they choose the group, and
// in it somebody to change places with. Pure, so that tests press the keys.

/** A column of the board: a group, or those who are in none (null), with the people in it from the top. */
export type Column = { group: string | null; people: readonly string[] }

/** Somebody is held over a group; with a partner, the two would change places. */
export type Carrying = { person: string; group: string | null; partner: string | null }

export type Pressed =
  | { kind: 'none' }
  | { kind: 'focus'; person: string }
  | { kind: 'carry'; carrying: Carrying }
  | { kind: 'drop'; carrying: Carrying }
  | { kind: 'cancel'; person: string }

const none: Pressed = { kind: 'none' }

const placeOf = (columns: readonly Column[], person: string): { column: number; row: number } | null => {
  for (const [column, { people }] of columns.entries()) {
    const row = people.indexOf(person)
    if (row !== -1) return { column, row }
  }
  return null
}

const sideways: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }
const upOrDown: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 }
const grips = new Set(['Enter', ' '])

/** A key pressed on a person while nobody is carried. @param still people may be looked at, not moved */
export function pressedOn(columns: readonly Column[], person: string, key: string, still = false): Pressed {
  const place = placeOf(columns, person)
  if (place === null) return none
  if (grips.has(key) && !still) {
    const group = columns[place.column]?.group ?? null
    return { kind: 'carry', carrying: { person, group, partner: null } }
  }
  const next =
    key in sideways
      ? beside(columns, place, sideways[key] ?? 0)
      : key in upOrDown
        ? columns[place.column]?.people[place.row + (upOrDown[key] ?? 0)]
        : undefined
  return next === undefined ? none : { kind: 'focus', person: next }
}

/** The person beside, in the nearest column that way that has any: at the same height, or the last. */
function beside(
  columns: readonly Column[],
  { column, row }: { column: number; row: number },
  step: number,
): string | undefined {
  for (let at = column + step; at >= 0 && at < columns.length; at += step) {
    const people = columns[at]?.people ?? []
    if (people.length > 0) return people[Math.min(row, people.length - 1)]
  }
  return undefined
}

/** A key pressed while somebody is carried. */
export function pressedWith(columns: readonly Column[], carrying: Carrying, key: string): Pressed {
  if (key === 'Escape') return { kind: 'cancel', person: carrying.person }
  const home = placeOf(columns, carrying.person)
  const at = columns.findIndex(({ group }) => group === carrying.group)
  if (home === null || at === -1) return { kind: 'cancel', person: carrying.person }
  if (grips.has(key)) {
    // Put down where they were taken from, nothing has been moved.
    return at === home.column ? { kind: 'cancel', person: carrying.person } : { kind: 'drop', carrying }
  }
  if (key in sideways) {
    const group = columns[(at + (sideways[key] ?? 0) + columns.length) % columns.length]?.group ?? null
    return { kind: 'carry', carrying: { ...carrying, group, partner: null } }
  }
  if (key in upOrDown && at !== home.column) {
    const people = columns[at]?.people ?? []
    // One place before the first stands for the group itself.
    const now = carrying.partner === null ? -1 : people.indexOf(carrying.partner)
    const next = now + (upOrDown[key] ?? 0)
    if (next < -1 || next >= people.length) return none
    return { kind: 'carry', carrying: { ...carrying, partner: people[next] ?? null } }
  }
  return none
}
