// The frame of a series' pages: its name, how many dates there are, its tabs.
import type { ReactNode } from 'react'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { Page, Tabs } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export type SeriesName = { id: string; nameFi: string; nameSv: string; nameEn: string }

/** @param dates how many dates stand; null on pages that do not tell */
export function SeriesFrame({
  series,
  dates = null,
  actions,
  children,
}: {
  series: SeriesName
  dates?: number | null
  actions?: ReactNode
  children: ReactNode
}) {
  const { t, locale } = useWords()
  return (
    <Page
      over={t('series.title')}
      title={<InLanguage written={written(series, 'name', locale)} />}
      trail={[{ to: paths.events(), label: t('events.title') }]}
      facts={[dates !== null && t('series.page.facts', { count: dates })]}
      actions={actions}
    >
      <Tabs
        label={t('series.tabs.label')}
        items={[
          { to: paths.series(series.id), label: t('series.tabs.dates') },
          { to: paths.seriesAudience(series.id), label: t('series.tabs.audience') },
          { to: paths.seriesSending(series.id), label: t('series.tabs.sending') },
        ]}
      />
      {children}
    </Page>
  )
}
