// The members of a network on a day, as a table with the way to each page that the reader may open; an organiser finds the
// way to each membership.
import { Form, Link } from '@remix-run/react'
import type { MembershipRole } from '#db/schema'
import type { Pause } from '~/domain/networks/members.server'
import { isTask, membersOnPage, type Member } from '~/domain/networks/rules'
import { fullName } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { ExportForm } from '~/parts/export-form'
import { pageOfPerson } from '~/parts/page-of-person'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { TextField } from '~/ui/field'
import { useNarrowing } from '~/ui/narrowing'
import { Card, Empty } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { PeriodText } from '~/ui/period-text'
import { PersonLine, PostLine } from '~/ui/person-line'
import { Table, type Column } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import type { NetworkPageData } from './network-page.server'

export function MembersCard({ data }: { data: NetworkPageData }) {
  const { t } = useWords()
  const { network, on, today, q, page, total, found, members, keeping } = data
  const searchable = total > 20 || q !== ''
  const narrowing = useNarrowing({ on, q })
  // The list stands far down the page: whoever narrows it stays beside it.
  const hereAmongMembers = `${paths.network(network.id)}#members`
  return (
    <Card
      id="members"
      title={t('registry.network.members')}
      actions={
        keeping && (network.endedOn === null || network.endedOn >= today) ? (
          <>
            {network.kind !== 'smallGroup' && (
              <ButtonLink kind="quiet" to={paths.inviteOutside(network.id)}>
                {t('caring.outside.do')}
              </ButtonLink>
            )}
            {keeping.chooses && (
              <ButtonLink icon="addPerson" to={paths.newMember(network.id)}>
                {t('registry.network.add')}
              </ButtonLink>
            )}
          </>
        ) : undefined
      }
    >
      <Form method="get" action={hereAmongMembers} className="search" {...narrowing}>
        <div className="field">
          <TextField field={{ name: 'on', initialValue: on }} type="date" label={t('registry.network.on')} />
        </div>
        {searchable && (
          <div className="field grows">
            <TextField
              field={{ name: 'q', initialValue: q }}
              type="search"
              label={t('registry.people.search')}
              autoComplete="off"
            />
          </div>
        )}
        <Button>{t('frame.do.show')}</Button>
        {(on !== today || q !== '') && (
          <Link className="button quiet" to={hereAmongMembers}>
            {t('registry.network.today')}
          </Link>
        )}
      </Form>
      {members.length === 0 ? (
        <Empty title={q === '' ? t('registry.network.noMembers') : t('frame.state.noMatch')} />
      ) : (
        <Members
          networkId={network.id}
          members={members}
          on={on}
          pauses={keeping && (keeping.pauses as Record<string, Pause | undefined>)}
          organiser={keeping?.organiser ?? false}
          openPages={data.openPages}
          revises={keeping?.revises ?? []}
        />
      )}
      {found > membersOnPage && <Pager page={page} size={membersOnPage} total={found} at="members" />}
      {keeping?.organiser && total > 0 && (
        <ExportForm list="members" query={{ network: network.id, on, q }} />
      )}
      {/* The file holds the members of today, whole. */}
      {keeping && !keeping.organiser && total > 0 && on === today && q === '' && (
        <KeeperExport networkId={network.id} />
      )}
    </Card>
  )
}

/** The list as a file for one who keeps it: what they may see of each. */
function KeeperExport({ networkId }: { networkId: string }) {
  const { t } = useWords()
  return (
    // A file is no page: the browser itself sends the form.
    <form method="post" action={paths.memberSheet(networkId, 'xlsx')} className="stack tight">
      <p className="soft">{t('caring.keeper.exportHint')}</p>
      <div className="cluster">
        <Button icon="download">{t('registry.sheets.excel')}</Button>
        <Button icon="download" formAction={paths.memberSheet(networkId, 'csv')}>
          {t('registry.sheets.csv')}
        </Button>
      </div>
    </form>
  )
}

/**
 * @param pauses null for a reader who keeps nothing: they see names, posts, roles and days
 * @param revises the roles of those whose membership the reader may change
 */
function Members({
  networkId,
  members,
  on,
  pauses,
  organiser,
  openPages,
  revises,
}: {
  networkId: string
  members: Member[]
  on: string
  pauses: Record<string, Pause | undefined> | null
  organiser: boolean
  openPages: readonly string[]
  revises: readonly MembershipRole[]
}) {
  const { t, locale } = useWords()
  const change: Column<Member> = {
    key: 'change',
    head: '',
    plain: true,
    cell: (member) =>
      revises.includes(member.role) && (
        <Link to={paths.membership(networkId, member.membershipId)}>
          {t('registry.network.change')}
          <span className="unseen"> {t('registry.network.changeWhose', { name: fullName(member) })}</span>
        </Link>
      ),
  }
  const columns: Column<Member>[] = [
    {
      key: 'name',
      head: t('registry.network.name'),
      names: true,
      cell: (member) => (
        <PersonLine
          person={member}
          to={pageOfPerson(member.id, { organiser, openPages })}
          after={isTask(member.role) && <Tag>{t(`frame.membershipRole.${member.role}`)}</Tag>}
        />
      ),
    },
    {
      key: 'post',
      head: t('registry.network.post'),
      plain: true,
      cell: ({ post, represents }) =>
        post ? (
          <PostLine post={post} sector={false} />
        ) : (
          represents || <small>{t('registry.people.noPost')}</small>
        ),
    },
    { key: 'sector', head: t('frame.table.sector'), cell: ({ post }) => post?.sectorCode },
    {
      key: 'since',
      head: t('registry.network.since'),
      // Beside one more column the days give way.
      oneLine: revises.length === 0,
      cell: (member) => (
        <small>
          <PeriodText from={member.validFrom} to={member.validTo} />
          <PauseText pause={pauses?.[member.membershipId]} />
        </small>
      ),
    },
    ...(revises.length === 0 ? [] : [change]),
  ]
  return (
    <Table
      caption={t('registry.network.table', { date: plainDate(on, locale) })}
      rows={members}
      rowKey={(member) => member.membershipId}
      columns={columns}
    />
  )
}

/** "Tauolla 1.5.2026 alkaen" */
export function PauseText({ pause }: { pause: Pick<Pause, 'validFrom' | 'validTo'> | undefined }) {
  const { t } = useWords()
  if (!pause) return null
  return (
    <>
      <br />
      {t('registry.network.paused')} <PeriodText from={pause.validFrom} to={pause.validTo} />
    </>
  )
}
