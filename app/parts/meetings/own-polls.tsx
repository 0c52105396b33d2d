// On a member's own start page: the groups that look for a date and wait for their answer.
import { Link } from '@remix-run/react'
import type { WaitingPoll } from '~/domain/meetings/polls.server'
import { plainDate } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function OwnPolls({ polls }: { polls: WaitingPoll[] }) {
  const { t, locale } = useWords()
  if (polls.length === 0) return null
  return (
    <Card title={t('meetings.poll.title')}>
      <ul className="lines">
        {polls.map((poll) => (
          <li key={poll.id}>
            <Link to={paths.dates(poll.networkId, poll.id)}>
              {[nameIn(poll, locale), poll.title].filter(Boolean).join(': ')}
            </Link>
            <small>
              {[
                t('meetings.card.times', { count: poll.times }),
                t('meetings.poll.closes', { date: plainDate(poll.closesOn, locale) }),
              ].join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  )
}
