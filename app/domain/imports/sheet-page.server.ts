// What the page of one sheet shows: the preview while it waits, the report once it is done.
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import { nameIn } from '~/i18n/named'
import type { PageT } from '~/i18n/types'
import type { Instant } from '../core/time'
import { organisationNames } from './choosing.server'
import { columnFaults } from './fields'
import { plannedSheet } from './planning.server'
import type { RowState } from './row-plan'
import type { Sheet } from './sheets.server'
import { leftOutRows } from './templates.server'
import { rowsOnPage, shownRows } from './view.server'

/** The preview of a sheet; null when it is done or its rows are gone; `columnsMissing` before it can be planned. */
export async function previewOf(
  db: Reader,
  sheet: Sheet,
  now: Instant,
  locale: Locale,
  asked: { show: RowState | null; page: number },
) {
  if (sheet.appliedAt !== null || sheet.rows.length === 0) return null
  if (columnFaults(sheet.kind, sheet.columns, sheet.settings).length > 0) return 'columnsMissing'
  const planned = await plannedSheet(db, sheet, now, locale)
  const { counts, mark, work } = planned
  return {
    id: sheet.id,
    all: sheet.rows.length,
    ...asked,
    ...shownRows(planned, asked),
    counts,
    mark,
    size: rowsOnPage,
    sectors: work.snapshot.sectors.map((it) => ({
      value: it.id,
      label: `${it.code} – ${nameIn(it, locale)}`,
    })),
    organisations: counts.doubt > 0 ? await organisationNames(db) : [],
  }
}

/** More rows than these are in the file alone. */
const mostLeftOut = 200

/** The report of a sheet that is done, with its deed as it stands. */
export async function reportPage(db: Reader, sheet: Sheet, now: Instant, t: PageT) {
  if (sheet.report === null) return null
  const leftOut = leftOutRows(sheet.report, t)
  const deed =
    sheet.deedId === null
      ? undefined
      : await db
          .selectFrom('deed')
          .select(['id', 'undoUntil', 'undoneAt'])
          .where('id', '=', sheet.deedId)
          .executeTakeFirst()
  return {
    id: sheet.id,
    counts: sheet.report.counts,
    leftOut: leftOut.slice(0, mostLeftOut),
    more: Math.max(0, leftOut.length - mostLeftOut),
    deed: deed ? { ...deed, open: deed.undoneAt === null && deed.undoUntil > now } : null,
  }
}
