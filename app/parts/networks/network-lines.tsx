// Networks in a list: name, what it is for, who leads it, how many members; seats and wishes that wait as small tags.
import { Link } from '@remix-run/react'
import type { EndedNetwork, Leader } from '~/domain/networks/list.server'
import type { NetworkRow } from '~/domain/networks/queries.server'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'
import { NetworkLinks } from './about-card'

/** What only organisers see is left out for others. */
export type ListedNetwork = Omit<NetworkRow, 'rule' | 'version'> & {
  leader?: Leader
  vacant?: number
  waiting?: number
}

/**
 * @param kept the networks that the reader keeps, which are marked
 * @param ending those that the reader belongs to for the last day, which are marked
 */
export function NetworkLines({
  networks,
  kept = [],
  ending = [],
}: {
  networks: ListedNetwork[]
  kept?: readonly string[]
  ending?: readonly string[]
}) {
  return (
    <ul className="rows">
      {networks.map((network) => (
        <NetworkLine
          key={network.id}
          network={network}
          kept={kept.includes(network.id)}
          ends={ending.includes(network.id)}
        />
      ))}
    </ul>
  )
}

function NetworkLine({ network, kept, ends }: { network: ListedNetwork; kept: boolean; ends: boolean }) {
  const { t, locale } = useWords()
  const { leader, vacant = 0, waiting = 0 } = network
  const about = written(network, 'description', locale)
  return (
    <li className="pair">
      <span className="person">
        <h3>
          <Link to={network.kind === 'smallGroup' ? paths.group(network.id) : paths.network(network.id)}>
            <InLanguage written={written(network, 'name', locale)} />
          </Link>
        </h3>
        {about.text && (
          <small>
            <InLanguage written={about} />
          </small>
        )}
        {leader && (
          <small>
            {t(`frame.membershipRole.${leader.role}`)} {leader.firstName} {leader.lastName}
          </small>
        )}
        {network.links && (
          <small>
            <NetworkLinks links={network.links} />
          </small>
        )}
        {kept && (
          <span>
            <Tag>{t('caring.keeper.tag')}</Tag>
          </span>
        )}
        {ends && (
          <span>
            <Tag tone="warning">{t('caring.own.endsTag')}</Tag>
          </span>
        )}
        {vacant + waiting > 0 && (
          <span className="cluster">
            {vacant > 0 && <Tag tone="warning">{t('registry.networks.vacant', { count: vacant })}</Tag>}
            {waiting > 0 && <Tag tone="waiting">{t('registry.networks.waiting', { count: waiting })}</Tag>}
          </span>
        )}
      </span>
      <small className="n">{t('registry.networks.members', { count: network.members })}</small>
    </li>
  )
}

/** Networks of another time than today, folded away. */
export function OtherTimes({ title, networks }: { title: string; networks: EndedNetwork[] }) {
  const { t, locale } = useWords()
  if (networks.length === 0) return null
  return (
    <Card>
      <details>
        <summary>{title}</summary>
        <ul className="rows">
          {networks.map((network) => (
            <li key={network.id}>
              <Link to={paths.network(network.id, { on: network.endedOn ?? undefined })}>
                <InLanguage written={written(network, 'name', locale)} />
              </Link>{' '}
              <small>
                {t(`frame.networkKind.${network.kind}`)} ·{' '}
                {t('registry.network.founded', { date: plainDate(network.foundedOn, locale) })}
                {network.endedOn && (
                  <> · {t('registry.network.ended', { date: plainDate(network.endedOn, locale) })}</>
                )}
              </small>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  )
}
