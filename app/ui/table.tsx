// A tight table whose heads sort by link, and whose rows become cards on a phone.
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { useQueryLink } from './query'
import { useWords } from './words'

export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** Figures stand to the right. */
  number?: boolean
  /** The cell names the row. */
  names?: boolean
  /** The cell keeps to one line. */
  oneLine?: boolean
  /** On a phone the cell stands without its head: it says itself what it is. */
  plain?: boolean
  /** The value of `sort` in the address; with a minus before it the order is falling. */
  sort?: string
}

/**
 * @param caption what the table holds; shown only to screen readers unless `captionShown`
 * @param sort the order in force, such as `name` or `-name`
 */
export function Table<Row>({
  caption,
  captionShown = false,
  columns,
  rows,
  rowKey,
  sort,
  folds = true,
}: {
  caption: ReactNode
  captionShown?: boolean
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sort?: string
  folds?: boolean
}) {
  // The roles are said aloud because browsers forget them when a phone's layout turns rows into blocks.
  return (
    <table className={folds ? 'table folds' : 'table'} role="table">
      <caption className={captionShown ? undefined : 'unseen'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <Head key={column.key} column={column} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) =>
              column.names ? (
                <th key={column.key} scope="row" role="rowheader">
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.key}
                  role="cell"
                  className={column.number ? 'n' : column.oneLine ? 'one' : undefined}
                  data-head={column.plain ? undefined : column.head || undefined}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head<Row>({ column, sort }: { column: Column<Row>; sort: string | undefined }) {
  const { t } = useWords()
  const link = useQueryLink()
  const rising = column.sort !== undefined && sort === column.sort
  const falling = column.sort !== undefined && sort === `-${column.sort}`
  // A column of presses has no name of its own: each press says what it does.
  if (column.head === '') return <td role="cell" />
  return (
    <th
      scope="col"
      role="columnheader"
      className={column.number ? 'n' : undefined}
      aria-sort={rising ? 'ascending' : falling ? 'descending' : undefined}
    >
      {column.sort === undefined ? (
        column.head
      ) : (
        <Link
          to={link({ sort: rising ? `-${column.sort}` : column.sort, page: null })}
          title={t('frame.table.sortBy', { head: column.head })}
          preventScrollReset
        >
          {column.head}
          {(rising || falling) && <Icon name={rising ? 'ascending' : 'descending'} size={14} />}
        </Link>
      )}
    </th>
  )
}
