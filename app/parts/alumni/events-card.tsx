// The events and meetings of a network: what is coming, and what has been behind a press.
import { Link } from '@remix-run/react'
import type { NetworkEvent } from '~/domain/alumni/events.server'
import { moment } from '~/i18n/dates'
import { EventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { DateLeaf } from '~/ui/date-leaf'
import { Card } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import type { AlumniSide } from './alumni-page.server'

export function NetworkEventsCard({ events, organiser }: Pick<AlumniSide, 'events' | 'organiser'>) {
  const { t } = useWords()
  const { coming, past } = events
  return (
    <Card title={t('alumni.events.title')}>
      {coming.length === 0 ? (
        <p className="soft">{t(organiser ? 'alumni.events.noneAtAll' : 'alumni.events.none')}</p>
      ) : (
        <Events events={coming} organiser={organiser} />
      )}
      {past.length > 0 && (
        <details className="past-events">
          <summary>{t('alumni.events.past', { count: past.length })}</summary>
          <Events events={past} organiser={organiser} />
        </details>
      )}
    </Card>
  )
}

function Events({ events, organiser }: { events: readonly NetworkEvent[]; organiser: boolean }) {
  const { t, locale } = useWords()
  return (
    <ul className="rows">
      {events.map((event) => {
        const to = wayTo(event, organiser)
        return (
          <li className="row" key={event.id}>
            <DateLeaf at={event.startsAt} zone={event.zone} />
            <div className="stack close">
              <h3>
                {to === null ? (
                  <EventTitle event={event} />
                ) : (
                  <Link to={to}>
                    <EventTitle event={event} />
                  </Link>
                )}{' '}
                {event.status === 'cancelled' && <Tag tone="error">{t('frame.event.status.cancelled')}</Tag>}
              </h3>
              <small>
                {[moment(event.startsAt, locale, event.zone), event.place].filter(Boolean).join(' · ')}
              </small>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** Organisers' events have a page for organisers; a reader who is invited has the page of their invitation. */
function wayTo(event: NetworkEvent, organiser: boolean): string | null {
  if (organiser && event.networkId === null) return paths.event(event.id)
  return event.invitationId === null ? null : paths.myInvitation(event.invitationId)
}
