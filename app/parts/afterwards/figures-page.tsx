// Events in figures over years: the years, the kinds, and the events one by one.
import { Link } from '@remix-run/react'
import type { KindOfEvents, YearOfEvents } from '~/domain/reports/event-figures-page.server'
import type { EventFigures } from '~/domain/reports/event-figures.server'
import { sumOf } from '~/domain/reports/event-figures'
import { date } from '~/i18n/dates'
import { EventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { YearRows } from '~/ui/chart-time'
import { Card } from '~/ui/page'
import { Table, type Column } from '~/ui/table'
import { useWords } from '~/ui/words'
import { CountsCard, useShare } from './figures-cards'

const shown = ['invited', 'answered', 'came', 'substitutes', 'absent'] as const

/** The counts of people are drawn on one scale, substitutes and the absent on theirs. */
const scaleOf = (key: (typeof shown)[number]): string =>
  key === 'substitutes' || key === 'absent' ? 'few' : 'many'

export function YearsCard({ years }: { years: YearOfEvents[] }) {
  const { t } = useWords()
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last) return null
  const { invited, came } = sumOf(years.map(({ counts }) => counts))
  const events = years.reduce((sum, year) => sum + year.events, 0)
  return (
    <Card title={t('afterwards.figures.byYear')}>
      <YearRows
        says={t('afterwards.figures.byYearSays', { from: first.year, to: last.year, events, invited, came })}
        head={t('afterwards.figures.what')}
        years={years.map(({ year }) => year)}
        rows={[
          {
            key: 'events',
            label: t('afterwards.figures.events'),
            counts: years.map((year) => year.events),
            scale: 'events',
          },
          ...shown.map((key) => ({
            key,
            label: t(`afterwards.figures.${key}`),
            counts: years.map((year) => year.counts[key]),
            scale: scaleOf(key),
          })),
        ]}
      />
    </Card>
  )
}

export function KindsCard({ kinds }: { kinds: KindOfEvents[] }) {
  const { t } = useWords()
  return (
    <CountsCard
      title={t('afterwards.figures.byKind')}
      head={t('afterwards.figures.kind')}
      rows={kinds.map(({ kind, counts }) => ({ key: kind, label: t(`frame.event.kind.${kind}`), counts }))}
      says={({ name, ...most }) => t('afterwards.figures.byKindSays', { ...most, kind: name })}
    />
  )
}

export function EventsCard({ list }: { list: EventFigures[] }) {
  const { t, locale } = useWords()
  const share = useShare()
  const columns: Column<EventFigures>[] = [
    {
      key: 'event',
      head: t('afterwards.figures.event'),
      names: true,
      cell: (event) => (
        <Link to={paths.afterwards(event.id)}>
          <EventTitle event={event} />
        </Link>
      ),
    },
    {
      key: 'date',
      head: t('afterwards.figures.date'),
      oneLine: true,
      cell: (event) => date(event.startsAt, locale),
    },
    {
      key: 'invited',
      head: t('afterwards.figures.invited'),
      number: true,
      cell: ({ counts }) => (counts.invited === 0 ? '–' : counts.invited),
    },
    {
      key: 'answered',
      head: t('afterwards.figures.answered'),
      number: true,
      cell: ({ counts }) => share(counts.answered, counts.invited),
    },
    {
      key: 'came',
      head: t('afterwards.figures.came'),
      number: true,
      cell: ({ counts, cameKnown }) => (cameKnown ? counts.came : t('afterwards.figures.unknown')),
    },
    {
      key: 'substitutes',
      head: t('afterwards.figures.substitutes'),
      number: true,
      cell: ({ counts, cameKnown }) => (cameKnown ? counts.substitutes : '–'),
    },
    {
      key: 'absent',
      head: t('afterwards.figures.absent'),
      number: true,
      cell: ({ counts }) => share(counts.absent, counts.expected),
    },
  ]
  const caption = t('afterwards.figures.list')
  return (
    <Card title={caption}>
      <Table caption={caption} rows={list} rowKey={(event) => event.id} columns={columns} />
    </Card>
  )
}
