// The figures behind a picture, folded under it: whoever cannot see the picture, or wants the numbers, reads them here.
import { Table, type Column } from './table'
import { useWords } from './words'

export function ChartTable<Row>({
  says,
  ...table
}: {
  says: string
  rows: readonly Row[]
  rowKey: (row: Row) => string
  columns: Column<Row>[]
}) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('frame.table.asTable')}</summary>
      <div className="scroll" tabIndex={0} role="group" aria-label={says}>
        <Table caption={says} folds={false} {...table} />
      </div>
    </details>
  )
}
