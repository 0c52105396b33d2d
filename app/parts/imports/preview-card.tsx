// The rows of a sheet with what follows from each, one state at a time, and the choices for those in doubt.
import { Form, Link } from '@remix-run/react'
import type { SubmissionResult } from '@conform-to/react'
import { rowStates, type RowState } from '~/domain/imports/row-plan'
import type { Option, ShownRow } from '~/domain/imports/view.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Card, Empty } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { Table } from '~/ui/table'
import { FilterTag, Tag, type Tone } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { DoubtForm, namesListId } from './doubt-form'
import { RowChanges } from './row-changes'

const tones: Record<RowState, Tone> = {
  new: 'good',
  changed: 'good',
  same: 'plain',
  doubt: 'warning',
  fault: 'error',
  skipped: 'plain',
}

type Answer = { key: string; lastResult: SubmissionResult } | null

export type PreviewData = {
  id: string
  show: RowState | null
  counts: Record<RowState, number>
  rows: ShownRow[]
  total: number
  page: number
  size: number
  sectors: Option[]
  organisations: string[]
}

/** @param answer the action's answer to one of the forms */
export function PreviewCard({ preview, answer }: { preview: PreviewData; answer: Answer }) {
  const { t } = useWords()
  const { rows, total, page, size } = preview
  const asked = rows.some(({ doubts }) => doubts.some(({ kind }) => kind === 'organisation'))
  return (
    <Card>
      <StateFilter preview={preview} />
      {asked && (
        <datalist id={namesListId}>
          {preview.organisations.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      {rows.length === 0 ? (
        <Empty title={t('registry.imports.preview.none')} />
      ) : (
        <Table
          caption={t('registry.imports.preview.table')}
          rows={rows}
          rowKey={(row) => String(row.row)}
          columns={[
            {
              key: 'row',
              head: t('registry.imports.preview.row'),
              number: true,
              cell: ({ row }) => row,
            },
            {
              key: 'who',
              head: t('registry.imports.preview.who'),
              names: true,
              cell: (row) => <Who row={row} />,
            },
            {
              key: 'what',
              head: t('registry.imports.preview.what'),
              plain: true,
              cell: (row) => <What row={row} sectors={preview.sectors} answer={answer} />,
            },
          ]}
        />
      )}
      <Pager page={page} size={size} total={total} />
    </Card>
  )
}

function StateFilter({ preview: { id, show, counts } }: { preview: PreviewData }) {
  const { t } = useWords()
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <nav className="cluster" aria-label={t('registry.imports.preview.filter')}>
      <FilterTag to={paths.importSheet(id)} on={show === null}>
        {t('frame.state.all')} {all}
      </FilterTag>
      {rowStates
        .filter((state) => counts[state] > 0 || state === show)
        .map((state) => (
          <FilterTag
            key={state}
            to={paths.importSheet(id, { show: state })}
            on={show === state}
            tone={tones[state]}
          >
            {t(`registry.imports.preview.states.${state}`)} {counts[state]}
          </FilterTag>
        ))}
    </nav>
  )
}

function Who({ row: { name, personId, state } }: { row: ShownRow }) {
  const { t } = useWords()
  return (
    <>
      {personId === null ? name || '–' : <Link to={paths.person(personId)}>{name}</Link>}
      <br />
      <Tag tone={tones[state]}>{t(`registry.imports.preview.states.${state}`)}</Tag>
    </>
  )
}

function What({ row, sectors, answer }: { row: ShownRow; sectors: Option[]; answer: Answer }) {
  const { t } = useWords()
  return (
    <div className="stack tight">
      {row.doubts.map((doubt) => (
        <DoubtForm
          key={doubt.key}
          doubt={doubt}
          sectors={sectors}
          lastResult={answer?.key === doubt.key ? answer.lastResult : null}
        />
      ))}
      {row.doubts.length === 0 && <RowChanges row={row} />}
      {row.decided.map((key) => (
        <Form key={key} method="post" preventScrollReset className="cluster">
          <input type="hidden" name="intent" value="unchoose" />
          <input type="hidden" name="key" value={key} />
          <small>{t('registry.imports.preview.decided')}</small>
          <Button kind="quiet">{t('registry.imports.preview.unchoose')}</Button>
        </Form>
      ))}
    </div>
  )
}
