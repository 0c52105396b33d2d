// The card of meetings on a group's home: the next ones, open polls, "we met on …", and what has been.
import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { CardMeeting, MeetingsCardData } from '~/domain/meetings/card.server'
import type { Meeting } from '~/domain/meetings/meetings.server'
import type { PollLine } from '~/domain/meetings/polls.server'
import { period, plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { DateLeaf } from '~/ui/date-leaf'
import { Card, Empty } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { MetFields } from './met-fields'

export function MeetingsCard({ data }: { data: MeetingsCardData }) {
  const { t } = useWords()
  const { networkId, coming, polls } = data
  const first = coming.length === 0 && polls.length === 0
  return (
    <Card
      title={t('meetings.card.title')}
      id="meetings"
      actions={
        <>
          <ButtonLink kind="quiet" icon="download" to={paths.feeds()}>
            {t('frame.nav.feeds')}
          </ButtonLink>
          <ButtonLink kind={first ? 'main' : 'plain'} icon="calendar" to={paths.newDates(networkId)}>
            {t('meetings.card.find')}
          </ButtonLink>
        </>
      }
    >
      {first && <Empty title={t('meetings.card.none')}>{t('meetings.card.noneHint')}</Empty>}
      {coming.length > 0 && (
        <ul className="rows">
          {coming.map((meeting) => (
            <Coming key={meeting.eventId} networkId={networkId} meeting={meeting} />
          ))}
        </ul>
      )}
      {polls.length > 0 && (
        <section className="stack tight">
          <h3>{t('meetings.card.polls')}</h3>
          <ul className="lines">
            {polls.map((poll) => (
              <Poll key={poll.id} poll={poll} />
            ))}
          </ul>
        </section>
      )}
      <Past data={data} />
      <WeMet data={data} />
    </Card>
  )
}

function Coming({ networkId, meeting }: { networkId: string; meeting: CardMeeting }) {
  const { t, locale } = useWords()
  const { eventId, startsAt, endsAt, place, onlineUrl, coming, invited, waitsFor } = meeting
  if (eventId === null || startsAt === null || endsAt === null) return null
  const when = period(startsAt, endsAt, locale)
  return (
    <li className="row">
      <DateLeaf at={startsAt} />
      <div className="stack close">
        <h3>
          <Link to={paths.meeting(networkId, eventId)}>{when}</Link>
        </h3>
        <small>
          {[
            place || (onlineUrl ? t('meetings.remote') : t('meetings.noPlace')),
            t('meetings.card.coming', { count: coming, of: invited }),
          ].join(' · ')}
        </small>
      </div>
      {waitsFor && (
        <ButtonLink to={paths.myInvitation(waitsFor)}>
          {t('meetings.one.answer')}
          <span className="unseen"> {when}</span>
        </ButtonLink>
      )}
    </li>
  )
}

function Poll({ poll }: { poll: PollLine }) {
  const { t, locale } = useWords()
  const closes = poll.standing === 'open' ? 'meetings.poll.closes' : 'meetings.poll.closed'
  return (
    <li>
      <Link to={paths.dates(poll.networkId, poll.id)}>{poll.title || t('meetings.poll.title')}</Link>{' '}
      {poll.waitsForReader && <Tag tone="warning">{t('meetings.card.waits')}</Tag>}
      <small>
        {[
          t('meetings.card.times', { count: poll.times }),
          t('meetings.card.answered', { count: poll.answered }),
          t(closes, { date: plainDate(poll.closesOn, locale) }),
        ].join(' · ')}
      </small>
    </li>
  )
}

function Past({ data: { past, pastTotal, networkId } }: { data: MeetingsCardData }) {
  const { t } = useWords()
  if (past.length === 0) return null
  return (
    <details>
      <summary>{t('meetings.card.past', { count: pastTotal })}</summary>
      <ul className="lines">
        {past.map((meeting) => (
          <li key={meeting.eventId ?? meeting.reportId}>
            <PastLine networkId={networkId} meeting={meeting} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function PastLine({ networkId, meeting }: { networkId: string; meeting: Meeting }): ReactNode {
  const { t, locale } = useWords()
  const { eventId, heldOn, met, people } = meeting
  const day = plainDate(heldOn, locale)
  return (
    <>
      {eventId === null ? day : <Link to={paths.meeting(networkId, eventId)}>{day}</Link>}{' '}
      {met === null && <Tag tone="warning">{t('meetings.card.untold')}</Tag>}
      {met === false && <Tag tone="none">{t('meetings.met.wasNot')}</Tag>}
      {met === true && people !== null && t('meetings.card.people', { count: people })}
    </>
  )
}

function WeMet({ data: { networkId, today, newId } }: { data: MeetingsCardData }) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('meetings.told.title')}</summary>
      <Form method="post" action={paths.groupMet(networkId)} className="stack">
        <input type="hidden" name="id" value={newId} />
        <p className="soft">{t('meetings.told.says')}</p>
        <MetFields
          fields={{ heldOn: { name: 'heldOn', id: 'heldOn' }, people: { name: 'people', id: 'met-people' } }}
          today={today}
        />
        <div>
          <Button>{t('meetings.told.tell')}</Button>
        </div>
      </Form>
    </details>
  )
}
