// Narrowing and ordering the list of answers: the page, the print and the sheet show the same.
import { sortKey } from '#db/sort-key'
import type { Locale } from '#db/schema'
import type { AnswerRow } from './answer-list.server'
import type { AnswerState } from './rules'

export const answerStates = ['yes', 'maybe', 'no', 'waiting', 'none'] as const satisfies AnswerState[]

/** The sign in the filter for people outside the sectors. */
export const outsideSectors = 'outside'

export type AnswerFilter = {
  state: AnswerState | null
  /** A sector's code, or `outside`. */
  sector: string
  text: string
  /** `name`, `sector`, `answer` or `when`; a minus before it turns the order. */
  sort: string
}

const orders = ['name', 'sector', 'answer', 'when'] as const
type Order = (typeof orders)[number]

export function readAnswerFilter(query: URLSearchParams): AnswerFilter {
  const sort = query.get('sort') ?? ''
  return {
    state: answerStates.find((state) => state === query.get('answer')) ?? null,
    sector: (query.get('sector') ?? '').slice(0, 20),
    text: (query.get('q') ?? '').slice(0, 100),
    sort: orders.some((order) => order === sort.replace(/^-/, '')) ? sort : 'name',
  }
}

/** The rows that the filter lets through, in its order. */
export function filterAnswers(rows: AnswerRow[], filter: AnswerFilter, locale: Locale): AnswerRow[] {
  const words = sortKey(filter.text).split(' ').filter(Boolean)
  const through = rows.filter(
    (row) =>
      (filter.state === null || row.state === filter.state) &&
      (filter.sector === '' || sectorOf(row) === filter.sector) &&
      words.every((word) => searched(row, locale).includes(word)),
  )
  const falling = filter.sort.startsWith('-')
  const order = filter.sort.replace(/^-/, '') as Order
  return through.sort((a, b) => (falling ? -1 : 1) * compare(a, b, order))
}

const sectorOf = (row: AnswerRow): string => row.post?.sectorCode ?? outsideSectors

const names = { fi: 'nameFi', sv: 'nameSv', en: 'nameEn' } as const

const searched = (row: AnswerRow, locale: Locale): string =>
  `${row.sortName} ${sortKey(row.post?.[names[locale]] ?? '')}`

function compare(a: AnswerRow, b: AnswerRow, order: Order): number {
  const byName = a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : 0
  if (order === 'sector') return sectorOf(a).localeCompare(sectorOf(b)) || byName
  if (order === 'answer') {
    const rank = answerStates.indexOf(a.state) - answerStates.indexOf(b.state)
    return rank || (a.waitingPlace ?? 0) - (b.waitingPlace ?? 0) || byName
  }
  // Those who have not answered come last, whichever is first.
  if (order === 'when') return (b.answeredAt ?? '').localeCompare(a.answeredAt ?? '') || byName
  return byName
}
