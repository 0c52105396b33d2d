// The charts and the tables in use, with invented figures: each picture with its sentence and its table.
import { Key, Matrix, Meter, SectorBars, useAnswerParts } from '~/ui/chart'
import { TimeLines } from '~/ui/chart-lines'
import { YearRows } from '~/ui/chart-time'
import { Card } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { Table } from '~/ui/table'
import { AnswerTag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { postOf, sampled } from './samples'

const kinds = ['yes', 'maybe', 'no', 'none'] as const

export function ChartsCard() {
  const { t } = useWords()
  const partsOf = useAnswerParts()
  const all = partsOf({ yes: 74, waiting: 4, maybe: 9, no: 15, none: 28 })
  return (
    <Card title={t('design.charts')} id="charts">
      <p className="soft">{t('design.chartsLead')}</p>
      <Meter parts={all} title={t('design.chartMeter')} />
      <Key parts={all} />
      <SectorBars
        says={t('design.chartSectors')}
        bars={sampled.sectors.map(({ code, ...counts }) => ({ label: code, parts: partsOf(counts) }))}
        kinds={kinds.map((kind) => ({ kind, label: t(`frame.answer.${kind}`) }))}
      />
      <YearRows
        says={t('design.chartYears')}
        head={t('design.chartWhat')}
        years={sampled.years}
        rows={[{ key: 'events', label: t('frame.nav.events'), counts: sampled.counts }]}
      />
      <TimeLines
        says={t('design.chartLines')}
        head={t('design.person')}
        times={t('design.chartTimes')}
        first="2022-01-01"
        last="2026-12-31"
        lines={sampled.spans.map(({ key, label, from, to }) => ({
          key,
          label,
          spans: [{ from, to }],
          said: `${from.slice(0, 4)}–${to?.slice(0, 4) ?? ''}`,
        }))}
      />
      <Matrix
        caption={t('design.chartMatrix')}
        corner={t('design.person')}
        rows={sampled.people}
        rowKey={({ id }) => id}
        rowHead={({ lastName }) => lastName}
        columns={sampled.sectors.map(({ code }) => ({ key: code, head: code, long: code }))}
        countAt={({ sector, lastName }, code) => (sector === code ? lastName.length % 3 : 0)}
        totals={[{ head: t('frame.table.total'), cell: ({ lastName }) => lastName.length % 3 }]}
      />
    </Card>
  )
}

export function TableCard() {
  const { t } = useWords()
  const rows = sampled.people.map((person, at) => ({ person, answer: kinds[at] ?? 'none', years: at + 1 }))
  return (
    <Card title={t('design.table')} id="table">
      <p className="soft">{t('design.tableLead')}</p>
      <Table
        caption={t('design.table')}
        rows={rows}
        rowKey={({ person }) => person.id}
        columns={[
          {
            key: 'person',
            head: t('design.person'),
            names: true,
            cell: ({ person }) => <PersonLine person={person} post={postOf(person)} />,
          },
          { key: 'answer', head: t('design.answer'), cell: ({ answer }) => <AnswerTag answer={answer} /> },
          { key: 'years', head: t('design.years'), number: true, cell: ({ years }) => years },
        ]}
      />
    </Card>
  )
}
