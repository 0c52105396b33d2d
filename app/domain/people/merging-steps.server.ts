// The writes that merging two records will take, noted one by one before anything is written.
import type { KeptTable } from '../core/deeds.server'
import type { Instant } from '../core/time'
import type { MovedKind } from './moved-kinds'

type Fields = Record<string, string | number | null>
type Names = { nameFi: string; nameSv: string; nameEn: string }

/** One write. */
export type MergeStep =
  | { do: 'remove'; table: KeptTable; id: string }
  | { do: 'revise'; table: KeptTable; id: string; fields: Fields }
  | { do: 'enter'; table: KeptTable; row: Fields }

/** What both records have and only one can keep: told as the thing's name. */
export type Joined = Names & { kind: 'post' | 'network' | 'event' | 'course' }

export type MergePlan = { steps: MergeStep[]; moved: Record<MovedKind, number>; joined: Joined[] }

export type Making = MergePlan & {
  keptId: string
  goneId: string
  now: Instant
  newId: () => string
  /** The yearly questions that were planned with the memberships they are about. */
  renewals: Set<string>
}

export const bothOf = ({ keptId, goneId }: Making): string[] => [keptId, goneId]

/** The id under which somebody is told once the records are one. */
export const nowOf = <Id extends string | null>({ keptId, goneId }: Making, id: Id): Id | string =>
  id === goneId ? keptId : id

export function revise(plan: Making, table: KeptTable, id: string, fields: Fields): void {
  plan.steps.push({ do: 'revise', table, id, fields })
}

export function remove(plan: Making, table: KeptTable, id: string): void {
  plan.steps.push({ do: 'remove', table, id })
}

export function enter(plan: Making, table: KeptTable, row: Fields): void {
  plan.steps.push({ do: 'enter', table, row })
}

/** A row changes hands. @param kind what it is counted as; null when another row is counted for it */
export function hand(
  plan: Making,
  kind: MovedKind | null,
  table: KeptTable,
  id: string,
  fields: Fields = {},
): void {
  if (kind !== null) plan.moved[kind]++
  revise(plan, table, id, { personId: plan.keptId, ...fields })
}

/** The rows that go by what is noted so far. */
export const goneRows = ({ steps }: Making): Set<string> =>
  new Set(steps.flatMap((step) => (step.do === 'remove' ? [step.id] : [])))
