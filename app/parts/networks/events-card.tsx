// The events and meetings of a network: what is coming, and what has been behind a press; those who keep the network call
// its meetings here.
import { Link } from '@remix-run/react'
import { period } from '~/i18n/dates'
import { EventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Meter, useAnswerParts } from '~/ui/chart'
import { DateLeaf } from '~/ui/date-leaf'
import { Card } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import type { ShownEvent } from './network-page.server'

type Props = {
  networkId: string
  events: { coming: readonly ShownEvent[]; past: readonly ShownEvent[] }
  /** What the reader may do as one who keeps the network; null for others. */
  keeping: { organiser: boolean; calls: boolean } | null
}

export function NetworkEventsCard({ networkId, events, keeping }: Props) {
  const { t } = useWords()
  const { coming, past } = events
  const wayTo = (event: ShownEvent): string | null => {
    if (event.hostNetworkId === networkId && keeping) return paths.networkMeeting(networkId, event.id)
    if (keeping?.organiser) return paths.event(event.id)
    return event.invitationId === null ? null : paths.myInvitation(event.invitationId)
  }
  return (
    <Card title={t('registry.network.events.title')}>
      {coming.length === 0 ? (
        <p className="soft">
          {t(keeping?.organiser ? 'registry.network.events.noneAtAll' : 'registry.network.events.none')}
        </p>
      ) : (
        <Events events={coming} wayTo={wayTo} />
      )}
      {past.length > 0 && (
        <details>
          <summary>{t('registry.network.events.past', { count: past.length })}</summary>
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

type EventsProps = { events: readonly ShownEvent[]; wayTo: (event: ShownEvent) => string | null }

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
                {[period(event.startsAt, event.endsAt, locale, event.zone), event.place]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
            {event.counts && event.counts.invited > 0 && <Answers counts={event.counts} />}
          </li>
        )
      })}
    </ul>
  )
}

function Answers({ counts }: { counts: NonNullable<ShownEvent['counts']> }) {
  const { t } = useWords()
  const answerParts = useAnswerParts()
  return (
    <div className="stack close standing">
      <Meter parts={answerParts(counts)} total={counts.invited} />
      <small>{t('events.start.of', counts)}</small>
    </div>
  )
}
