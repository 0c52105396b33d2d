// What a network is for, since when, and where it lives; and from which sectors its members come.
import { Link } from '@remix-run/react'
import { linesOf, type Sector } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { listed } from '~/i18n/lists'
import { nameIn, written } from '~/i18n/named'
import { paths } from '~/paths'
import { leadersOf, SectorBars } from '~/ui/chart'
import { Icon } from '~/ui/icon'
import { Card } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'
import type { NetworkPageData } from './network-page.server'

export function AboutCard({ network, organiser }: Pick<NetworkPageData, 'network'> & { organiser: boolean }) {
  const { t, locale } = useWords()
  const about = written(network, 'description', locale)
  return (
    <Card title={t('registry.network.about')}>
      {about.text && (
        <p>
          <InLanguage written={about} />
        </p>
      )}
      <p className="soft">
        {t('registry.network.founded', { date: plainDate(network.foundedOn, locale) })}
        {network.endedOn && (
          <> · {t('registry.network.ended', { date: plainDate(network.endedOn, locale) })}</>
        )}
        <br />
        {network.basis === 'position' ? t('registry.network.byPosition') : t('registry.network.byPerson')}
      </p>
      <NetworkLinks links={network.links} />
      {network.programmeId && organiser && (
        <Link to={paths.programme(network.programmeId)}>{t('registry.network.programme')}</Link>
      )}
    </Card>
  )
}

/** The addresses where a network lives elsewhere, one a line in the registry, each by its host. */
export function NetworkLinks({ links }: { links: string }) {
  const { t } = useWords()
  return linesOf(links).map((link) => (
    <a key={link} href={link} rel="noopener noreferrer" className="leads-out">
      <Icon name="out" size={16} />
      {t('registry.network.online', { host: hostOf(link) })}
    </a>
  ))
}

const hostOf = (link: string): string =>
  URL.canParse(link) ? new URL(link).hostname.replace(/^www\./, '') : link

export function SectorsCard({ bars, total }: Pick<NetworkPageData, 'total' | 'bars'>) {
  const { t, locale } = useWords()
  if (total === 0) return null
  const inSectors = bars.filter(({ sector }) => sector !== null)
  const label = (sector: Sector | null) => sector?.code ?? t('frame.table.outside')
  const most = leadersOf(inSectors, ({ count }) => count).map(({ sector }) => label(sector))
  return (
    <Card title={t('registry.network.sectors')}>
      <SectorBars
        says={t('registry.network.sectorsSay', {
          count: total,
          sectors: inSectors.length,
          most: most.length === 0 ? label(null) : listed(most, locale),
        })}
        kinds={[{ kind: 'plain', label: t('registry.network.members') }]}
        bars={bars.map(({ sector, count }) => ({
          label: label(sector),
          long: sector ? nameIn(sector, locale) : t('frame.table.outsideLong'),
          parts: [{ kind: 'plain', count, label: String(count) }],
        }))}
      />
    </Card>
  )
}
