// An event in a list: its day, title and facts, and how answers stand.
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { EventSummary } from '~/domain/events/queries.server'
import { period, shortMoment } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { Meter, useAnswerParts } from '~/ui/chart'
import { DateLeaf } from '~/ui/date-leaf'
import { Tag } from '~/ui/tag'
import { InLanguage, useWords, type Words } from '~/ui/words'

type Titled = { titleFi: string; titleSv: string; titleEn: string }

/** The title in the reader's language, or the first there is, marked with its language; a heading needs it so. */
export function eventTitle(event: Titled, { t, locale }: Words): ReactNode {
  const title = written(event, 'title', locale)
  return title.text === '' ? t('events.noTitle') : <InLanguage written={title} />
}

export function EventTitle({ event }: { event: Titled }) {
  return <>{eventTitle(event, useWords())}</>
}

export function EventLine({ event, now }: { event: EventSummary; now: string }) {
  const { t, locale } = useWords()
  const answerParts = useAnswerParts()
  const { counts } = event
  const facts = [
    period(event.startsAt, event.endsAt, locale),
    event.place,
    event.answerBy && event.answerBy > now && event.status === 'open'
      ? t('events.facts.answerByEnds', { when: shortMoment(event.answerBy, locale) })
      : '',
  ].filter(Boolean)
  return (
    <li className="row">
      <DateLeaf at={event.startsAt} />
      <div className="stack close">
        <h3>
          <Link to={paths.event(event.id)}>
            <EventTitle event={event} />
          </Link>{' '}
          {event.status === 'draft' && <Tag tone="none">{t('frame.event.status.draft')}</Tag>}
          {event.status === 'cancelled' && <Tag tone="error">{t('frame.event.status.cancelled')}</Tag>}
          {counts.waiting > 0 && (
            <Tag tone="waiting" icon="waiting">
              {t('events.start.waitingTag', { count: counts.waiting })}
            </Tag>
          )}
        </h3>
        <small>{facts.join(' · ')}</small>
      </div>
      <div className="stack close standing">
        {counts.invited === 0 ? (
          <small>{t('events.notInvited')}</small>
        ) : (
          <>
            <Meter parts={answerParts(counts)} total={counts.invited} />
            <small>{t('events.start.of', counts)}</small>
          </>
        )}
      </div>
    </li>
  )
}
