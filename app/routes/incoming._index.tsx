// The organisers' queue of mail that came in: what waits first, and what became of the rest.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { incomingKinds } from '#db/schema'
import { requireOrganiser } from '~/auth/require.server'
import { eventsWithMail, queueOf } from '~/domain/incoming/queue.server'
import { mailsOnPage, readQueueSearch, shown, standingsIn } from '~/domain/incoming/search'
import { count, date } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { QueueTable } from '~/parts/incoming/queue-table'
import { IncomingStandstill } from '~/parts/incoming/standstill'
import { Card, Empty, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { useQueryLink } from '~/ui/query'
import { SearchForm } from '~/ui/search-field'
import { FilterTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const search = readQueueSearch(new URL(request.url).searchParams)
  return {
    search,
    standstill: context.incoming.standstill(),
    events: await eventsWithMail(context.db),
    ...(await queueOf(context.db, search)),
  }
}

type Data = Awaited<ReturnType<typeof loader>>

export default function Incoming() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const { search, rows, total } = data
  return (
    <Page title={t('incoming.title')}>
      <IncomingStandstill standstill={data.standstill} />
      <Card>
        <p className="soft">{t('incoming.lead')}</p>
        <Search {...data} />
        <Shown {...data} />
        {rows.length === 0 ? <Nothing {...data} /> : <QueueTable rows={rows} />}
        <Pager page={search.page} size={mailsOnPage} total={total} />
      </Card>
    </Page>
  )
}

function Search({ search, events }: Data) {
  const { t, locale } = useWords()
  return (
    <SearchForm
      label={t('incoming.search')}
      q={search.q}
      keep={{ show: search.show === 'open' ? undefined : search.show }}
      filters={[
        {
          name: 'kind',
          label: t('incoming.kind'),
          value: search.kind ?? '',
          options: incomingKinds.map((kind) => ({ value: kind, label: t(`incoming.kinds.${kind}`) })),
        },
        {
          name: 'event',
          label: t('incoming.event'),
          value: search.eventId ?? '',
          options: events.map((event) => ({
            value: event.id,
            label: `${written(event, 'title', locale).text || t('events.noTitle')}, ${date(event.startsAt, locale)}`,
          })),
        },
      ]}
    />
  )
}

/** What is shown, each with how many there are of what is searched for. */
function Shown({ search, counts }: Data) {
  const { t, locale } = useWords()
  const link = useQueryLink()
  return (
    <nav className="cluster" aria-label={t('incoming.filter')}>
      {shown.map((one) => (
        <FilterTag
          key={one}
          on={one === search.show}
          to={link({ show: one === 'open' ? null : one, page: null })}
        >
          {t(`incoming.show.${one}`)}{' '}
          {count(
            standingsIn(one).reduce((sum, standing) => sum + counts[standing], 0),
            locale,
          )}
        </FilterTag>
      ))}
    </nav>
  )
}

function Nothing({ search }: Data) {
  const { t } = useWords()
  if (search.q !== '' || search.kind !== null || search.eventId !== null)
    return <Empty title={t('frame.state.noMatch')}>{t('frame.state.noMatchHint')}</Empty>
  if (search.show === 'open')
    return <Empty title={t('incoming.empty.open')}>{t('incoming.empty.openHint')}</Empty>
  return <Empty title={t('incoming.empty.other')} />
}
