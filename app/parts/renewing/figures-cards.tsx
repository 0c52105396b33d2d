// The cards of the groups' figures: each picture with a sentence of what it shows and the figures in a table.
import type { GroupFigures, YearOfGroups } from '~/domain/reports/group-figures.server'
import { nameIn } from '~/i18n/named'
import { SectorBars } from '~/ui/chart'
import { YearRows } from '~/ui/chart-time'
import { Card } from '~/ui/page'
import { useQueryLink } from '~/ui/query'
import { Table } from '~/ui/table'
import { FilterTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

const shown = ['groups', 'members', 'averageSize', 'newcomers', 'leavers', 'meetings', 'sectors'] as const

/** Come and gone are drawn on one scale, the others each on its own. */
const scaleOf = (key: (typeof shown)[number]): string =>
  key === 'newcomers' || key === 'leavers' ? 'turnover' : key

export function FiguresByYear({ years }: { years: YearOfGroups[] }) {
  const { t } = useWords()
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last) return null
  const sum = (key: 'newcomers' | 'leavers' | 'meetings') =>
    years.reduce((total, year) => total + year[key], 0)
  return (
    <Card title={t('renewing.figures.byYear')}>
      <YearRows
        says={t('renewing.figures.byYearSays', {
          ...{ from: first.year, to: last.year, groups: last.groups, members: last.members },
          ...{ newcomers: sum('newcomers'), leavers: sum('leavers'), meetings: sum('meetings') },
        })}
        head={t('renewing.history.what')}
        years={years.map(({ year }) => year)}
        rows={shown.map((key) => ({
          key,
          label: t(`renewing.figures.${key}`),
          counts: years.map((year) => year[key]),
          scale: scaleOf(key),
        }))}
      />
    </Card>
  )
}

type Covered = Pick<GroupFigures, 'years' | 'coverage'>

export function SectorsOfYear({ years, coverage, year }: Covered & { year: number }) {
  const { t, locale } = useWords()
  const link = useQueryLink()
  const at = years.findIndex((one) => one.year === year)
  const figures = years[at]
  if (!figures) return null
  const part = (count: number) => [
    { kind: 'plain' as const, count, label: t('renewing.figures.people', { count }) },
  ]
  const bars = coverage.flatMap(({ sector, counts }) => {
    const count = counts[at] ?? null
    if (count === null || count === 0) return []
    return [
      {
        label: sector?.code ?? t('frame.table.outside'),
        long: sector ? nameIn(sector, locale) : t('frame.table.outsideLong'),
        parts: part(count),
      },
    ]
  })
  const together = { label: t('renewing.figures.others'), long: t('renewing.figures.together') }
  return (
    <Card title={t('renewing.figures.sectorsOf', { year })}>
      {years.length > 1 && (
        <nav className="cluster screen-only" aria-label={t('renewing.year.years')}>
          {years.map((one) => (
            <FilterTag key={one.year} to={link({ year: String(one.year) })} on={one.year === year}>
              {one.year}
            </FilterTag>
          ))}
        </nav>
      )}
      <SectorBars
        says={t('renewing.figures.sectorsSays', {
          year,
          count: figures.sectors,
          members: figures.members,
        })}
        bars={figures.together > 0 ? [...bars, { ...together, parts: part(figures.together) }] : bars}
        kinds={[{ kind: 'plain', label: t('renewing.figures.members') }]}
      />
    </Card>
  )
}

/** Every year beside every sector; a count that is told only together with others is a dot. */
export function SectorsByYear({ years, coverage }: Covered) {
  const { t, locale } = useWords()
  const caption = t('renewing.figures.coverage')
  const together = { key: 'together', label: t('renewing.figures.together') }
  const rows = [
    ...coverage.map(({ sector, counts }) => ({
      key: sector?.id ?? 'outside',
      label: sector ? `${sector.code} – ${nameIn(sector, locale)}` : t('renewing.figures.outside'),
      cells: counts,
    })),
    { ...together, cells: years.map((year) => year.together) },
  ]
  return (
    <Card title={caption}>
      <p className="soft">{t('renewing.figures.dot')}</p>
      <div className="scroll" tabIndex={0} role="group" aria-label={caption}>
        <Table
          caption={caption}
          folds={false}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: 'sector', head: t('frame.table.sector'), names: true, cell: (row) => row.label },
            ...years.map(({ year }, at) => ({
              key: String(year),
              head: String(year),
              number: true,
              cell: (row: (typeof rows)[number]) =>
                row.cells[at] ?? (
                  <>
                    <span aria-hidden>·</span>
                    <span className="unseen">{t('renewing.figures.hidden')}</span>
                  </>
                ),
            })),
          ]}
        />
      </div>
    </Card>
  )
}
