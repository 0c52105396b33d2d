// The organiser's start page: what is coming with how answers stand, and what waits with the act beside it.
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { EventSummary } from '~/domain/events/queries.server'
import type { Waiting } from '~/domain/events/start-page.server'
import type { WaitingTask } from '~/domain/events/tasks.server'
import type { PauseShown } from '~/domain/letters/list.server'
import type { RequestsOfEvent } from '~/domain/substitutes/queries.server'
import { longDate, shortDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Page, Split } from '~/ui/page'
import { useWords } from '~/ui/words'
import { EventLine } from './event-line'
import { PauseBands, PauseNews } from './letters/pauses'
import { EventTasksCard } from './planning/event-tasks'

export type OrganiserStart = {
  kind: 'organiser'
  firstName: string
  now: string
  partOfDay: 'morning' | 'day' | 'evening'
  coming: EventSummary[]
  waiting: Waiting[]
  /** The tasks of events that are due within two weeks, or overdue. */
  eventTasks: WaitingTask[]
  today: string
  /** Letters that organisers hold back. */
  pauses: PauseShown[]
  troubled: number
  /** The tasks of continuity that wait. */
  tasks: number
  /** Mail that came in and waits for an organiser. */
  mails: number
  /** Requests to send a substitute that wait for a decision. */
  requests: RequestsOfEvent[]
  /** What people have told and waits for an answer, and how many of it past its day. */
  remarks: { waiting: number; late: number }
}

export function OrganiserStartPage(start: OrganiserStart) {
  const { firstName, now, partOfDay, coming } = start
  const { t, locale } = useWords()
  return (
    <Page
      over={longDate(now, locale)}
      title={t(`events.start.${partOfDay}`, { name: firstName })}
      actions={
        <ButtonLink kind="main" icon="add" to={paths.newEvent()}>
          {t('events.new')}
        </ButtonLink>
      }
    >
      <PauseNews />
      <PauseBands pauses={start.pauses} />
      <Split
        aside={
          <>
            <WaitingCard {...start} />
            <EventTasksCard tasks={start.eventTasks} today={start.today} />
          </>
        }
      >
        <Card
          title={t('events.start.coming')}
          actions={<Link to={paths.events()}>{t('events.start.all')}</Link>}
        >
          {coming.length === 0 ? (
            <Empty title={t('events.start.empty')}>{t('events.noneHint')}</Empty>
          ) : (
            <ul className="rows">
              {coming.map((event) => (
                <EventLine key={event.id} event={event} now={now} />
              ))}
            </ul>
          )}
        </Card>
      </Split>
    </Page>
  )
}

function WaitingCard({ waiting, troubled, tasks, mails, remarks, requests }: OrganiserStart) {
  const { t, locale } = useWords()
  const counts = [waiting.length, troubled, tasks, mails, remarks.waiting, requests.length]
  return (
    <Card title={t('events.start.waits')}>
      {counts.every((count) => count === 0) ? (
        <Empty title={t('events.start.nothingWaits')} />
      ) : (
        <ul className="rows todo">
          {troubled > 0 && (
            <Todo
              what={t('events.start.troubled', { count: troubled })}
              more={t('events.start.troubledHint')}
              act={<ButtonLink to={paths.letters()}>{t('events.start.look')}</ButtonLink>}
            />
          )}
          {mails > 0 && (
            <Todo
              what={t('incoming.waiting', { count: mails })}
              more={t('incoming.waitingHint')}
              act={<ButtonLink to={paths.incoming()}>{t('events.start.look')}</ButtonLink>}
            />
          )}
          {requests.map((event) => (
            <Todo
              key={event.id}
              what={t('events.start.requests', { count: event.asked })}
              more={written(event, 'title', locale).text || t('events.noTitle')}
              act={<ButtonLink to={paths.eventSubstitutes(event.id)}>{t('events.start.look')}</ButtonLink>}
            />
          ))}
          {remarks.waiting > 0 && (
            <Todo
              what={t('remarks.waiting', { count: remarks.waiting })}
              more={remarks.late > 0 ? t('remarks.late', { count: remarks.late }) : t('remarks.waitingHint')}
              act={<ButtonLink to={paths.remarks()}>{t('events.start.look')}</ButtonLink>}
            />
          )}
          {tasks > 0 && (
            <Todo
              what={t('events.start.tasks', { count: tasks })}
              more={t('events.start.tasksHint')}
              act={<ButtonLink to={paths.continuity()}>{t('events.start.handle')}</ButtonLink>}
            />
          )}
          {waiting.map((one) => (
            <WaitingEvent key={`${one.kind}-${one.event.id}`} waiting={one} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function WaitingEvent({ waiting }: { waiting: Waiting }) {
  const { t, locale } = useWords()
  const { event } = waiting
  const title = written(event, 'title', locale).text || t('events.noTitle')
  if (waiting.kind === 'draft') {
    return (
      <Todo
        what={t('events.start.draft')}
        more={t('events.start.draftHint', { title, when: shortDate(event.startsAt, locale) })}
        act={<ButtonLink to={paths.event(event.id)}>{t('events.start.continue')}</ButtonLink>}
      />
    )
  }
  return (
    <Todo
      what={t('events.start.silent', { count: event.counts.silent })}
      more={
        waiting.daysLeft === 0
          ? t('events.start.lastDay', { title })
          : t('events.start.daysLeft', { title, count: waiting.daysLeft })
      }
      act={<ButtonLink to={paths.eventReminder(event.id)}>{t('events.start.remind')}</ButtonLink>}
    />
  )
}

function Todo({ what, more, act }: { what: string; more: string; act: ReactNode }) {
  return (
    <li>
      <span>
        <b>{what}</b>
        <small>{more}</small>
      </span>
      {act}
    </li>
  )
}
