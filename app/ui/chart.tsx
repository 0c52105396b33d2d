// Pictures of shares: a stacked bar, bars by sector and their key, drawn on the server, each with its figures in words.
import type { ReactNode } from 'react'
import { ChartTable } from './chart-table'
import type { Standing } from './tag'
import { useWords } from './words'

/** A part of a bar: how many, and what they are. */
export type Part = { kind: Standing | 'plain'; count: number; label: string }

const sum = (parts: readonly Part[]): number => parts.reduce((total, part) => total + part.count, 0)

/** The rows that have the most, all of them when several have as many; none when nobody has any. */
export function leadersOf<Row>(rows: readonly Row[], countOf: (row: Row) => number): Row[] {
  const most = Math.max(0, ...rows.map(countOf))
  return most === 0 ? [] : rows.filter((row) => countOf(row) === most)
}

/** The parts side by side as shares of the whole width, with a hair between them for those who see no colours. */
function Stack({ parts, whole }: { parts: readonly Part[]; whole: number }) {
  // A share of a hundred needs no scale library, which would weigh 9 kB in the browser.
  const share = (count: number) => (100 * count) / Math.max(whole, 1)
  let from = 0
  return parts
    .filter((part) => part.count > 0)
    .map((part) => {
      const x = share(from)
      from += part.count
      return (
        <g key={part.kind}>
          <rect className={part.kind} x={`${x}%`} width={`${share(part.count)}%`} height="100%" />
          {x > 0 && <rect className="gap" x={`${x}%`} width="1" height="100%" />}
        </g>
      )
    })
}

/** What the parts say, in words: "74 tulee, 9 ehkä". */
const inWords = (parts: readonly Part[]): string => parts.map((part) => part.label).join(', ')

/**
 * One stacked bar. Each part's `label` says it in words with its figure ("74 tulee").
 * @param total the whole; what the parts leave is shown empty
 */
export function Meter({ parts, total, title }: { parts: readonly Part[]; total?: number; title?: string }) {
  const text = inWords(parts)
  return (
    <svg
      className="meter"
      role="img"
      aria-label={title ? `${title}: ${text}` : text}
      width="100%"
      height="10"
    >
      <Stack parts={parts} whole={Math.max(total ?? 0, sum(parts))} />
    </svg>
  )
}

/** The parts of a bar of answers, in the order of the house, with their words. */
export function useAnswerParts(): (counts: Partial<Record<Standing, number>>) => Part[] {
  const { t } = useWords()
  return (counts) =>
    (['yes', 'waiting', 'maybe', 'no', 'none'] as const)
      .map((kind) => ({
        kind,
        count: counts[kind] ?? 0,
        label: t(`frame.answer.many.${kind}`, { count: counts[kind] ?? 0 }),
      }))
      .filter((part) => part.count > 0)
}

/** What the colours mean. */
export function Key({ parts }: { parts: readonly Pick<Part, 'kind' | 'label'>[] }) {
  return (
    <ul className="key" aria-hidden>
      {parts.map((part) => (
        <li key={part.kind}>
          <svg className="meter" width="10" height="10">
            <rect className={part.kind} width="100%" height="100%" />
          </svg>
          {part.label}
        </li>
      ))}
    </ul>
  )
}

/** A bar: its short label, what the label stands for, its parts, and the figure at its end ("13/21"). */
export type Bar = { label: string; long?: string; parts: Part[]; figure?: ReactNode }

/**
 * A bar for each sector (or whatever the labels say), all on one scale.
 * @param says a sentence of what the picture shows
 * @param kinds the columns of the table behind it: a part's kind with its heading, which is the key too
 * @param tabled false where a table beside the picture has its figures and more
 */
export function SectorBars({
  says,
  bars,
  kinds,
  head,
  tabled = true,
}: {
  says: string
  bars: readonly Bar[]
  kinds: readonly { kind: Part['kind']; label: string }[]
  head?: string
  tabled?: boolean
}) {
  const most = Math.max(1, ...bars.map((bar) => sum(bar.parts)))
  return (
    <figure className="chart">
      <figcaption className="soft">{says}</figcaption>
      <ul className="bars" aria-hidden>
        {bars.map((bar) => (
          <li key={bar.label} title={bar.long}>
            <span>{bar.label}</span>
            <svg className="meter" width="100%" height="12">
              <Stack parts={bar.parts} whole={most} />
            </svg>
            <span className="count">{bar.figure ?? sum(bar.parts)}</span>
          </li>
        ))}
      </ul>
      {kinds.length > 1 && <Key parts={kinds} />}
      {tabled && <BarsTable says={says} bars={bars} kinds={kinds} head={head} />}
    </figure>
  )
}

type BarsTableProps = Pick<Parameters<typeof SectorBars>[0], 'says' | 'bars' | 'kinds' | 'head'>

function BarsTable({ says, bars, kinds, head }: BarsTableProps) {
  const { t } = useWords()
  const countOf = (bar: Bar, kind: Part['kind']) => sum(bar.parts.filter((part) => part.kind === kind))
  return (
    <ChartTable
      says={says}
      rows={bars}
      rowKey={(bar) => bar.label}
      columns={[
        {
          key: 'label',
          head: head ?? t('frame.table.sector'),
          names: true,
          cell: (bar) => (bar.long ? `${bar.label} – ${bar.long}` : bar.label),
        },
        ...kinds.map(({ kind, label }) => ({
          key: kind,
          head: label,
          number: true,
          cell: (bar: Bar) => countOf(bar, kind),
        })),
        ...(kinds.length > 1
          ? [
              {
                key: 'all',
                head: t('frame.table.total'),
                number: true,
                cell: (bar: Bar) => sum(bar.parts),
              },
            ]
          : []),
      ]}
    />
  )
}

/**
 * Rows × columns with a figure in each cell, shaded: none, one, several.
 * @param totals heads and cells after the shaded ones
 */
export function Matrix<Row>({
  caption,
  rows,
  rowKey,
  rowHead,
  columns,
  countAt,
  totals,
  corner,
}: {
  caption: string
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowHead: (row: Row) => ReactNode
  columns: readonly { key: string; head: string; long: string }[]
  countAt: (row: Row, key: string) => number
  totals: readonly { head: string; cell: (row: Row) => ReactNode }[]
  corner: string
}) {
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={caption}>
      <table className="matrix">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{corner}</span>
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" abbr={column.long} title={column.long}>
                {column.head}
              </th>
            ))}
            {totals.map((total) => (
              <th key={total.head} scope="col">
                {total.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              <th scope="row">{rowHead(row)}</th>
              {columns.map((column) => {
                const count = countAt(row, column.key)
                return (
                  <td key={column.key} className={count === 0 ? 'q0' : count === 1 ? 'q1' : 'q2'}>
                    {count}
                  </td>
                )
              })}
              {totals.map((total) => (
                <td key={total.head} className="total">
                  {total.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
