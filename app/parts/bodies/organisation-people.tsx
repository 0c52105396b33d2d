// The people of an organisation on a day, and its positions with those who hold them or since when nobody does.
import { Link } from '@remix-run/react'
import type { PositionRow } from '~/domain/people/positions.server'
import type { PersonRow } from '~/domain/people/rules'
import { fullName } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { Empty } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

export function StaffTable({ staff, on }: { staff: PersonRow[]; on: string }) {
  const { t, locale } = useWords()
  if (staff.length === 0) return <Empty title={t('registry.organisation.noPeople')} />
  return (
    <Table
      caption={t('registry.organisation.table', { date: plainDate(on, locale) })}
      rows={staff}
      rowKey={(person) => `${person.id} ${person.post?.titleFi}`}
      columns={[
        {
          key: 'name',
          head: t('registry.organisation.name'),
          names: true,
          cell: (person) => <PersonLine person={person} to={paths.person(person.id)} />,
        },
        {
          key: 'title',
          head: t('registry.organisation.title'),
          cell: ({ post }) => post && <InLanguage written={written(post, 'title', locale)} />,
        },
        {
          key: 'role',
          head: t('registry.organisation.role'),
          cell: ({ post }) => post?.seniorManagement && <Tag>{t('frame.seniorManagement')}</Tag>,
        },
      ]}
    />
  )
}

/** On an earlier day those positions that somebody had held by then. */
export function PositionTable({ positions, on }: { positions: PositionRow[]; on: string }) {
  const { t, locale } = useWords()
  if (positions.length === 0) return <Empty title={t('registry.organisation.noPositions')} />
  return (
    <Table
      caption={t('registry.organisation.positionsTable', { date: plainDate(on, locale) })}
      rows={positions}
      rowKey={(position) => position.id}
      columns={[
        {
          key: 'title',
          head: t('registry.organisation.title'),
          names: true,
          cell: (position) => (
            <Link to={paths.position(position.id)}>
              <InLanguage written={written(position, 'title', locale)} />
            </Link>
          ),
        },
        {
          key: 'holder',
          head: t('registry.organisation.holder'),
          cell: (position) => <Holders position={position} />,
        },
      ]}
    />
  )
}

function Holders({ position: { holders, vacantSince } }: { position: PositionRow }) {
  const { t, locale } = useWords()
  if (holders.length === 0)
    return (
      <Tag tone="warning">
        {vacantSince
          ? t('registry.organisation.vacantSince', { date: plainDate(vacantSince, locale) })
          : t('registry.organisation.vacant')}
      </Tag>
    )
  return (
    <ul className="holders">
      {holders.map((holder) => (
        <li key={holder.appointmentId}>
          <Link to={paths.person(holder.personId)}>{fullName(holder)}</Link>
          {holder.acting && (
            <>
              {' '}
              <Tag>{t('registry.organisation.acting')}</Tag>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
