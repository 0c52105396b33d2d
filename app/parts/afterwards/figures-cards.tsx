// Events in figures: large figures, years, kinds, sectors and kinds of organisation, each picture with its table.
import type { Breakdown } from '~/domain/reports/event-figures.server'
import { shareOf, type Counts } from '~/domain/reports/event-figures'
import { count } from '~/i18n/dates'
import { listed } from '~/i18n/lists'
import { nameIn } from '~/i18n/named'
import { leadersOf, SectorBars, type Bar } from '~/ui/chart'
import { Figures } from '~/ui/figures'
import { Card } from '~/ui/page'
import { Table, type Column } from '~/ui/table'
import { useWords } from '~/ui/words'

/** A figure with what share it is of the whole: "32 (80 %)". */
export function useShare(): (part: number, whole: number) => string {
  const { t } = useWords()
  return (part, whole) => {
    const share = shareOf(part, whole)
    return share === null ? '–' : t('afterwards.figures.ofMany', { count: part, share })
  }
}

/** Hours in words: below an hour, hours, or days. */
function useHours(): (hours: number | null) => string {
  const { t } = useWords()
  return (hours) => {
    if (hours === null) return '–'
    if (hours < 1) return t('afterwards.figures.soon')
    if (hours < 48) return t('afterwards.figures.hours', { count: Math.round(hours) })
    return t('afterwards.figures.days', { count: Math.round(hours / 24) })
  }
}

/** The large figures. @param known whether it is known who came */
export function CountFigures({
  counts,
  answering,
  events,
  known,
}: {
  counts: Counts
  answering: Breakdown['answering']
  events?: number
  known: boolean
}) {
  const { t } = useWords()
  const [share, hours] = [useShare(), useHours()]
  return (
    <Figures
      long
      items={[
        ...(events === undefined
          ? []
          : [{ value: events, label: t('afterwards.figures.events'), tone: 'accent' as const }]),
        { value: counts.invited === 0 ? '–' : counts.invited, label: t('afterwards.figures.invited') },
        { value: share(counts.answered, counts.invited), label: t('afterwards.figures.answered') },
        { value: known ? counts.came : '–', label: t('afterwards.figures.came'), tone: 'yes' },
        { value: known ? counts.substitutes : '–', label: t('afterwards.figures.substitutes') },
        { value: share(counts.absent, counts.expected), label: t('afterwards.figures.absent'), tone: 'no' },
        { value: hours(answering.median), label: t('afterwards.figures.median') },
        {
          value:
            answering.withinDay === null
              ? '–'
              : t('afterwards.figures.share', { count: answering.withinDay }),
          label: t('afterwards.figures.withinDay'),
        },
      ]}
    />
  )
}

type Row = { key: string; label: string; long?: string; counts: Counts }

function cameBars(rows: readonly Row[], words: { came: string; absent: string }): Bar[] {
  return rows
    .filter(({ counts }) => counts.came + counts.absent > 0)
    .map(({ label, long, counts }) => ({
      label,
      ...(long === undefined ? {} : { long }),
      parts: [
        { kind: 'yes' as const, count: counts.came, label: words.came },
        { kind: 'no' as const, count: counts.absent, label: words.absent },
      ],
      figure: counts.came,
    }))
}

const columnsOfCounts = ['invited', 'answered', 'came', 'substitutes', 'walkIns', 'absent'] as const

/** All figures of some rows, behind a picture or by themselves. */
function CountTable({ caption, head, rows }: { caption: string; head: string; rows: readonly Row[] }) {
  const { t, locale } = useWords()
  const columns: Column<Row>[] = [
    { key: 'label', head, names: true, cell: (row) => (row.long ? `${row.label} – ${row.long}` : row.label) },
    ...columnsOfCounts.map((key) => ({
      key,
      head: t(`afterwards.figures.${key}`),
      number: true,
      cell: (row: Row) => count(row.counts[key], locale),
    })),
  ]
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={caption}>
      <Table caption={caption} folds={false} rows={rows} rowKey={(row) => row.key} columns={columns} />
    </div>
  )
}

/** A picture of who came and who did not, with all the figures in a table under it. */
export function CountsCard({
  title,
  head,
  rows,
  says,
}: {
  title: string
  head: string
  rows: readonly Row[]
  /** The sentence of the picture, given the rows that most came of: their names, how many they are, how many came. */
  says: (most: { name: string; count: number; came: number }) => string
}) {
  const { t, locale } = useWords()
  if (rows.length === 0) return null
  const most = leadersOf(rows, ({ counts }) => counts.came)
  const names = most.map(({ long, label }) => long ?? label)
  const words = { came: t('afterwards.figures.came'), absent: t('afterwards.figures.absent') }
  return (
    <Card title={title}>
      {most[0] === undefined ? (
        <p className="soft">{t('afterwards.figures.nobodyCame')}</p>
      ) : (
        <SectorBars
          says={says({ name: listed(names, locale), count: most.length, came: most[0].counts.came })}
          head={head}
          tabled={false}
          bars={cameBars(rows, words)}
          kinds={[
            { kind: 'yes', label: words.came },
            { kind: 'no', label: words.absent },
          ]}
        />
      )}
      <CountTable caption={title} head={head} rows={rows} />
    </Card>
  )
}

export function SectorsCard({ sectors }: Pick<Breakdown, 'sectors'>) {
  const { t, locale } = useWords()
  const rows = sectors.map(({ sector, counts }) => ({
    key: sector?.id ?? 'outside',
    label: sector?.code ?? t('frame.table.outside'),
    long: sector ? nameIn(sector, locale) : t('frame.table.outsideLong'),
    counts,
  }))
  return (
    <CountsCard
      title={t('afterwards.figures.bySector')}
      head={t('frame.table.sector')}
      rows={rows}
      says={({ name, ...most }) => t('afterwards.figures.bySectorSays', { ...most, sector: name })}
    />
  )
}

export function OrganisationsCard({ organisations }: Pick<Breakdown, 'organisations'>) {
  const { t } = useWords()
  const rows = organisations
    .map(({ kind, counts }) => ({
      key: kind ?? 'none',
      label: kind ? t(`frame.organisationKind.${kind}`) : t('afterwards.figures.noPost'),
      counts,
    }))
    .sort((a, b) => b.counts.invited - a.counts.invited)
  return (
    <CountsCard
      title={t('afterwards.figures.byOrganisation')}
      head={t('afterwards.figures.kind')}
      rows={rows}
      says={({ name, ...most }) => t('afterwards.figures.byOrganisationSays', { ...most, kind: name })}
    />
  )
}
