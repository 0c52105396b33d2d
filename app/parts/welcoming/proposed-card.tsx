// Those proposed to a group who wait to be decided, on the organiser's page of the group.
import { Link } from '@remix-run/react'
import type { Proposed } from '~/domain/renewals/newcomer-page.server'
import { plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function ProposedCard({ networkId, proposed }: { networkId: string; proposed: Proposed[] }) {
  const { t, locale } = useWords()
  if (proposed.length === 0) return null
  return (
    <Card title={t('welcoming.newcomer.waiting', { count: proposed.length })} id="proposed">
      <ul className="rows">
        {proposed.map(({ id, name, hearUntil, heard }) => (
          <li key={id} className="stack tight">
            <Link to={paths.newcomer(networkId, id)}>{name}</Link>
            <small>
              {[
                ...(['fine', 'objects', 'silent'] as const)
                  .filter((said) => heard[said] > 0)
                  .map((said) => t(`welcoming.newcomer.counts.${said}`, { count: heard[said] })),
                ...(hearUntil === null
                  ? []
                  : [t('welcoming.newcomer.until', { date: plainDate(hearUntil, locale) })]),
              ].join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  )
}
