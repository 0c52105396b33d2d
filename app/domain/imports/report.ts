// What came of an import: how many rows did what, and which ones did nothing, by their numbers. No names, no cells.
import type { Field } from './fields'
import type { RowPlan, RowState } from './row-plan'
import type { RowFault } from './told'

export type ApplyReport = {
  counts: Record<RowState, number>
  faults: { row: number; field: Field; fault: RowFault }[]
  /** Rows that stayed in doubt, and rows somebody chose to leave out. */
  doubts: number[]
  skipped: number[]
}

/** The report of rows that are done as they were planned. */
export function reportOf(plans: readonly RowPlan[], counts: Record<RowState, number>): ApplyReport {
  const rowsIn = (state: RowState) => plans.filter((plan) => plan.state === state).map(({ row }) => row)
  return {
    counts,
    faults: plans.flatMap(({ row, faults }) => faults.map(({ field, fault }) => ({ row, field, fault }))),
    doubts: rowsIn('doubt'),
    skipped: rowsIn('skipped'),
  }
}
