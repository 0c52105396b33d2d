// Lines of time: a row for each thing, a bar for each time it lasted, drawn on the server, with the days in a table.
import type { ReactNode } from 'react'
import { ChartTable } from './chart-table'

/** A time from a day to a day, both included; null goes on. `away` is a time within it that is drawn pale. */
export type Span = { from: string; to: string | null; away?: boolean }

/** `named` and `said` are the row and its times in the table behind the picture, where there may be links. */
export type TimeLine = {
  key: string
  label: string
  spans: readonly Span[]
  named?: ReactNode
  said: ReactNode
}

const msOfDay = 86_400_000
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / msOfDay

const high = 12

function Bars({ spans, first, last }: { spans: readonly Span[]; first: string; last: string }) {
  const [start, end] = [dayNumber(first), dayNumber(last) + 1]
  const whole = Math.max(1, end - start)
  // Even a few days are seen.
  const least = whole / 200
  return (
    <svg
      className="time-line"
      viewBox={`0 0 ${whole} ${high}`}
      preserveAspectRatio="none"
      width="100%"
      height={high}
    >
      {spans.map(({ from, to, away }, at) => {
        const x = Math.max(0, dayNumber(from) - start)
        const until = Math.min(end, to === null ? end : dayNumber(to) + 1) - start
        if (until <= 0 || x >= whole) return null
        return (
          <rect
            key={at}
            className={away ? 'away' : undefined}
            x={x}
            y={1}
            width={Math.max(least, until - x)}
            height={high - 2}
          />
        )
      })}
    </svg>
  )
}

/**
 * @param says a sentence of what the picture shows
 * @param head what the rows are; `times` what their times are
 * @param first the days at the ends of the picture
 */
export function TimeLines({
  says,
  head,
  times,
  first,
  last,
  lines,
}: {
  says: string
  head: string
  times: string
  first: string
  last: string
  lines: readonly TimeLine[]
}) {
  return (
    <figure className="chart">
      <figcaption className="soft">{says}</figcaption>
      <ul className="time-lines" aria-hidden>
        {lines.map((line) => (
          <li key={line.key}>
            <span>{line.label}</span>
            <Bars spans={line.spans} first={first} last={last} />
          </li>
        ))}
        <li className="axis">
          <span />
          <span className="cluster apart">
            <small>{first.slice(0, 4)}</small>
            {last.slice(0, 4) !== first.slice(0, 4) && <small>{last.slice(0, 4)}</small>}
          </span>
        </li>
      </ul>
      <ChartTable
        says={says}
        rows={lines}
        rowKey={(line) => line.key}
        columns={[
          { key: 'label', head, names: true, cell: (line) => line.named ?? line.label },
          { key: 'times', head: times, cell: (line) => line.said },
        ]}
      />
    </figure>
  )
}
