// What is printed for the day: name badges on sheets of labels, and lists of those who come.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { readOff, sheetOf } from '~/domain/door/badges'
import { asPaperList, badgePeople, paperGroups, paperLists, readBadgesOf } from '~/domain/door/lists'
import { peopleOnPaper } from '~/domain/door/papers.server'
import { eventById } from '~/domain/events/queries.server'
import { period } from '~/i18n/dates'
import { BadgeSettings } from '~/parts/door/badge-settings'
import { BadgeSheets } from '~/parts/door/badge-sheets'
import { PaperListTable } from '~/parts/door/paper-list'
import { EventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Page } from '~/ui/page'
import { PrintButton } from '~/ui/print-button'
import { FilterTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const query = new URL(request.url).searchParams
  const at = { now: context.now(), locale: await localeOf(request, context) }
  return {
    event,
    ...(await peopleOnPaper(context.db, event, at)),
    list: asPaperList(query.get('print')),
    who: readBadgesOf(query.get('who')),
    whoText: query.get('who') ?? '',
    sheet: sheetOf(query.get('size')),
    off: { x: readOff(query.get('x')), y: readOff(query.get('y')) },
  }
}

export default function Badges() {
  const { t, locale } = useWords()
  const data = useLoaderData<typeof loader>()
  const { event, list, people, codes, sheet, who, off } = data
  const nobody = people.length === 0 && who.kind !== 'blank' && who.kind !== 'test'
  return (
    <Page
      title={list === null ? t('door.papers.title') : t('door.papers.lists')}
      trail={[
        { to: paths.events(), label: t('events.title') },
        { to: paths.event(event.id), label: <EventTitle event={event} /> },
        { to: paths.door(event.id), label: t('events.tabs.door') },
      ]}
      facts={[
        // On paper the trail is left out.
        list !== null && <EventTitle event={event} />,
        period(event.startsAt, event.endsAt, locale),
        t('door.papers.people', { count: people.length }),
      ]}
      actions={<PrintButton kind="main">{t('door.papers.print')}</PrintButton>}
    >
      <nav className="cluster screen-only" aria-label={t('door.papers.choose')}>
        <FilterTag to={paths.badges(event.id)} on={list === null}>
          {t('door.papers.badges')}
        </FilterTag>
        {paperLists.map((one) => (
          <FilterTag key={one} to={paths.badges(event.id, { print: one })} on={list === one}>
            {t(`door.papers.list.${one}`)}
          </FilterTag>
        ))}
      </nav>
      {list === null && <BadgeSettings {...data} />}
      {nobody ? (
        <Card>
          <Empty
            title={t('door.papers.nobody')}
            action={<ButtonLink to={paths.eventAnswers(event.id)}>{t('door.papers.toAnswers')}</ButtonLink>}
          >
            {t('door.papers.nobodyHint')}
          </Empty>
        </Card>
      ) : list === null ? (
        <BadgeSheets
          sheet={sheet}
          off={off}
          who={who.kind}
          people={badgePeople(people, who)}
          codes={codes}
          event={event}
        />
      ) : (
        <PaperListTable list={list} groups={paperGroups(people, list)} />
      )}
    </Page>
  )
}
