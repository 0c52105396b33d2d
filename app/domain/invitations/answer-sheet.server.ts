// The answers as a sheet: Excel and CSV, the same columns, harmless to open.
import Papa from 'papaparse'
import writeXlsxFile from 'write-excel-file/node'
import type { Locale } from '#db/schema'
import type { PageT } from '~/i18n/types'
import { inLocale, nameIn } from '~/i18n/named'
import { localOf } from '../core/time'
import type { AnswerRow } from './answer-list.server'

const columns = [
  'lastName',
  'firstName',
  'jobTitle',
  'organisation',
  'sector',
  'answer',
  'waitingPlace',
  'answeredAt',
  'source',
  'comment',
  'email',
  'phone',
  'invitedAt',
] as const
type Column = (typeof columns)[number]
type Cell = string | number | null

const stamp = (at: string | null): string | null => (at === null ? null : localOf(at).replace('T', ' '))

function cellsOf(row: AnswerRow, t: PageT, locale: Locale): Record<Column, Cell> {
  const source = row.source ? t(`frame.answerSource.${row.source}`) : null
  return {
    lastName: row.lastName,
    firstName: row.firstName,
    jobTitle: row.post && inLocale(row.post, 'title', locale),
    organisation: row.post && nameIn(row.post, locale),
    sector: row.post?.sectorCode ?? null,
    answer: t(`frame.answer.${row.state}`),
    waitingPlace: row.waitingPlace,
    answeredAt: stamp(row.answeredAt),
    source: source && row.answeredBy ? t('answers.by', { source, name: row.answeredBy }) : source,
    comment: row.comment || null,
    email: row.email,
    phone: row.phone,
    invitedAt: stamp(row.invitedAt),
  }
}

/** What a sheet would read as a formula, the wide signs of East Asian keyboards too. */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20].*$/s

/** With a byte order mark and semicolons, as Finnish Excel reads it; a cell that begins a formula is made text. */
export function answersAsCsv(rows: AnswerRow[], t: PageT, locale: Locale): string {
  const data = rows.map((row) => {
    const cells = cellsOf(row, t, locale)
    return columns.map((column) => cells[column] ?? '')
  })
  const text = Papa.unparse(
    { fields: columns.map((column) => t(`answers.sheet.${column}`)), data },
    { delimiter: ';', newline: '\r\n', escapeFormulae: formula },
  )
  return `\ufeff${text}\r\n`
}

/** Cells are typed as text or number, so none is ever read as a formula. */
export async function answersAsExcel(rows: AnswerRow[], t: PageT, locale: Locale): Promise<Buffer> {
  const head = columns.map((column) => ({ value: t(`answers.sheet.${column}`), fontWeight: 'bold' as const }))
  const body = rows.map((row) => {
    const cells = cellsOf(row, t, locale)
    return columns.map((column) => cellOf(cells[column]))
  })
  const widths: Partial<Record<Column, number>> = { comment: 40, organisation: 34, jobTitle: 28, email: 34 }
  return writeXlsxFile([head, ...body], {
    sheet: t('answers.title'),
    stickyRowsCount: 1,
    columns: columns.map((column) => ({ width: widths[column] ?? 18 })),
  }).toBuffer()
}

function cellOf(value: Cell) {
  if (value === null) return null
  return typeof value === 'number' ? { type: Number, value } : { type: String, value }
}
