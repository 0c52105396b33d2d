// The frame of an event's pages: its heading, its next act and its tabs.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { answerCountOf, eventById } from '~/domain/events/queries.server'
import { period, shortMoment } from '~/i18n/dates'
import { eventTitle } from '~/parts/event-line'
import type { PageT } from '~/i18n/types'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Page, Tabs } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const now = context.now()
  const open = event.status === 'open' && event.startsAt > now
  return {
    event,
    now,
    counts: await answerCountOf(context.db, event.id),
    mayRemind: open && (event.answerBy ?? event.startsAt) > now,
    mayEdit: event.status === 'draft' || (event.status === 'open' && event.endsAt > now),
  }
}

export default function EventFrame() {
  const words = useWords()
  const { t, locale } = words
  const { event, counts, now, mayRemind, mayEdit } = useLoaderData<typeof loader>()
  const deadline = event.answerBy && shortMoment(event.answerBy, locale)
  return (
    <Page
      trail={[{ to: paths.events(), label: t('events.title') }]}
      title={eventTitle(event, words)}
      facts={[
        statusTag(event, now, t),
        period(event.startsAt, event.endsAt, locale),
        event.place || (event.onlineUrl ? t('events.facts.online') : t('events.facts.noPlace')),
        deadline &&
          (event.answerBy && event.answerBy > now
            ? t('events.facts.answerByShort', { when: deadline })
            : t('events.facts.answerByOver', { when: deadline })),
        event.capacity !== null &&
          t(event.hybrid ? 'events.facts.onSite' : 'events.facts.seats', { count: event.capacity }),
        event.hybrid === 1 &&
          event.onlineCapacity !== null &&
          t('events.facts.onlineSeats', { count: event.onlineCapacity }),
      ]}
      actions={
        <>
          {mayEdit && (
            <ButtonLink icon="edit" to={paths.editEvent(event.id)}>
              {t('events.overview.edit')}
            </ButtonLink>
          )}
          {mayRemind && counts.silent > 0 && (
            <ButtonLink kind="main" icon="bell" to={paths.eventReminder(event.id)}>
              {t('events.overview.nextRemind', { count: counts.silent })}
            </ButtonLink>
          )}
        </>
      }
    >
      <Tabs
        label={t('events.tabs.label')}
        items={[
          { to: paths.event(event.id), label: t('events.tabs.overview') },
          { to: paths.eventProgramme(event.id), label: t('events.tabs.programme') },
          { to: paths.eventAudience(event.id), label: t('events.tabs.audience') },
          { to: paths.eventLetters(event.id), label: t('events.tabs.letters') },
          { to: paths.eventSending(event.id), label: t('events.tabs.sending') },
          { to: paths.eventAnswers(event.id), label: t('events.tabs.answers') },
          { to: paths.eventSeats(event.id), label: t('events.tabs.seats') },
          { to: paths.eventQuestions(event.id), label: t('events.tabs.questions') },
          { to: paths.door(event.id), label: t('events.tabs.door') },
          { to: paths.afterwards(event.id), label: t('events.tabs.afterwards') },
        ]}
      />
      <Outlet />
    </Page>
  )
}

function statusTag(event: { status: string; endsAt: string }, now: string, t: PageT) {
  if (event.status === 'cancelled') return <Tag tone="error">{t('frame.event.status.cancelled')}</Tag>
  if (event.status === 'draft') return <Tag tone="none">{t('frame.event.status.draft')}</Tag>
  return event.endsAt <= now ? <Tag tone="none">{t('frame.event.status.past')}</Tag> : null
}
