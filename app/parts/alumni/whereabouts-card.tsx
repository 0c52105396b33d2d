// Where the members of an alumni network are now, as bars by sector, and how the sectors have changed over the years.
import { plainDate } from '~/i18n/dates'
import { listed } from '~/i18n/lists'
import { nameIn } from '~/i18n/named'
import { leadersOf, SectorBars, type Bar } from '~/ui/chart'
import { YearRows } from '~/ui/chart-time'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import type { AlumniSide } from './alumni-page.server'

type Shown = Pick<AlumniSide, 'whereabouts' | 'years'> & { on: string }

export function WhereaboutsCard({ whereabouts, years, on }: Shown) {
  const { t, locale } = useWords()
  const { members, sectors, beside, outside, noPost } = whereabouts
  if (members === 0) return null
  const most = leadersOf(sectors, ({ count }) => count)
  const inState = members - outside - noPost
  const says = [
    t('alumni.where.says', { inState, outside, noPost, date: plainDate(on, locale) }),
    most[0] &&
      t('alumni.where.most', {
        count: most.length,
        sector: listed(
          most.map(({ sector }) => nameIn(sector, locale)),
          locale,
        ),
        people: most[0].count,
      }),
  ]
  const bar = (label: string, count: number, long: string): Bar[] =>
    count === 0 ? [] : [{ label, long, parts: [{ kind: 'plain', count, label: String(count) }] }]
  return (
    <Card title={t('alumni.where.title')}>
      <SectorBars
        says={says.filter(Boolean).join(' ')}
        head={t('alumni.where.head')}
        kinds={[{ kind: 'plain', label: t('registry.network.members') }]}
        bars={[
          ...sectors.flatMap(({ sector, count }) => bar(sector.code, count, nameIn(sector, locale))),
          ...bar(t('alumni.where.beside'), beside, t('alumni.where.besideLong')),
          ...bar(t('alumni.where.outside'), outside, t('alumni.where.outsideLong')),
          ...bar(t('alumni.where.noPost'), noPost, t('alumni.where.noPostLong')),
        ]}
      />
      <OverYears years={years} />
    </Card>
  )
}

/** Of one year there is no change to show. */
function OverYears({ years: { years, sectors } }: Pick<Shown, 'years'>) {
  const { t, locale } = useWords()
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined || last === undefined || first === last || sectors.length === 0) return null
  const covered = (at: number) =>
    sectors.filter(({ sector, counts }) => sector !== null && (counts.at(at) ?? 0) > 0).length
  return (
    <details>
      <summary>{t('alumni.where.overYears')}</summary>
      <YearRows
        says={t('alumni.where.overYearsSays', { first, last, before: covered(0), now: covered(-1) })}
        head={t('frame.table.sector')}
        years={years}
        rows={sectors.map(({ sector, counts }) => ({
          key: sector?.id ?? 'outside',
          label: sector?.code ?? t('frame.table.outside'),
          long: sector ? nameIn(sector, locale) : t('frame.table.outsideLong'),
          counts,
        }))}
      />
    </details>
  )
}
