// Plans a kept sheet against the registry as it stands, with a mark by which the same plan is known again.
import { createHash } from 'node:crypto'
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import type { Instant } from '../core/time'
import { countsOf, planSheet } from './plan'
import type { RowPlan, RowState, Work } from './row-plan'
import type { Sheet } from './sheets.server'
import { snapshotFor } from './snapshot.server'
import { toldIn, type Told } from './told'

export type PlannedSheet = {
  told: Told[]
  plans: RowPlan[]
  work: Work
  counts: Record<RowState, number>
  /** The same for the same acts on the same things: what was previewed and what is done. */
  mark: string
}

/** What applying the sheet would do now. */
export async function plannedSheet(
  db: Reader,
  sheet: Pick<Sheet, 'kind' | 'rows' | 'columns' | 'settings' | 'choices'>,
  now: Instant,
  locale: Locale,
): Promise<PlannedSheet> {
  const { kind, settings, choices } = sheet
  const told = sheet.rows.map((row) => toldIn(kind, row, sheet.columns))
  const snapshot = await snapshotFor(db, kind, told, now)
  const { plans, work } = planSheet({ kind, told, settings, choices, snapshot, locale })
  const hash = createHash('sha256')
  for (const { row, state, acts } of plans) hash.update(JSON.stringify([row, state, acts]))
  return { told, plans, work, counts: countsOf(plans), mark: hash.digest('base64url') }
}
