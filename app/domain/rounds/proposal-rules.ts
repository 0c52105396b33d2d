// What a proposal of groups is, for its pages and for its acts: settings, who sits where, what a step changed.
// Nothing here reads or writes.
import {
  type Assignment,
  type Problem,
  type Size,
  usualWeights,
  type Weights,
} from '../groups/composer/problem'
import { isSitting } from '../groups/composer/relations'

/** The group of each person. Whoever is in none has no entry. */
export type Seats = Record<string, string>

/** What a proposal can be asked to put first; `own` is the organiser's own weights. */
export const presets = ['balanced', 'sectors', 'people', 'fewer', 'more', 'own'] as const
export type Preset = (typeof presets)[number]

export type ProposalSettings = {
  preset: Preset
  size: Size
  /** Null: the composer chooses. */
  groupCount: number | null
  weights: Weights
  seed: number
  /** How long to look: 10 is usual. */
  effort: number
}

const weightsOf: Partial<Record<Preset, Weights>> = {
  sectors: { sector: 100, gender: 1, role: 1, language: 1, region: 1 },
  people: { sector: 40, gender: 100, role: 60, language: 5, region: 3 },
}

/** What a preset stands for in a round; `fewer` and `more` are beside the number that the composer would choose. */
export const settingsOf = (preset: Preset, size: Size, usualCount: number): ProposalSettings => ({
  preset,
  size,
  groupCount: preset === 'fewer' ? usualCount - 1 : preset === 'more' ? usualCount + 1 : null,
  weights: weightsOf[preset] ?? usualWeights,
  seed: 1,
  effort: 10,
})

/** The problem as the settings put it. */
export const asSet = (
  problem: Problem,
  { size, groupCount, weights }: Pick<ProposalSettings, 'size' | 'groupCount' | 'weights'>,
): Problem => ({ ...problem, size, groupCount, weights })

/** How a proposal stands: what its steps change. */
export type Standing = {
  seats: Seats
  /** Those whom composing again leaves where they are. */
  pins: readonly string[]
  /** The seats as they were composed, to tell who was moved by hand. */
  composed: Seats
}

/** One side of a step: the seats, pins and composed seats that it changed; null is no group. */
export type StepSide = {
  seats: Record<string, string | null>
  pins: Record<string, boolean>
  composed?: Record<string, string | null>
}

const seatChanges = (
  from: Seats,
  to: Seats,
): [Record<string, string | null>, Record<string, string | null>] => {
  const before: Record<string, string | null> = {}
  const after: Record<string, string | null> = {}
  for (const person of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [was, is] = [from[person] ?? null, to[person] ?? null]
    if (was === is) continue
    before[person] = was
    after[person] = is
  }
  return [before, after]
}

/** What stands between two standings; null when nothing does. */
export function stepBetween(from: Standing, to: Standing): { before: StepSide; after: StepSide } | null {
  const [seatsBefore, seatsAfter] = seatChanges(from.seats, to.seats)
  const [composedBefore, composedAfter] = seatChanges(from.composed, to.composed)
  const [had, has] = [new Set(from.pins), new Set(to.pins)]
  const turned = [...new Set([...had, ...has])].filter((person) => had.has(person) !== has.has(person))
  const anyComposed = Object.keys(composedAfter).length > 0
  if (Object.keys(seatsAfter).length === 0 && turned.length === 0 && !anyComposed) return null
  const side = (seats: StepSide['seats'], pins: Set<string>, composed: StepSide['seats']): StepSide => ({
    seats,
    pins: Object.fromEntries(turned.map((person) => [person, pins.has(person)])),
    ...(anyComposed ? { composed } : {}),
  })
  return { before: side(seatsBefore, had, composedBefore), after: side(seatsAfter, has, composedAfter) }
}

function withChanges(seats: Seats, changes: Record<string, string | null> = {}): Seats {
  const next = { ...seats }
  for (const [person, group] of Object.entries(changes)) {
    if (group === null) delete next[person]
    else next[person] = group
  }
  return next
}

/** The standing once a side of a step is in force: its `after` when it is done, its `before` when it is undone. */
export function applied(standing: Standing, side: StepSide): Standing {
  const pins = new Set(standing.pins)
  for (const [person, pinned] of Object.entries(side.pins)) {
    if (pinned) pins.add(person)
    else pins.delete(person)
  }
  return {
    seats: withChanges(standing.seats, side.seats),
    pins: [...pins].sort(),
    composed: withChanges(standing.composed, side.composed),
  }
}

/** Those who do not sit where they were composed: moved by hand. Whoever came later is moved by nobody until placed. */
export const movedIn = ({ seats, composed }: Pick<Standing, 'seats' | 'composed'>): string[] =>
  Object.keys({ ...composed, ...seats }).filter(
    (person) => (seats[person] ?? null) !== (composed[person] ?? null),
  )

/** The seats of those whom the problem knows: others have left the round since. */
export function seatsOfKnown(problem: Problem, seats: Seats): Seats {
  const known: Seats = {}
  for (const { id } of problem.people) {
    const group = seats[id]
    if (group !== undefined) known[id] = group
  }
  return known
}

/** Whether a person sits in a group that goes on: nobody moves them unless the organiser says so. */
export function sitsIn(problem: Problem, person: string): string | null {
  const found = problem.people.find(({ id }) => id === person)
  return found && isSitting(found) ? found.group : null
}

/** Members of continuing groups who have been moved out of theirs by the organiser's word. */
export const movedSitters = (problem: Problem, seats: Seats): string[] =>
  problem.people.filter((one) => isSitting(one) && seats[one.id] !== one.group).map(({ id }) => id)

/**
 * The problem for composing the rest again: those who are pinned are held where they sit, and so are sitting members
 * whom the organiser has moved. Whoever is pinned without a group is composed like the others.
 */
export function heldAt(problem: Problem, { seats, pins }: Pick<Standing, 'seats' | 'pins'>): Problem {
  const held = new Set([...pins, ...movedSitters(problem, seats)])
  return {
    ...problem,
    people: problem.people.map((one) => {
      const group = seats[one.id]
      if (!held.has(one.id) || group === undefined || (isSitting(one) && one.group === group)) return one
      return { ...one, group, fixed: true, pinned: true }
    }),
  }
}

/** The groups of a proposal: continuing ones in the problem's order, then those made in it, by number. */
export function groupKeysOf(problem: Problem, ...seatings: Assignment[]): string[] {
  const named = problem.groups.filter(({ existing }) => existing).map(({ id }) => id)
  const used = new Set(seatings.flatMap((seats) => Object.values(seats)))
  const made = [...used].filter((key) => !named.includes(key))
  return [...named, ...made.sort((a, b) => numberOf(a) - numberOf(b) || (a < b ? -1 : 1))]
}

/** The number of a new group: `new3` is 3. */
const numberOf = (key: string): number => Number(/\d+$/.exec(key)?.[0] ?? 0)

/** The key of a new group that is not there yet. */
export function nextGroupKey(keys: readonly string[]): string {
  const most = Math.max(0, ...keys.filter(isNewGroup).map(numberOf))
  return `new${most + 1}`
}

export const isNewGroup = (key: string): boolean => /^new\d+$/.test(key)

/** The next letter to name a proposal by: A, B, … Z, A2, … */
export function letterAfter(names: readonly string[]): string {
  for (let at = 0; ; at++) {
    const letter = String.fromCharCode(65 + (at % 26)) + (at < 26 ? '' : String(Math.floor(at / 26) + 1))
    if (!names.includes(letter)) return letter
  }
}

/** A name that the app gave, to be said with what the proposal was asked to put first. */
export const isLetter = (name: string): boolean => /^[A-Z]\d*$/.test(name)

/** Of steps in order, the one that `undo` takes back and the one that `redo` does again. */
export function nextSteps<Step extends { undone: boolean }>(
  steps: readonly Step[],
): { undo: Step | null; redo: Step | null } {
  return {
    undo: steps.findLast(({ undone }) => !undone) ?? null,
    redo: steps.find(({ undone }) => undone) ?? null,
  }
}
