// An event at a glance: what to do next, how answers stand, its facts, programme and trail.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { trailOf } from '~/domain/core/audit.server'
import { dateOf } from '~/domain/core/time'
import { answerCountOf, eventById, programmeOf } from '~/domain/events/queries.server'
import { missingDescriptions, missingTitles } from '~/domain/events/rules'
import { tasksOf } from '~/domain/events/tasks.server'
import { isEventAct } from '~/domain/events/trail'
import { mailsWaiting } from '~/domain/incoming/queue.server'
import { sendListOf } from '~/domain/invitations/send-list.server'
import { networkStanding } from '~/domain/networks/network-acts.server'
import { pausesShown } from '~/domain/letters/list.server'
import { nextReminderAt } from '~/domain/reminders/queries.server'
import { seriesNameOf } from '~/domain/series/series.server'
import { requestsWaiting } from '~/domain/substitutes/queries.server'
import { clashesOf } from '~/domain/year/clashes.server'
import { dayAndDate, moment, period, shortMoment } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { LessonsNote } from '~/parts/afterwards/lessons-note'
import { NextTasks } from '~/parts/planning/next-tasks'
import { PauseBands, PauseNews } from '~/parts/letters/pauses'
import { RemindersCard } from '~/parts/planning/reminders-card'
import { ProgrammeList } from '~/parts/programme-list'
import { ClashNotice } from '~/parts/year/clash-cards'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Meter, useAnswerParts } from '~/ui/chart'
import { Card, Empty, Notice, Split } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const event = await eventById(db, params.id ?? '')
  // Only a draft's next step needs the audience weighed.
  const list = event.status === 'draft' ? await sendListOf(db, event, context.now()) : null
  return {
    event,
    now: context.now(),
    toInvite: list?.people.length ?? 0,
    counts: await answerCountOf(db, event.id),
    programme: await programmeOf(db, event.id),
    clashes: event.endsAt > context.now() ? await clashesOf(db, event, event, context.now()) : [],
    series: await seriesNameOf(db, event.seriesId),
    trail: await trailOf(db, { kind: 'event', id: event.id }, 20),
    tasks: await tasksOf(db, event.id),
    nextReminder: await nextReminderAt(db, event, context.now()),
    mails: await mailsWaiting(db, event.id),
    substitutes: await requestsWaiting(db, event.id),
    pauses: event.status === 'draft' ? [] : await pausesShown(db, context.now(), event.id),
    today: dateOf(context.now()),
    host: event.hostNetworkId ? await networkStanding(db, event.hostNetworkId) : null,
    copiedFrom: event.copiedFrom ? await eventById(db, event.copiedFrom) : null,
  }
}

type Data = Awaited<ReturnType<typeof loader>>

export default function EventOverview() {
  const data = useLoaderData<typeof loader>()
  return (
    <>
      <Done />
      <PauseNews />
      <PauseBands pauses={data.pauses} />
      <Cancelled event={data.event} />
      <Split
        aside={
          <>
            <AnswersNow {...data} />
            <Missing {...data} />
            <RemindersCard {...data} />
            {data.event.status !== 'cancelled' && (
              <NextTasks eventId={data.event.id} tasks={data.tasks} today={data.today} />
            )}
            <ClashNotice clashes={data.clashes} />
            <Trail {...data} />
          </>
        }
      >
        <NextStep {...data} />
        <Lessons {...data} />
        <Facts {...data} />
        <Programme {...data} />
      </Split>
    </>
  )
}

/** What was just done, told once: it stands in the address, so that it works with scripts off. */
function Done() {
  const { t } = useWords()
  const [query] = useSearchParams()
  const count = Number(query.get('told') ?? 0)
  const texts: Record<string, string> = {
    created: t('events.overview.created'),
    saved: t('events.overview.saved'),
    told: t('events.overview.told', { count }),
    cancelled: t('events.overview.cancelledDone', { count }),
    discarded: t('events.overview.discarded'),
    programme: t('events.programme.saved'),
  }
  const text = texts[query.get('done') ?? '']
  return text ? (
    <Notice kind="good" arrived>
      {text}
    </Notice>
  ) : null
}

function Cancelled({ event }: Pick<Data, 'event'>) {
  const { t, locale } = useWords()
  if (event.cancelledAt === null) return null
  return (
    <Notice
      kind="warning"
      title={t('events.overview.cancelled', { when: moment(event.cancelledAt, locale) })}
    >
      {event.cancelNote && (
        <p className="typed">{t('events.overview.cancelledNote', { note: event.cancelNote })}</p>
      )}
    </Notice>
  )
}

/** What was learned last time, while there is still something to plan. */
function Lessons({ event, copiedFrom, now }: Pick<Data, 'event' | 'copiedFrom' | 'now'>) {
  if (copiedFrom === null || event.startsAt <= now) return null
  return <LessonsNote lessons={copiedFrom.lessons} from={copiedFrom.id} />
}

function NextStep({ event, toInvite, now }: Pick<Data, 'event' | 'toInvite' | 'now'>) {
  const { t } = useWords()
  if (event.status !== 'draft' || event.startsAt <= now) return null
  return (
    <Card title={t('events.overview.next')}>
      {toInvite === 0 ? (
        <>
          <p>{t('events.overview.nextAudienceHint')}</p>
          <ButtonLink kind="main" icon="people" to={paths.eventAudience(event.id)}>
            {t('events.overview.nextAudience')}
          </ButtonLink>
        </>
      ) : (
        <>
          <p>{t('events.overview.nextSendHint', { count: toInvite })}</p>
          <ButtonLink kind="main" icon="send" to={paths.eventSending(event.id)}>
            {t('events.overview.nextSend')}
          </ButtonLink>
        </>
      )}
    </Card>
  )
}

function AnswersNow({
  event,
  counts,
  mails,
  substitutes,
}: Pick<Data, 'event' | 'counts' | 'mails' | 'substitutes'>) {
  const { t } = useWords()
  const answerParts = useAnswerParts()
  if (counts.invited === 0) return null
  const parts = answerParts(counts)
  return (
    <Card title={t('events.overview.answersNow')}>
      <Meter parts={parts} total={counts.invited} />
      <ul className="lines">
        {parts.map((part) => (
          <li key={part.kind}>{part.label}</li>
        ))}
      </ul>
      <p>
        <Link to={paths.eventAnswers(event.id)}>{t('events.overview.seeAnswers')}</Link>
      </p>
      {substitutes.asked > 0 && (
        <p>
          <Link to={paths.eventSubstitutes(event.id)}>
            {t('deputies.list.waiting', { count: substitutes.asked })}
          </Link>
        </p>
      )}
      {mails > 0 && (
        <p>
          <Link to={paths.incoming({ event: event.id })}>{t('incoming.waiting', { count: mails })}</Link>
        </p>
      )}
    </Card>
  )
}

function Missing({ event }: Pick<Data, 'event'>) {
  const { t } = useWords()
  const titles = missingTitles(event)
  const descriptions = missingDescriptions(event)
  if (event.status === 'cancelled' || titles.length + descriptions.length === 0) return null
  const language = { fi: 'inFi', sv: 'inSv', en: 'inEn' } as const
  return (
    <Notice kind="warning" title={t('events.overview.missing')}>
      <ul className="lines">
        {titles.map((locale) => (
          <li key={`title-${locale}`}>
            {t('events.overview.missingTitle', { language: t(`frame.language.${language[locale]}`) })}
          </li>
        ))}
        {descriptions.map((locale) => (
          <li key={`description-${locale}`}>
            {t('events.overview.missingDescription', { language: t(`frame.language.${language[locale]}`) })}
          </li>
        ))}
      </ul>
      <Link to={paths.editEvent(event.id)}>{t('events.overview.edit')}</Link>
    </Notice>
  )
}

function Facts({
  event,
  host,
  series,
  copiedFrom,
  now,
}: Pick<Data, 'event' | 'host' | 'series' | 'copiedFrom' | 'now'>) {
  const { t, locale } = useWords()
  const description = written(event, 'description', locale)
  return (
    <Card>
      <dl>
        <dt>{t('events.facts.when')}</dt>
        <dd>
          <b>{period(event.startsAt, event.endsAt, locale)}</b>
        </dd>
        <dt>{t('events.facts.where')}</dt>
        <dd>{event.place || t('events.facts.noPlace')}</dd>
        {event.onlineUrl && (
          <>
            <dt>{t('events.facts.online')}</dt>
            <dd>
              <a href={event.onlineUrl}>{event.onlineUrl}</a>
            </dd>
          </>
        )}
        <dt>{t('events.facts.answerBy')}</dt>
        <dd>{event.answerBy ? moment(event.answerBy, locale) : t('events.facts.noDeadline')}</dd>
        <dt>{t('events.facts.capacity')}</dt>
        <dd>{event.capacity ?? t('events.facts.noLimit')}</dd>
        <dt>{t('events.facts.contact')}</dt>
        <dd>{[event.contactName, event.contactEmail, event.contactPhone].filter(Boolean).join(', ')}</dd>
        {host && (
          <>
            <dt>{t('events.facts.calledBy')}</dt>
            <dd>
              <Link to={paths.network(host.id)}>
                <InLanguage written={written(host, 'name', locale)} />
              </Link>
            </dd>
          </>
        )}
        {series && (
          <>
            <dt>{t('series.page.partOf')}</dt>
            <dd>
              <Link to={paths.series(series.id)}>
                <InLanguage written={written(series, 'name', locale)} />
              </Link>
            </dd>
          </>
        )}
        {copiedFrom && (
          <>
            <dt>{t('events.facts.copiedFrom')}</dt>
            <dd>
              <Link to={paths.event(copiedFrom.id)}>
                <InLanguage written={written(copiedFrom, 'title', locale)} />
              </Link>{' '}
              {dayAndDate(copiedFrom.startsAt, locale)}
            </dd>
          </>
        )}
      </dl>
      {description.text && (
        <p className="typed">
          <InLanguage written={description} />
        </p>
      )}
      <div className="cluster">
        <ButtonLink kind="quiet" icon="copy" to={paths.newEvent({ copy: event.id })}>
          {t('events.overview.copy')}
        </ButtonLink>
        {(event.status === 'draft' || (event.status === 'open' && event.endsAt > now)) && (
          <ButtonLink kind="quiet" icon="swap" to={paths.moveEvent(event.id)}>
            {t('year.moving.title')}
          </ButtonLink>
        )}
        {(event.status === 'draft' || (event.status === 'open' && event.endsAt > now)) && (
          <ButtonLink kind="quiet" icon="cancel" to={paths.cancelEvent(event.id)}>
            {event.status === 'draft' ? t('events.cancelPage.discard') : t('events.overview.cancel')}
          </ButtonLink>
        )}
      </div>
    </Card>
  )
}

function Programme({ event, programme }: Pick<Data, 'event' | 'programme'>) {
  const { t } = useWords()
  return (
    <Card title={t('events.programme.title')}>
      {programme.length === 0 ? (
        <Empty
          title={t('events.overview.noProgramme')}
          action={
            <ButtonLink to={paths.eventProgramme(event.id)}>{t('events.overview.writeProgramme')}</ButtonLink>
          }
        />
      ) : (
        <ProgrammeList event={event} programme={programme} />
      )}
    </Card>
  )
}

function Trail({ trail }: Pick<Data, 'trail'>) {
  const { t, locale } = useWords()
  if (trail.length === 0) return null
  return (
    <Card title={t('events.overview.history')}>
      <ul className="lines small">
        {trail.map((row) => (
          <li key={row.id}>
            <span className="soft">{shortMoment(row.at, locale)}</span> {row.name ?? t('events.acts.system')}{' '}
            {isEventAct(row.act) ? t(`events.acts.${row.act}`) : row.act}
          </li>
        ))}
      </ul>
    </Card>
  )
}
