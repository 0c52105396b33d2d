// All events: coming or past, of a kind, by a word of the title.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { eventKinds } from '#db/schema'
import { requireOrganiser } from '~/auth/require.server'
import { eventList } from '~/domain/events/queries.server'
import { eventsAPage } from '~/domain/events/rules'
import { EventLine } from '~/parts/event-line'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { SearchForm } from '~/ui/search-field'
import { useWords } from '~/ui/words'

const times = ['upcoming', 'past', 'all'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const filter = {
    when: times.find((when) => when === query.get('when')) ?? 'upcoming',
    kind: eventKinds.find((kind) => kind === query.get('kind')) ?? null,
    text: (query.get('q') ?? '').slice(0, 100),
    page: Math.max(1, Math.trunc(Number(query.get('page'))) || 1),
  }
  const now = context.now()
  return { ...(await eventList(context.db, filter, now)), filter, now }
}

export default function Events() {
  const { t } = useWords()
  const { events, total, filter, now } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('events.title')}
      actions={
        <>
          <ButtonLink kind="quiet" to={paths.eventFigures()}>
            {t('events.figures')}
          </ButtonLink>
          <ButtonLink kind="quiet" to={paths.templates()}>
            {t('events.templates')}
          </ButtonLink>
          <ButtonLink icon="add" to={paths.newSeries()}>
            {t('events.newSeries')}
          </ButtonLink>
          <ButtonLink kind="main" icon="add" to={paths.newEvent()}>
            {t('events.new')}
          </ButtonLink>
        </>
      }
    >
      <SearchForm
        label={t('events.search')}
        q={filter.text}
        filters={[
          {
            name: 'when',
            label: t('events.when.label'),
            value: filter.when === 'upcoming' ? '' : filter.when,
            empty: t('events.when.upcoming'),
            options: [
              { value: 'past', label: t('events.when.past') },
              { value: 'all', label: t('events.when.all') },
            ],
          },
          {
            name: 'kind',
            label: t('events.kindLabel'),
            value: filter.kind ?? '',
            options: eventKinds.map((kind) => ({ value: kind, label: t(`frame.event.kind.${kind}`) })),
          },
        ]}
      />
      <Card title={t(`events.when.${filter.when}`)}>
        {events.length === 0 ? (
          <Empty
            title={t('events.none')}
            action={<ButtonLink to={paths.newEvent()}>{t('events.new')}</ButtonLink>}
          >
            {filter.text === '' ? t('events.noneHint') : t('frame.state.noMatchHint')}
          </Empty>
        ) : (
          <ul className="rows">
            {events.map((event) => (
              <EventLine key={event.id} event={event} now={now} />
            ))}
          </ul>
        )}
      </Card>
      <Pager page={filter.page} size={eventsAPage} total={total} />
    </Page>
  )
}
