// The administrative sectors in their official order, those of the day and those that have ended.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { holdsOn } from '~/domain/people/rules'
import { readDay } from '~/domain/people/search'
import { sectorList, type SectorRow } from '~/domain/people/sectors.server'
import { plainDate } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { DayForm } from '~/parts/day-form'
import { DeedNotice, deedNoticeOf } from '~/parts/deed-notice'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Page } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { Table, type Column } from '~/ui/table'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const today = dateOf(context.now())
  const on = readDay(new URL(request.url).searchParams, today)
  return { sectors: await sectorList(context.db, on), on, today, news: deedNoticeOf(request) }
}

export default function Sectors() {
  const { t, locale } = useWords()
  const { sectors, on, today, news } = useLoaderData<typeof loader>()
  const standing = sectors.filter((sector) => holdsOn(sector, on))
  const others = sectors.filter((sector) => !holdsOn(sector, on))
  return (
    <Page
      title={t('registry.sectors.title')}
      trail={[
        { to: paths.people(), label: t('registry.people.title') },
        { to: paths.organisations(), label: t('registry.organisations.title') },
      ]}
      facts={[
        t('registry.sectors.found', { count: standing.length }),
        on !== today && t('registry.network.asOf', { date: plainDate(on, locale) }),
      ]}
      actions={
        <ButtonLink kind="main" icon="add" to={paths.newSector()}>
          {t('registry.sectors.new')}
        </ButtonLink>
      }
    >
      <DeedNotice {...news}>{news.done && <p>{t('registry.sector.done.entered')}</p>}</DeedNotice>
      <Card>
        <DayForm on={on} today={today} back={paths.sectors()} label={t('registry.sectors.on')} />
        {standing.length === 0 ? (
          <Empty title={t('registry.sectors.none')} />
        ) : (
          <SectorTable caption={t('registry.sectors.table')} sectors={standing} counts />
        )}
      </Card>
      {others.length > 0 && (
        <Card title={t('registry.sectors.others')}>
          <SectorTable caption={t('registry.sectors.others')} sectors={others} />
        </Card>
      )}
    </Page>
  )
}

/** @param counts how much belonged to each on the day; a sector that did not stand then has none */
function SectorTable({
  caption,
  sectors,
  counts = false,
}: {
  caption: string
  sectors: SectorRow[]
  counts?: boolean
}) {
  const { t, locale } = useWords()
  const columns: Column<SectorRow>[] = [
    {
      key: 'name',
      head: t('registry.organisations.name'),
      names: true,
      cell: (sector) => (
        <>
          <span className="code">{sector.code}</span>{' '}
          <Link to={paths.sector(sector.id)}>{nameIn(sector, locale)}</Link>
        </>
      ),
    },
    {
      key: 'period',
      head: t('registry.sectors.period'),
      oneLine: true,
      cell: (sector) => <PeriodText from={sector.validFrom} to={sector.validTo} />,
    },
    {
      key: 'successor',
      head: t('registry.sectors.successor'),
      cell: ({ successorId, successorCode }) =>
        successorId && <Link to={paths.sector(successorId)}>{successorCode}</Link>,
    },
  ]
  const figures: Column<SectorRow>[] = [
    {
      key: 'organisations',
      head: t('registry.sectors.organisations'),
      number: true,
      cell: (sector) => <Link to={paths.organisations({ sector: sector.id })}>{sector.organisations}</Link>,
    },
    {
      key: 'people',
      head: t('registry.organisations.people'),
      number: true,
      cell: ({ people }) => people,
    },
  ]
  return (
    <Table
      caption={caption}
      rows={sectors}
      rowKey={(sector) => sector.id}
      columns={counts ? [...columns, ...figures] : columns}
    />
  )
}
