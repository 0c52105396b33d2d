// The page of one's own history: how many events each year had, what was in each year, and taking it along.
import { outcomeKinds, type HistoryYear, type YearFigures } from '~/domain/own/history'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SectorBars } from '~/ui/chart'
import { Card, Empty, Page } from '~/ui/page'
import { useWords } from '~/ui/words'
import { HistoryLines } from './history-lines'

type History = { years: HistoryYear[]; figures: YearFigures[] }

const yearId = (year: number): string => `y-${year}`

export function OwnHistoryPage({ years, figures }: History) {
  const { t } = useWords()
  return (
    <Page title={t('own.history.title')} facts={[t('own.history.lead')]}>
      {years.length === 0 && <Empty title={t('own.history.none')}>{t('own.history.noneHint')}</Empty>}
      {years.length > 3 && (
        <nav className="cluster screen-only" aria-label={t('own.history.years')}>
          {years.map(({ year }) => (
            <a key={year} className="tag plain" href={`#${yearId(year)}`}>
              {year}
            </a>
          ))}
        </nav>
      )}
      <Figures figures={figures} />
      {years.map(({ year, lines }) => (
        <Card key={year} id={yearId(year)} title={String(year)}>
          <HistoryLines lines={lines} />
        </Card>
      ))}
      <Taking sheet={years.length > 0} />
    </Page>
  )
}

function Figures({ figures }: Pick<History, 'figures'>) {
  const { t } = useWords()
  if (figures.length === 0) return null
  const shown = outcomeKinds.filter((kind) => figures.some(({ counts }) => counts[kind] > 0))
  return (
    <Card title={t('own.history.chart')}>
      <SectorBars
        says={t('own.history.chartSays')}
        head={t('own.history.year')}
        kinds={shown.map((kind) => ({ kind, label: t(`own.figures.${kind}`) }))}
        bars={figures.map(({ year, counts }) => ({
          label: String(year),
          parts: shown.map((kind) => ({ kind, count: counts[kind], label: t(`own.figures.${kind}`) })),
        }))}
      />
    </Card>
  )
}

/** Files are no pages: the browser itself sends these forms. @param sheet there is a history to take */
function Taking({ sheet }: { sheet: boolean }) {
  const { t } = useWords()
  return (
    <div className="screen-only stack">
      {sheet && (
        <Card title={t('own.history.take')}>
          <p>{t('own.history.takeLead')}</p>
          <form method="post" action={paths.takeHistory('xlsx')} className="cluster">
            <Button icon="download">{t('own.history.excel')}</Button>
            <Button icon="download" formAction={paths.takeHistory('csv')}>
              {t('own.history.csv')}
            </Button>
          </form>
        </Card>
      )}
      <Card title={t('own.history.whole')} id="copy">
        <p>{t('own.history.wholeLead')}</p>
        <form method="post" action={paths.takeHistory('json')} className="cluster">
          <Button icon="download">{t('own.history.json')}</Button>
        </form>
        <p className="soft">{t('own.history.noted')}</p>
      </Card>
    </div>
  )
}
