// What an import did, which rows it left out and why, and the press that takes all of it back.
import type { RowState } from '~/domain/imports/row-plan'
import type { LeftOut } from '~/domain/imports/templates.server'
import { date } from '~/i18n/dates'
import { UndoForm } from '~/parts/deed-notice'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Figures } from '~/ui/figures'
import { Card, Notice } from '~/ui/page'
import { Table } from '~/ui/table'
import { useWords } from '~/ui/words'

export type ReportData = {
  id: string
  counts: Record<RowState, number>
  leftOut: LeftOut[]
  /** How many more there are than are shown. */
  more: number
  /** The deed that can be taken back, until when; or when it was. */
  deed: { id: string; undoUntil: string; undoneAt: string | null; open: boolean } | null
}

const shown = ['new', 'changed', 'same', 'skipped', 'doubt', 'fault'] as const

export function ReportCard({ report }: { report: ReportData }) {
  const { t, locale } = useWords()
  const { deed, counts } = report
  return (
    <>
      {deed && deed.undoneAt !== null && (
        <Notice kind="warning">
          {t('registry.imports.report.undone', { date: date(deed.undoneAt, locale) })}
        </Notice>
      )}
      <Card title={t('registry.imports.report.title')}>
        <Figures
          items={shown.map((state) => ({
            value: counts[state],
            label: t(`registry.imports.report.counts.${state}`),
          }))}
        />
        {deed?.open && (
          <>
            <p className="soft">
              {t('registry.imports.report.undoSays', { date: date(deed.undoUntil, locale) })}
            </p>
            <UndoForm deed={deed.id} label={t('registry.imports.report.undo')} />
          </>
        )}
      </Card>
      <LeftOutCard report={report} />
    </>
  )
}

function LeftOutCard({ report: { id, leftOut, more } }: { report: ReportData }) {
  const { t } = useWords()
  if (leftOut.length === 0)
    return (
      <Card title={t('registry.imports.report.faults')}>
        <p>{t('registry.imports.report.none')}</p>
      </Card>
    )
  return (
    <Card
      title={t('registry.imports.report.faults')}
      actions={
        <ButtonLink kind="quiet" icon="download" to={paths.importReport(id)} away>
          {t('registry.imports.report.take')}
        </ButtonLink>
      }
    >
      <Table
        caption={t('registry.imports.report.faultsTable')}
        rows={leftOut.map((row, at) => ({ ...row, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          { key: 'row', head: t('registry.imports.preview.row'), number: true, cell: ({ row }) => row },
          { key: 'column', head: t('registry.imports.columns.head'), cell: ({ column }) => column },
          { key: 'why', head: t('registry.imports.report.why'), names: true, cell: ({ why }) => why },
        ]}
      />
      {more > 0 && <p className="soft">{t('registry.imports.report.more', { count: more })}</p>}
    </Card>
  )
}
