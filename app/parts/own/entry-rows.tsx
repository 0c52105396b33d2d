// The entries of one's own calendar as a list: the day, what it is, and how it stands.
import { Link } from '@remix-run/react'
import type { OwnEntry } from '~/domain/own/calendar'
import { period } from '~/i18n/dates'
import { DateLeaf } from '~/ui/date-leaf'
import { useWords } from '~/ui/words'
import { EventTitle } from '../event-line'
import { StandingTag } from './standing-tag'

export function EntryRows({ entries }: { entries: readonly OwnEntry[] }) {
  const { t, locale } = useWords()
  return (
    <ul className="rows">
      {entries.map((entry) => (
        <li key={entry.key} className="row">
          <DateLeaf at={entry.startsAt} />
          <div className="stack close">
            <h3>
              <Link to={entry.to}>
                <EventTitle event={entry} />
              </Link>
            </h3>
            <small>
              {[
                period(entry.startsAt, entry.endsAt, locale),
                entry.place,
                t('own.calendar.week', { week: entry.week }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </div>
          <div className="cluster">
            <StandingTag standing={entry.standing} />
          </div>
        </li>
      ))}
    </ul>
  )
}
