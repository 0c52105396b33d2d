// The answers as a sheet: Excel and CSV, the same columns, harmless to open.
import type { Locale } from '#db/schema'
import type { PageT } from '~/i18n/types'
import { inLocale, nameIn } from '~/i18n/named'
import { asCsv, asExcel, type Cell, type Sheet } from '../core/sheet.server'
import { localOf } from '../core/time'
import type { AnswerRow } from './answer-list.server'

const columns = [
  'lastName',
  'firstName',
  'jobTitle',
  'organisation',
  'sector',
  'answer',
  'mode',
  'waitingPlace',
  'answeredAt',
  'source',
  'comment',
  'email',
  'phone',
  'invitedAt',
] as const
type Column = (typeof columns)[number]

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
    mode: row.mode && t(`answers.mode.${row.mode}`),
    waitingPlace: row.waitingPlace,
    answeredAt: stamp(row.answeredAt),
    source: source && row.answeredBy ? t('answers.by', { source, name: row.answeredBy }) : source,
    comment: row.comment || null,
    email: row.email,
    phone: row.phone,
    invitedAt: stamp(row.invitedAt),
  }
}

const widths: Partial<Record<Column, number>> = { comment: 40, organisation: 34, jobTitle: 28, email: 34 }

function sheetOf(rows: AnswerRow[], t: PageT, locale: Locale): Sheet {
  // How each takes part is asked of a hybrid event alone.
  const hybrid = rows.some((row) => row.mode !== null)
  const shown = columns.filter((column) => column !== 'mode' || hybrid)
  return {
    title: t('answers.title'),
    columns: shown.map((column) => ({ head: t(`answers.sheet.${column}`), width: widths[column] })),
    rows: rows.map((row) => {
      const cells = cellsOf(row, t, locale)
      return shown.map((column) => cells[column])
    }),
  }
}

export const answersAsCsv = (rows: AnswerRow[], t: PageT, locale: Locale): string =>
  asCsv(sheetOf(rows, t, locale))

export const answersAsExcel = (rows: AnswerRow[], t: PageT, locale: Locale): Promise<Buffer> =>
  asExcel(sheetOf(rows, t, locale))
