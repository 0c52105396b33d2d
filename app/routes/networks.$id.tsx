// One network or small group: who belonged to it on a day. Its members see each other's names, titles and organisations.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { allow } from '~/domain/core/access'
import { dateOf } from '~/domain/core/time'
import { membersOf, networkById, type Member, type Network } from '~/domain/networks/queries.server'
import { isTask } from '~/domain/networks/rules'
import { sectorsAt } from '~/domain/people/queries.server'
import { countBySector, type Sector } from '~/domain/people/rules'
import { readDay } from '~/domain/people/search'
import { plainDate } from '~/i18n/dates'
import { nameIn, written } from '~/i18n/named'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SectorBars } from '~/ui/chart'
import { TextField } from '~/ui/field'
import { Card, Empty, Page, Split } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { PersonLine, PostLine } from '~/ui/person-line'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const today = dateOf(context.now())
  const network = await networkById(context.db, id)
  if (network === null) throw new Response(null, { status: 404 })
  const now = await membersOf(context.db, id, today)
  allow(actor, { act: 'readNetwork', memberIds: now.map((member) => member.id) })
  const on = readDay(new URL(request.url).searchParams, today)
  const members = on === today ? now : await membersOf(context.db, id, on)
  return { network, members, on, today, sectors: await sectorsAt(context.db, on), organiser: actor.organiser }
}

export default function NetworkPage() {
  const { t, locale } = useWords()
  const { network, members, on, today, sectors, organiser } = useLoaderData<typeof loader>()
  const group = network.kind === 'smallGroup'
  return (
    <Page
      title={<InLanguage written={written(network, 'name', locale)} />}
      trail={[
        group && organiser
          ? { to: paths.groups(), label: t('registry.groups.title') }
          : { to: paths.networks(), label: t('registry.networks.title') },
      ]}
      facts={[
        t(`frame.networkKind.${network.kind}`),
        t('registry.networks.members', { count: members.length }),
        on === today ? null : t('registry.network.asOf', { date: plainDate(on, locale) }),
      ]}
    >
      <Split
        aside={
          <>
            <About network={network} organiser={organiser} />
            {members.length > 0 && <Sectors members={members} sectors={sectors} />}
          </>
        }
      >
        <Card title={t('registry.network.members')}>
          <Form method="get" className="search">
            <div className="field">
              <TextField
                key={on}
                field={{ name: 'on', initialValue: on, max: today }}
                type="date"
                label={t('registry.network.on')}
              />
            </div>
            <Button>{t('frame.do.show')}</Button>
            {on !== today && (
              <Link className="button quiet" to={paths.network(network.id)}>
                {t('registry.network.today')}
              </Link>
            )}
          </Form>
          <Members members={members} on={on} organiser={organiser} />
        </Card>
      </Split>
    </Page>
  )
}

function Members({ members, on, organiser }: { members: Member[]; on: string; organiser: boolean }) {
  const { t, locale } = useWords()
  if (members.length === 0) return <Empty title={t('registry.network.noMembers')} />
  return (
    <Table
      caption={t('registry.network.table', { date: plainDate(on, locale) })}
      rows={members}
      rowKey={(member) => member.membershipId}
      columns={[
        {
          key: 'name',
          head: t('registry.network.name'),
          names: true,
          cell: (member) => (
            <PersonLine person={member} to={organiser ? paths.person(member.id) : undefined} />
          ),
        },
        {
          key: 'post',
          head: t('registry.network.post'),
          plain: true,
          cell: ({ post }) =>
            post ? <PostLine post={post} sector={false} /> : <small>{t('registry.people.noPost')}</small>,
        },
        { key: 'sector', head: t('frame.table.sector'), cell: ({ post }) => post?.sectorCode },
        {
          key: 'role',
          head: t('registry.network.role'),
          cell: ({ role }) => isTask(role) && <Tag>{t(`frame.membershipRole.${role}`)}</Tag>,
        },
        {
          key: 'since',
          head: t('registry.network.since'),
          oneLine: true,
          cell: (member) => (
            <small>
              <PeriodText from={member.validFrom} to={member.validTo} />
            </small>
          ),
        },
      ]}
    />
  )
}

function About({ network, organiser }: { network: Network; organiser: boolean }) {
  const { t, locale } = useWords()
  const about = written(network, 'description', locale)
  return (
    <Card title={t('registry.network.about')}>
      {about.text && (
        <p>
          <InLanguage written={about} />
        </p>
      )}
      <p className="soft">
        {t('registry.network.founded', { date: plainDate(network.foundedOn, locale) })}
        {network.endedOn && (
          <> · {t('registry.network.ended', { date: plainDate(network.endedOn, locale) })}</>
        )}
        <br />
        {network.basis === 'position' ? t('registry.network.byPosition') : t('registry.network.byPerson')}
      </p>
      {network.programmeId && organiser && (
        <Link to={paths.programme(network.programmeId)}>{t('registry.network.programme')}</Link>
      )}
    </Card>
  )
}

function Sectors({ members, sectors }: { members: Member[]; sectors: Sector[] }) {
  const { t, locale } = useWords()
  const counts = countBySector(
    sectors,
    members.map((member) => member.post),
  ).filter(({ count }) => count > 0)
  const inSectors = counts.filter(({ sector }) => sector !== null)
  const most = inSectors.reduce((best, row) => (row.count > best.count ? row : best), {
    sector: null as Sector | null,
    count: 0,
  })
  const label = (sector: Sector | null) => sector?.code ?? t('frame.table.outside')
  return (
    <Card title={t('registry.network.sectors')}>
      <SectorBars
        says={t('registry.network.sectorsSay', {
          count: members.length,
          sectors: inSectors.length,
          most: label(most.sector),
        })}
        kinds={[{ kind: 'plain', label: t('registry.network.members') }]}
        bars={counts.map(({ sector, count }) => ({
          label: label(sector),
          long: sector ? nameIn(sector, locale) : t('frame.table.outsideLong'),
          parts: [{ kind: 'plain', count, label: String(count) }],
        }))}
      />
    </Card>
  )
}
