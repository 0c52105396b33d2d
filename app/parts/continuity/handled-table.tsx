// What was decided of tasks: whom it was about, what was chosen, by whom and when, and the way to take it back.
import { Link } from '@remix-run/react'
import { findingKinds, presses } from '~/domain/continuity/findings'
import type { HandledRow } from '~/domain/continuity/lists.server'
import { shortMoment } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { UndoForm } from '~/parts/deed-notice'
import { paths } from '~/paths'
import { Table, type Column } from '~/ui/table'
import { useWords, type Words } from '~/ui/words'

/** @param now a deed whose time to take back has passed has no press */
export function HandledTable({ rows, now }: { rows: HandledRow[]; now: string }) {
  const { t, locale } = useWords()
  const columns: Column<HandledRow>[] = [
    {
      key: 'who',
      head: t('registry.continuity.handled.who'),
      names: true,
      cell: (row) =>
        row.personId === null || row.firstName === null ? (
          <OfGroup row={row} />
        ) : (
          <Link to={paths.person(row.personId)}>
            {row.firstName} {row.lastName}
          </Link>
        ),
    },
    { key: 'what', head: t('registry.continuity.handled.what'), cell: (row) => kindOf(t, row.kind) },
    {
      key: 'network',
      head: t('registry.continuity.handled.network'),
      cell: (row) => {
        const { nameFi, nameSv, nameEn } = row
        if (
          row.personId === null ||
          row.networkId === null ||
          nameFi === null ||
          nameSv === null ||
          nameEn === null
        )
          return null
        return <Link to={paths.network(row.networkId)}>{nameIn({ nameFi, nameSv, nameEn }, locale)}</Link>
      },
    },
    { key: 'choice', head: t('registry.continuity.handled.choice'), cell: (row) => choiceOf(t, row.press) },
    {
      key: 'by',
      head: t('registry.continuity.handled.by'),
      cell: (row) => (
        <small>
          {row.byFirstName} {row.byLastName}, {shortMoment(row.decidedAt, locale)}
        </small>
      ),
    },
    {
      key: 'undo',
      head: '',
      plain: true,
      cell: (row) =>
        row.deedId !== null &&
        row.undoUntil !== null &&
        row.undoUntil > now && (
          <>
            <UndoForm
              deed={row.deedId}
              label={
                <>
                  {t('registry.continuity.handled.undo')}
                  <span className="unseen">
                    {' '}
                    {row.firstName} {row.lastName}
                  </span>
                </>
              }
            />
            {row.together > 1 && (
              <small>{t('registry.continuity.handled.shared', { count: row.together })}</small>
            )}
          </>
        ),
    },
  ]
  return (
    <Table
      caption={t('registry.continuity.handled.title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
    />
  )
}

/** What was decided of a group is told by the group's name; a person who has been erased has none. */
function OfGroup({ row }: { row: HandledRow }) {
  const { t, locale } = useWords()
  const { personId, networkId, nameFi, nameSv, nameEn } = row
  if (personId !== null || networkId === null || nameFi === null || nameSv === null || nameEn === null)
    return <>{t('registry.continuity.someone')}</>
  return <Link to={paths.network(networkId)}>{nameIn({ nameFi, nameSv, nameEn }, locale)}</Link>
}

/** A kind of an earlier release has no words any more. */
function kindOf(t: Words['t'], kind: string): string {
  const known = findingKinds.find((one) => one === kind)
  return known ? t(`registry.continuity.kinds.${known}`) : kind
}

function choiceOf(t: Words['t'], press: string | null): string | null {
  const known = presses.find((one) => one === press)
  return known ? t(`registry.continuity.handled.choices.${known}`) : null
}
