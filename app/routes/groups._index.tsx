// The small groups: how they spread over the sectors, who belongs to each, which have run short.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { waitingRequests } from '~/domain/groups/expert-requests.server'
import { groupsAt, groupsToCome } from '~/domain/groups/queries.server'
import { isShort, type Group } from '~/domain/groups/rules'
import { silentAmong } from '~/domain/meetings/silence.server'
import { sectorsAt } from '~/domain/people/queries.server'
import { fullName, type Sector } from '~/domain/people/rules'
import { readDay } from '~/domain/people/search'
import { plainDate } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { DayForm } from '~/parts/day-form'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Matrix } from '~/ui/chart'
import { Figures } from '~/ui/figures'
import { Card, Empty, Page, Split } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const today = dateOf(context.now())
  const on = readDay(new URL(request.url).searchParams, today)
  const groups = await groupsAt(db, on, { coming: on === today })
  const silent = on === today ? await silentAmong(db, groups, context.now()) : []
  const requests = [...(await waitingRequests(db)).values()].reduce((sum, count) => sum + count, 0)
  const toCome = on === today ? await groupsToCome(db, today) : []
  return { on, today, groups, toCome, sectors: await sectorsAt(db, on), silent, requests }
}

export default function Groups() {
  const { t, locale } = useWords()
  const { on, today, groups, sectors } = useLoaderData<typeof loader>()
  const actions = <Actions />
  const day = <DayForm on={on} today={today} back={paths.groups()} label={t('registry.groups.on')} />
  const then = on === today ? [] : [t('registry.network.asOf', { date: plainDate(on, locale) })]
  const members = groups.reduce((sum, group) => sum + group.members.length, 0)
  if (groups.length === 0)
    return (
      <Page title={t('registry.groups.title')} facts={then} actions={actions}>
        <Empty title={t(on === today ? 'registry.groups.none' : 'registry.groups.noneThen')}>
          {on === today && t('registry.groups.noneHint')}
        </Empty>
        <ToCome />
        {day}
      </Page>
    )
  return (
    <Page title={t('registry.groups.title')} facts={then} actions={actions}>
      {on === today && <Waits />}
      <ToCome />
      <Split
        aside={
          <Card title={on === today ? t('registry.groups.now') : plainDate(on, locale)}>
            <Figures
              items={[
                { value: groups.length, label: t('registry.groups.groups', { count: groups.length }) },
                { value: members, label: t('registry.groups.members', { count: members }), tone: 'yes' },
                { value: groups.filter(isShort).length, label: t('registry.groups.short'), tone: 'accent' },
              ]}
            />
            {day}
          </Card>
        }
      >
        <Card title={t('registry.groups.matrix')}>
          <p className="soft">{t('registry.groups.matrixSays')}</p>
          <SectorMatrix groups={groups} sectors={sectors} />
        </Card>
      </Split>
      <ul className="lanes">
        {groups.map((group) => (
          <Lane key={group.network.id} group={group} />
        ))}
      </ul>
    </Page>
  )
}

/** What is done with groups as a whole. */
function Actions() {
  const { t } = useWords()
  return (
    <>
      <ButtonLink kind="quiet" to={paths.groupRequests()}>
        {t('registry.groups.requests')}
      </ButtonLink>
      <ButtonLink kind="quiet" to={paths.groupFigures()}>
        {t('registry.groups.figures')}
      </ButtonLink>
      <ButtonLink kind="quiet" to={paths.renewal()}>
        {t('registry.groups.renewal')}
      </ButtonLink>
      <ButtonLink kind="main" icon="people" to={paths.rounds()}>
        {t('registry.groups.rounds')}
      </ButtonLink>
    </>
  )
}

/** What the groups lack, and what they have asked. */
function Waits() {
  const { t } = useWords()
  const { groups, silent, requests } = useLoaderData<typeof loader>()
  const short = groups.filter(isShort).length
  const alone = groups.filter(({ liaisons }) => liaisons.length === 0).length
  if (short + alone + silent.length + requests === 0) return <p>{t('registry.groups.nothingWaits')}</p>
  return (
    <Card title={t('registry.groups.waits')}>
      <ul className="lines">
        {short > 0 && <li>{t('registry.groups.shortCount', { count: short })}</li>}
        {alone > 0 && <li>{t('registry.groups.noLiaisonCount', { count: alone })}</li>}
        {silent.length > 0 && <li>{t('registry.groups.silentCount', { count: silent.length })}</li>}
        {requests > 0 && (
          <li>
            <Link to={paths.groupRequests()}>{t('registry.groups.requestsCount', { count: requests })}</Link>
          </li>
        )}
      </ul>
    </Card>
  )
}

/** Groups that begin later, a card for each day. */
function ToCome() {
  const { t, locale } = useWords()
  const { toCome } = useLoaderData<typeof loader>()
  return [...new Set(toCome.map(({ foundedOn }) => foundedOn))].map((day) => (
    <Card key={day} title={t('registry.groups.toCome', { date: plainDate(day, locale) })}>
      <ul className="lines">
        {toCome
          .filter(({ foundedOn }) => foundedOn === day)
          .map((group) => (
            <li key={group.id}>
              <Link to={paths.group(group.id)}>{nameIn(group, locale)}</Link>{' '}
              <span className="soft">{t('registry.groups.membersCount', { count: group.members })}</span>
            </li>
          ))}
      </ul>
    </Card>
  ))
}

/** A group's page of today is its own; of another day, the registry tells who was in it. */
function useGroupPath(): (id: string) => string {
  const { on, today } = useLoaderData<typeof loader>()
  return (id) => (on === today ? paths.group(id) : paths.network(id, { on }))
}

const outside = 'outside'

function SectorMatrix({ groups, sectors }: { groups: Group[]; sectors: Sector[] }) {
  const { t, locale } = useWords()
  const groupPath = useGroupPath()
  const known = new Set(sectors.map((sector) => sector.id))
  const countAt = (group: Group, key: string) =>
    group.bySector
      .filter(([id]) => (key === outside ? id === null || !known.has(id) : id === key))
      .reduce((sum, [, count]) => sum + count, 0)
  const anyOutside = groups.some((group) => countAt(group, outside) > 0)
  return (
    <Matrix
      caption={t('registry.groups.matrix')}
      corner={t('registry.groups.group')}
      rows={groups}
      rowKey={(group) => group.network.id}
      rowHead={(group) => <Link to={groupPath(group.network.id)}>{nameIn(group.network, locale)}</Link>}
      columns={[
        ...sectors.map((sector) => ({ key: sector.id, head: sector.code, long: nameIn(sector, locale) })),
        ...(anyOutside
          ? [{ key: outside, head: t('frame.table.outside'), long: t('frame.table.outsideLong') }]
          : []),
      ]}
      countAt={countAt}
      totals={[
        { head: t('registry.groups.total'), cell: (group) => group.members.length },
        {
          head: t('registry.groups.sectors'),
          cell: (group) => group.bySector.filter(([id]) => id !== null).length,
        },
      ]}
    />
  )
}

function Lane({ group }: { group: Group }) {
  const { t, locale } = useWords()
  const groupPath = useGroupPath()
  const { silent } = useLoaderData<typeof loader>()
  const { network, members, liaisons, coming } = group
  return (
    <li className="lane">
      <header>
        <h3>
          <Link to={groupPath(network.id)}>{nameIn(network, locale)}</Link>
        </h3>
        {isShort(group) ? (
          <Tag tone="warning" icon="warning">
            {t('registry.groups.shortTag')}
          </Tag>
        ) : (
          <Tag tone="none">{members.length}</Tag>
        )}
      </header>
      <small>
        {liaisons.length === 0
          ? t('registry.groups.noLiaison')
          : `${t('registry.groups.liaison')}: ${liaisons.map(fullName).join(', ')}`}
      </small>
      {coming.map(({ from, count }) => (
        <small key={from}>{t('registry.groups.coming', { count, date: plainDate(from, locale) })}</small>
      ))}
      {silent.includes(network.id) && <small>{t('registry.groups.silentTag')}</small>}
      <ul>
        {members.map((member) => (
          <li key={member.membershipId}>
            <span className="code">{member.post?.sectorCode ?? '–'}</span>
            <Link to={paths.person(member.id)}>{fullName(member)}</Link>
          </li>
        ))}
      </ul>
    </li>
  )
}
