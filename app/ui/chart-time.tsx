// Pictures of time: a row for each thing counted, a bar for each year, drawn on the server, with the figures in a table.
import type { ReactNode } from 'react'
import { count } from '~/i18n/dates'
import { ChartTable } from './chart-table'
import { useWords } from './words'

/** What is counted: a short label, what it stands for, a count for each year, the figure at its end. */
export type YearRow = {
  key: string
  label: string
  long?: string
  counts: readonly number[]
  figure?: ReactNode
  /** Rows of one scale are drawn by the highest count among them; all are of one unless told otherwise. */
  scale?: string
}

const step = 10
const high = 28

/** One row’s bars; even the least of a year is seen. */
function YearBars({ counts, most }: { counts: readonly number[]; most: number }) {
  return (
    <svg
      className="years"
      viewBox={`0 0 ${counts.length * step} ${high}`}
      preserveAspectRatio="none"
      width="100%"
      height={high}
    >
      {counts.map((one, at) => {
        const height = one === 0 ? 0 : Math.max(2, (high * one) / most)
        return <rect key={at} x={at * step + 1} width={step - 2} y={high - height} height={height} />
      })}
    </svg>
  )
}

/**
 * @param says a sentence of what the picture shows
 * @param head what the rows are
 */
export function YearRows({
  says,
  head,
  years,
  rows,
}: {
  says: string
  head: string
  years: readonly number[]
  rows: readonly YearRow[]
}) {
  const { locale } = useWords()
  const mostOf = (scale: string | undefined) =>
    Math.max(1, ...rows.filter((row) => row.scale === scale).flatMap(({ counts }) => counts))
  const [first, last] = [years[0], years.at(-1)]
  return (
    <figure className="chart">
      <figcaption className="soft">{says}</figcaption>
      <ul className="year-rows" aria-hidden>
        {rows.map((row) => (
          <li key={row.key} title={row.long}>
            <span>{row.label}</span>
            <YearBars counts={row.counts} most={mostOf(row.scale)} />
            <span className="count">{row.figure ?? count(row.counts.at(-1) ?? 0, locale)}</span>
          </li>
        ))}
        <li className="axis">
          <span />
          <span className="cluster apart">
            <small>{first}</small>
            {last !== first && <small>{last}</small>}
          </span>
          <span />
        </li>
      </ul>
      <ChartTable
        says={says}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'label',
            head,
            names: true,
            cell: (row) => (row.long ? `${row.label} – ${row.long}` : row.label),
          },
          ...years.map((year, at) => ({
            key: String(year),
            head: String(year),
            number: true,
            cell: (row: YearRow) => count(row.counts[at] ?? 0, locale),
          })),
        ]}
      />
    </figure>
  )
}
