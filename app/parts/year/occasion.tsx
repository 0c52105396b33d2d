// An event on a day of the calendar: its sign, time, title and kind, what stands in its way, and the way to move it.
import { Link } from '@remix-run/react'
import type { Locale } from '#db/schema'
import type { YearEvent } from '~/domain/year/year.server'
import { hours, time } from '~/i18n/dates'
import { paths } from '~/paths'
import { Icon } from '~/ui/icon'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { EventTitle } from '../event-line'
import { Sign, useSignWord } from './sign'

/** @param day the day it is shown on: on the later days of a long event it goes on */
export function Occasion({ event, day, clashes }: { event: YearEvent; day: string; clashes: boolean }) {
  const { t, locale } = useWords()
  const word = useSignWord()
  const starts = day === event.firstDay
  return (
    <div
      className={`occasion ${event.kind} ${event.status}`}
      data-event={event.movable && starts ? event.id : undefined}
    >
      <Sign of={event.kind} />
      <div>
        <Link to={paths.event(event.id)} draggable={false}>
          {event.status === 'cancelled' ? (
            <s>
              <EventTitle event={event} />
            </s>
          ) : (
            <EventTitle event={event} />
          )}
        </Link>
        <small>
          {starts ? whenOf(event, locale) : t('year.continues')} · {word(event.kind)}
        </small>
        {event.status !== 'open' && (
          <Tag tone={event.status === 'cancelled' ? 'error' : 'none'}>
            {t(`frame.event.status.${event.status}`)}
          </Tag>
        )}
        {clashes && (
          <Tag tone="warning" icon="warning">
            {t('year.clash.tag')}
          </Tag>
        )}
      </div>
      {event.movable && starts && (
        <Link to={paths.moveEvent(event.id)} className="move screen-only" draggable={false}>
          <Icon name="swap" size={14} />
          <span className="unseen">
            {t('year.move')} <EventTitle event={event} />
          </span>
        </Link>
      )}
    </div>
  )
}

/** The hours of an event of one day, the start of a longer one. */
const whenOf = (event: YearEvent, locale: Locale): string =>
  event.firstDay === event.lastDay
    ? hours(event.startsAt, event.endsAt, locale)
    : time(event.startsAt, locale)
