// The list of people with why each is on it, narrowed and paged, and one press that leaves a person out or takes back.
import { listPageSize, listViews, type ListQuery, type ListRow, type ListView } from '~/domain/audience/list'
import { partText, type CriterionNames } from '~/domain/audience/wording'
import { fullName, type Sector } from '~/domain/people/rules'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { Card, Empty } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { PersonLine } from '~/ui/person-line'
import { useQueryLink } from '~/ui/query'
import { SearchForm } from '~/ui/search-field'
import { Table, type Column } from '~/ui/table'
import { FilterTag, Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { PressButton } from './press-button'
import { Reasons, useSaying } from './said'

const viewWord = {
  all: 'all',
  doubts: 'doubts',
  new: 'new',
  invited: 'invited',
  outside: 'outsideRule',
  leftOut: 'leftOutShort',
} as const

function Views({ counts, view }: { counts: Record<ListView, number>; view: ListView }) {
  const { t } = useWords()
  const link = useQueryLink()
  const shown = listViews.filter(
    (it) => it === 'all' || it === view || (counts[it] > 0 && (it !== 'new' || counts.invited > 0)),
  )
  if (shown.length < 2) return null
  return (
    <div className="cluster">
      {shown.map((it) => (
        <FilterTag
          key={it}
          on={it === view}
          tone={it === 'doubts' ? 'warning' : it === 'outside' || it === 'leftOut' ? 'none' : 'plain'}
          to={link({ view: it === 'all' ? null : it, page: null })}
        >
          {t(`audience.list.${viewWord[it]}`, { n: counts[it] })}
        </FilterTag>
      ))}
    </div>
  )
}

/** Why, in chips: what took the person in, what left them out, where the invitation stands, what is in doubt. */
function Why({ row, names, anyInvited }: { row: ListRow; names: CriterionNames; anyInvited: boolean }) {
  const { t } = useWords()
  const saying = useSaying(names)
  const left = row.takenAwayBy.filter(() => !row.leftOutByName)
  return (
    <span className="chips">
      {row.invited && (
        <Tag tone="good" icon="mail">
          {t('audience.list.isInvited')}
        </Tag>
      )}
      {anyInvited && row.reached && !row.invited && (
        <Tag tone="waiting" icon="add">
          {t('audience.list.isNew')}
        </Tag>
      )}
      {row.leftOutByName && (
        <Tag tone="none" icon="cancel">
          {t('audience.list.isLeftOut')}
        </Tag>
      )}
      {left.map((reason, at) => (
        <Tag key={at} tone="none" icon="cancel">
          {t('audience.list.leftOutBy', { what: partText(saying, reason) })}
        </Tag>
      ))}
      {row.invited && !row.reached && row.takenAwayBy.length === 0 && (
        <Tag tone="none">{t('audience.list.isOutside')}</Tag>
      )}
      {row.doubts.map((doubt) => (
        <Tag key={doubt} tone="warning" icon="warning">
          {t(`audience.doubt.short.${doubt}`)}
        </Tag>
      ))}
      <Reasons reasons={row.reasons} names={names} />
    </span>
  )
}

function LeaveOrTake({ row }: { row: ListRow }) {
  const { t } = useWords()
  const word = row.leftOutByName ? 'takeBack' : 'leaveOut'
  if (!row.reached && !row.leftOutByName) return null
  return (
    <PressButton
      intent={word}
      fields={{ person: row.personId }}
      says={`${t(`audience.list.${word}`)}: ${fullName(row)}`}
    >
      {t(`audience.list.${word}`)}
    </PressButton>
  )
}

export function PeopleCard({
  rows,
  total,
  query,
  who,
  counts,
  sectors,
  names,
  fixed,
}: {
  rows: ListRow[]
  total: number
  query: ListQuery
  who: string
  counts: Record<ListView, number>
  sectors: Sector[]
  names: CriterionNames
  fixed: boolean
}) {
  const { t, locale } = useWords()
  const columns: Column<ListRow>[] = [
    {
      key: 'name',
      head: t('audience.list.name'),
      names: true,
      cell: (row) => <PersonLine person={row} post={row.post} to={paths.person(row.personId)} />,
    },
    {
      key: 'why',
      head: t('audience.list.why'),
      cell: (row) => <Why row={row} names={names} anyInvited={counts.invited > 0} />,
    },
  ]
  if (!fixed) columns.push({ key: 'act', head: '', number: true, cell: (row) => <LeaveOrTake row={row} /> })
  return (
    <Card title={t('audience.list.title')} id="people">
      <Views counts={counts} view={query.view} />
      <SearchForm
        label={t('audience.list.search')}
        q={query.q}
        keep={{ view: query.view === 'all' ? undefined : query.view, who: who || undefined }}
        filters={[
          {
            name: 'sector',
            label: t('audience.list.sector'),
            value: query.sector,
            options: [
              ...sectors.map((sector) => ({
                value: sector.id,
                label: `${sector.code} ${nameIn(sector, locale)}`,
              })),
              { value: 'outside', label: t('audience.list.outside') },
            ],
          },
        ]}
      />
      {rows.length > 0 ? (
        <div className="people-why">
          <Table
            caption={t('audience.list.caption')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.personId}
          />
        </div>
      ) : (
        <Empty title={t('audience.list.nobody')} />
      )}
      {total > listPageSize && <Pager page={query.page} size={listPageSize} total={total} />}
    </Card>
  )
}
