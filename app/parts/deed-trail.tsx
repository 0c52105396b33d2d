// What has been done to one thing, newest first: what, when, by whom, and whether it was taken back.
import { Link } from '@remix-run/react'
import type { DeedRow } from '~/domain/core/deed-queries.server'
import { moment } from '~/i18n/dates'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { deedSaid } from './deed-words'

/** How many are shown before the rest are folded away. */
const shown = 5

export function DeedTrail({ deeds }: { deeds: DeedRow[] }) {
  const { t } = useWords()
  if (deeds.length === 0) return null
  const earlier = deeds.slice(shown)
  return (
    <Card title={t('registry.person.trail')}>
      <Lines deeds={deeds.slice(0, shown)} />
      {earlier.length > 0 && (
        <details>
          <summary>{t('registry.deeds.earlier')}</summary>
          <Lines deeds={earlier} />
        </details>
      )}
    </Card>
  )
}

function Lines({ deeds }: { deeds: DeedRow[] }) {
  const { t, locale } = useWords()
  return (
    <ul className="rows">
      {deeds.map((deed) => (
        <li key={deed.id}>
          <Link to={paths.deeds({ deed: deed.id })}>{deedSaid(t, deed)}</Link>{' '}
          {deed.undoneAt !== null && <Tag>{t('registry.deeds.undone')}</Tag>}
          <br />
          <small>
            {moment(deed.at, locale)} · {deed.doneBy ?? t('registry.deeds.bySystem')}
          </small>
        </li>
      ))}
    </ul>
  )
}
