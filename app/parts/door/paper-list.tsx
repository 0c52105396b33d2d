// A list of those who come, to be printed: by name, by organisation or by table, with a box to tick.
import type { PaperGroup, PaperList } from '~/domain/door/lists'
import type { PaperPerson } from '~/domain/door/papers.server'
import { Card } from '~/ui/page'
import { Table, type Column } from '~/ui/table'
import { InLanguage, useWords } from '~/ui/words'

export function PaperListTable({ list, groups }: { list: PaperList; groups: PaperGroup[] }) {
  const { t } = useWords()
  return (
    <div className="stack paper-list">
      {groups.map((group) => (
        <Card key={group.key} title={headOf(t, list, group)}>
          <People list={list} people={group.people} caption={headOf(t, list, group)} />
        </Card>
      ))}
    </div>
  )
}

function headOf(t: ReturnType<typeof useWords>['t'], list: PaperList, { key, people }: PaperGroup): string {
  if (list === 'names') return t('door.papers.list.names')
  const size = people.length
  if (list === 'tables')
    return key === ''
      ? t('door.papers.noTable', { people: size })
      : t('door.papers.table', { number: key, people: size })
  return key === ''
    ? t('door.papers.noOrganisation', { people: size })
    : t('door.papers.of', { name: key, people: size })
}

function People({ list, people, caption }: { list: PaperList; people: PaperPerson[]; caption: string }) {
  const { t } = useWords()
  const columns: Column<PaperPerson>[] = [
    {
      key: 'name',
      head: t('door.papers.head.name'),
      names: true,
      cell: ({ firstName, lastName }) => (
        <b>
          {lastName} {firstName}
        </b>
      ),
    },
    {
      key: 'title',
      head: t('door.papers.head.title'),
      cell: ({ title }) => title && <InLanguage written={title} />,
    },
    ...(list === 'organisations'
      ? []
      : [
          {
            key: 'organisation',
            head: t('door.papers.head.organisation'),
            cell: ({ organisation }: PaperPerson) => organisation && <InLanguage written={organisation} />,
          },
        ]),
    { key: 'sector', head: t('door.papers.head.sector'), cell: ({ sectorCode }) => sectorCode ?? '–' },
    ...(list === 'tables' || people.every(({ table }) => table === null)
      ? []
      : [
          {
            key: 'table',
            head: t('door.papers.head.table'),
            number: true,
            cell: ({ table }: PaperPerson) => table ?? '–',
          },
        ]),
    {
      key: 'box',
      head: t('door.papers.head.come'),
      cell: () => <span className="paper-box" aria-hidden />,
    },
  ]
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={people}
      rowKey={({ invitationId }) => invitationId}
      folds={false}
    />
  )
}
