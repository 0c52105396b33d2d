// Clashes of audience in words: all of a period, or those of one event.
import { Link } from '@remix-run/react'
import type { Clash } from '~/domain/year/clashes.server'
import type { YearContent } from '~/domain/year/year.server'
import { dayAndDate, period } from '~/i18n/dates'
import { paths } from '~/paths'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'
import { EventTitle } from '../event-line'

/** The pairs of events of a period that the same people are asked to. */
export function PairsCard({ content }: { content: YearContent }) {
  const { t, locale } = useWords()
  const byId = new Map(content.events.map((event) => [event.id, event]))
  if (content.clashes.length === 0) return null
  return (
    <Card title={t('year.clash.title')}>
      <p className="soft">{t('year.clash.lead')}</p>
      <ul className="lines">
        {content.clashes.map(({ one, other, meeting, people }) => {
          const [first, second] = [byId.get(one), byId.get(other)]
          if (!first || !second) return null
          return (
            <li key={`${one} ${other}`}>
              {dayAndDate(first.startsAt, locale)}:{' '}
              <Link to={paths.event(first.id)}>
                <EventTitle event={first} />
              </Link>
              {' – '}
              <Link to={paths.event(second.id)}>
                <EventTitle event={second} />
              </Link>
              {', '}
              {t(meeting === 'time' ? 'year.clash.pairTime' : 'year.clash.pairHalfDay', { count: people })}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** What stands in the way of one event; nothing when nothing does. */
export function ClashNotice({ clashes }: { clashes: Clash[] }) {
  const { t, locale } = useWords()
  if (clashes.length === 0) return null
  return (
    <Notice kind="warning" title={t('year.clash.title')}>
      <ul className="lines">
        {clashes.map(({ event, meeting, people }) => (
          <li key={event.id}>
            {t(`year.clash.${meeting}`, { count: people })}{' '}
            <Link to={paths.event(event.id)}>
              <EventTitle event={event} />
            </Link>
            , {period(event.startsAt, event.endsAt, locale)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
