// The networks that the reader does not belong to and may join, or wishes to.
import { Link } from '@remix-run/react'
import type { Joinable } from '~/domain/networks/joining.server'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

export function JoinableCard({ networks }: { networks: Joinable[] }) {
  const { t, locale } = useWords()
  if (networks.length === 0) return null
  return (
    <Card title={t('caring.joinable.title')} id="joinable">
      <ul className="rows">
        {networks.map((network) => {
          const about = written(network, 'description', locale)
          return (
            <li key={network.id} className="pair">
              <span className="person">
                <h3>
                  <Link to={paths.joinNetwork(network.id)}>
                    <InLanguage written={written(network, 'name', locale)} />
                  </Link>
                </h3>
                {about.text && (
                  <small>
                    <InLanguage written={about} />
                  </small>
                )}
                <span>
                  <Tag tone={network.way === 'waits' ? 'waiting' : undefined}>
                    {t(`caring.joinable.${network.way}`)}
                  </Tag>
                </span>
              </span>
              <small className="n">{t('registry.networks.members', { count: network.members })}</small>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
