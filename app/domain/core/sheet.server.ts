// Writes a list as a sheet: Excel and CSV, harmless to open whatever people have written.
import Papa from 'papaparse'
import writeXlsxFile from 'write-excel-file/node'
import type { PlainDate } from './time'

export const sheetForms = ['xlsx', 'csv'] as const
export type SheetForm = (typeof sheetForms)[number]

/** A day is a date to Excel. */
export type Cell = string | number | { day: PlainDate } | null

export type Sheet = {
  /** The name of the sheet within the file, at most 31 letters. */
  title: string
  /** `width` in letters. */
  columns: readonly { head: string; width?: number | undefined }[]
  rows: readonly (readonly Cell[])[]
}

/** What a sheet would read as a formula, the wide signs of East Asian keyboards too. */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20].*$/s

const plainCell = (cell: Cell): string | number =>
  cell === null ? '' : typeof cell === 'object' ? cell.day : cell

/** With a byte order mark and semicolons, as Finnish Excel reads it; a cell that begins a formula is made text. */
export function asCsv({ columns, rows }: Sheet): string {
  const text = Papa.unparse(
    { fields: columns.map(({ head }) => head), data: rows.map((row) => row.map(plainCell)) },
    { delimiter: ';', newline: '\r\n', escapeFormulae: formula },
  )
  return `\ufeff${text}\r\n`
}

const usualWidth = 18

/** Cells are typed as text, number or date, so none is ever read as a formula. */
export async function asExcel({ title, columns, rows }: Sheet): Promise<Buffer> {
  const head = columns.map(({ head: value }) => ({ value, fontWeight: 'bold' as const }))
  const body = rows.map((row) => row.map(typedCell))
  return writeXlsxFile([head, ...body], {
    sheet: title,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width: width ?? usualWidth })),
  }).toBuffer()
}

function typedCell(cell: Cell) {
  if (cell === null) return null
  if (typeof cell === 'object')
    return { type: Date, value: new Date(`${cell.day}T00:00:00Z`), format: 'd.m.yyyy' }
  return typeof cell === 'number' ? { type: Number, value: cell } : { type: String, value: cell }
}

const contentTypes: Record<SheetForm, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** The file as an answer to a request. @param name without its ending, of plain letters */
export async function sheetAnswer(sheet: Sheet, name: string, form: SheetForm): Promise<Response> {
  const body = form === 'csv' ? asCsv(sheet) : new Uint8Array(await asExcel(sheet))
  return new Response(body, {
    headers: {
      'Content-Type': contentTypes[form],
      'Content-Disposition': `attachment; filename="${name}.${form}"`,
      'Cache-Control': 'no-store',
    },
  })
}
