// The events and meetings of a network: what is coming, and what has been behind a press; those who keep the network call
// its meetings here.
import { Link } from '@remix-run/react'
import type { NetworkEvent } from '~/domain/alumni/events.server'
import { moment } from '~/i18n/dates'
import { EventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { DateLeaf } from '~/ui/date-leaf'
import { Card } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

type Props = {
  networkId: string
  events: { coming: readonly NetworkEvent[]; past: readonly NetworkEvent[] }
  /** What the reader may do as one who keeps the network; null for others. */
  keeping: { organiser: boolean; calls: boolean } | null
}

export function NetworkEventsCard({ networkId, events, keeping }: Props) {
  const { t } = useWords()
  const { coming, past } = events
  const wayTo = (event: NetworkEvent): string | null => {
    if (event.hostNetworkId === networkId && keeping) return paths.networkMeeting(networkId, event.id)
    if (keeping?.organiser) return paths.event(event.id)
    return event.invitationId === null ? null : paths.myInvitation(event.invitationId)
  }
  return (
    <Card title={t('alumni.events.title')}>
      {coming.length === 0 ? (
        <p className="soft">{t(keeping?.organiser ? 'alumni.events.noneAtAll' : 'alumni.events.none')}</p>
      ) : (
        <Events events={coming} wayTo={wayTo} />
      )}
      {past.length > 0 && (
        <details>
          <summary>{t('alumni.events.past', { count: past.length })}</summary>
          <Events events={past} wayTo={wayTo} />
        </details>
      )}
      {keeping?.calls && (
        <div>
          <ButtonLink icon="add" to={paths.callMeeting(networkId)}>
            {t('meetings.call.title')}
          </ButtonLink>
        </div>
      )}
    </Card>
  )
}

type EventsProps = { events: readonly NetworkEvent[]; wayTo: (event: NetworkEvent) => string | null }

function Events({ events, wayTo }: EventsProps) {
  const { t, locale } = useWords()
  return (
    <ul className="rows">
      {events.map((event) => {
        const to = wayTo(event)
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
