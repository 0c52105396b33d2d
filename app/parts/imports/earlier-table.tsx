// The sheets that have been brought in before: by whom, when, what came of each.
import { Link } from '@remix-run/react'
import type { SheetRow } from '~/domain/imports/sheets.server'
import { moment } from '~/i18n/dates'
import { UndoForm } from '~/parts/deed-notice'
import { paths } from '~/paths'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

/** @param now to know which can still be taken back */
export function EarlierTable({ rows, now }: { rows: SheetRow[]; now: string }) {
  const { t, locale } = useWords()
  return (
    <Table
      caption={t('registry.imports.earlier.table')}
      rows={rows}
      rowKey={(sheet) => sheet.id}
      columns={[
        {
          key: 'file',
          head: t('registry.imports.earlier.file'),
          names: true,
          cell: (sheet) => (
            <>
              <Link to={paths.importSheet(sheet.id)}>{sheet.fileName}</Link>
              <br />
              <small>{t(`registry.imports.kinds.${sheet.kind}`)}</small>
            </>
          ),
        },
        {
          key: 'when',
          head: t('registry.imports.earlier.when'),
          cell: (sheet) => (
            <>
              {moment(sheet.appliedAt ?? sheet.uploadedAt, locale)}
              <br />
              <small>{sheet.uploadedBy ?? t('registry.imports.earlier.unknownDoer')}</small>
            </>
          ),
        },
        {
          key: 'outcome',
          head: t('registry.imports.earlier.outcome'),
          cell: (sheet) => <Outcome sheet={sheet} />,
        },
        {
          key: 'undo',
          head: '',
          cell: (sheet) =>
            sheet.deedId !== null &&
            sheet.undoneAt === null &&
            (sheet.undoUntil ?? '') > now && (
              <UndoForm deed={sheet.deedId} label={t('registry.imports.report.undo')} />
            ),
        },
      ]}
    />
  )
}

function Outcome({ sheet }: { sheet: SheetRow }) {
  const { t, locale } = useWords()
  if (sheet.report === null)
    return sheet.emptied ? (
      <small>{t('registry.imports.earlier.emptied')}</small>
    ) : (
      <Tag tone="warning">{t('registry.imports.earlier.waiting')}</Tag>
    )
  const { counts } = sheet.report
  const leftOut = counts.doubt + counts.fault + counts.skipped
  return (
    <>
      {sheet.undoneAt !== null && (
        <>
          <Tag>{t('registry.imports.earlier.undone', { date: moment(sheet.undoneAt, locale) })}</Tag>{' '}
        </>
      )}
      {t('registry.imports.earlier.done', { created: counts.new, changed: counts.changed })}
      {leftOut > 0 && <small> · {t('registry.imports.earlier.leftOut', { count: leftOut })}</small>}
    </>
  )
}
