// The life of an organisation as a timeline: what it was called and where it belonged, what came before and after it.
import { Link } from '@remix-run/react'
import type { Life, Neighbour } from '~/domain/people/organisation-life.server'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { InLanguage, useWords } from '~/ui/words'

export function OrganisationHistory({ life }: { life: Life }) {
  const { t, locale } = useWords()
  const { spells, predecessors, successor } = life
  return (
    <Card title={t('registry.organisation.history')}>
      <ol className="timeline">
        {successor && (
          <li>
            <span>
              {t('registry.organisation.successor')} <NeighbourLink body={successor} />
            </span>
          </li>
        )}
        {spells.map((spell) => (
          <li key={spell.validFrom} className={spell.validTo === null ? 'now' : undefined}>
            <b>
              <InLanguage written={written(spell, 'name', locale)} />
            </b>
            <small>
              {spell.sectorCode ?? t('frame.table.outsideLong')}
              {' · '}
              <PeriodText from={spell.validFrom} to={spell.validTo} />
            </small>
          </li>
        ))}
      </ol>
      {predecessors.length > 0 && (
        <div>
          <h3>{t('registry.organisation.predecessors')}</h3>
          <ul className="rows">
            {predecessors.map((body) => (
              <li key={body.id}>
                <NeighbourLink body={body} />
                {body.validTo && (
                  <small>{t('registry.organisation.until', { date: plainDate(body.validTo, locale) })}</small>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  )
}

function NeighbourLink({ body }: { body: Neighbour }) {
  const { locale } = useWords()
  return (
    <Link to={paths.organisation(body.id)}>
      <InLanguage written={written(body, 'name', locale)} />
    </Link>
  )
}
