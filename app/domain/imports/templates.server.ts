// Sheets that the app itself makes for imports: an empty one of each kind with its heads, and the rows that were left out.
import type { ImportKind } from '#db/schema'
import type { PageT } from '~/i18n/types'
import type { Sheet as SheetFile } from '../core/sheet.server'
import { templateFields } from './fields'
import type { ApplyReport } from './report'

/** An empty sheet with the heads of a kind in the reader's language: no invented people. */
export const templateOf = (kind: ImportKind, t: PageT): SheetFile => ({
  title: t(`registry.imports.kinds.${kind}`).slice(0, 31),
  columns: templateFields(kind).map((field) => ({ head: t(`registry.imports.fields.${field}`) })),
  rows: [],
})

export type LeftOut = { row: number; column: string; why: string }

/** The rows that did nothing, in the sheet's order, each with its reason in words. */
export function leftOutRows(report: ApplyReport, t: PageT): LeftOut[] {
  const faults = report.faults.map(({ row, field, fault }) => ({
    row,
    column: t(`registry.imports.fields.${field}`),
    why: t(`registry.imports.rowFaults.${fault}`),
  }))
  const doubts = report.doubts.map((row) => ({ row, column: '', why: t('registry.imports.report.inDoubt') }))
  const skipped = report.skipped.map((row) => ({
    row,
    column: '',
    why: t('registry.imports.report.skipped'),
  }))
  return [...faults, ...doubts, ...skipped].sort((a, b) => a.row - b.row)
}

/** The rows that were left out, as a sheet. */
export const leftOutSheet = (report: ApplyReport, t: PageT): SheetFile => ({
  title: t('registry.imports.report.faults').slice(0, 31),
  columns: [
    { head: t('registry.imports.preview.row') },
    { head: t('registry.imports.columns.head') },
    { head: t('registry.imports.report.why'), width: 50 },
  ],
  rows: leftOutRows(report, t).map(({ row, column, why }) => [row, column, why]),
})
