// The page of one's own calendar: its views, the way between months, and subscribing.
import type { OwnCalendar } from '~/domain/own/calendar.server'
import { monthAndYear, monthName } from '~/i18n/dates'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Page } from '~/ui/page'
import { PrintButton } from '~/ui/print-button'
import { FilterTag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { EntryRows } from './entry-rows'
import { OwnMonth } from './month'
import { Subscribing } from './subscribing'

/** @param calendar.assists the reader assists somebody, whose weeks are on a page of their own */
export function OwnCalendarPage(calendar: OwnCalendar & { assists: boolean }) {
  const { t, locale } = useWords()
  const { view, assists } = calendar
  return (
    <Page
      over={view === 'month' ? t('own.calendar.title') : undefined}
      title={view === 'month' ? monthAndYear(calendar.month, locale) : t('own.calendar.title')}
      facts={[
        <span key="lead" className="screen-only">
          {t('own.calendar.lead')}
        </span>,
      ]}
      actions={
        <>
          <ButtonLink kind="quiet" icon="people" to={paths.myWeek()}>
            {t(assists ? 'my.weeks' : 'my.week')}
          </ButtonLink>
          <PrintButton>{t('year.print')}</PrintButton>
        </>
      }
    >
      <div className="stack tight screen-only">
        <nav className="cluster" aria-label={t('own.calendar.views')}>
          <FilterTag to={paths.myCalendar()} on={view === 'list'}>
            {t('own.calendar.list')}
          </FilterTag>
          <FilterTag to={paths.myCalendar({ view: 'month' })} on={view === 'month'}>
            {t('own.calendar.month')}
          </FilterTag>
        </nav>
        {view === 'month' && <Steps {...calendar} />}
      </div>
      {view === 'month' ? <OwnMonth {...calendar} /> : <ComingMonths months={calendar.months} />}
      <Subscribing />
    </Page>
  )
}

type Month = Extract<OwnCalendar, { view: 'month' }>

function Steps({ previous, next, today }: Month) {
  const { t, locale } = useWords()
  const at = (month: string) => paths.myCalendar({ view: 'month', month })
  const called = (month: string) => monthName(`${month}-15T12:00:00.000Z`, locale)
  return (
    <nav className="cluster" aria-label={t('year.steps')}>
      {previous && (
        <ButtonLink icon="previous" to={at(previous)}>
          {called(previous)}
          <span className="unseen"> ({t('year.previousMonth')})</span>
        </ButtonLink>
      )}
      <ButtonLink to={at(today.slice(0, 7))}>{t('year.today')}</ButtonLink>
      {next && (
        <ButtonLink icon="next" to={at(next)}>
          {called(next)}
          <span className="unseen"> ({t('year.nextMonth')})</span>
        </ButtonLink>
      )}
    </nav>
  )
}

function ComingMonths({ months }: Pick<Extract<OwnCalendar, { view: 'list' }>, 'months'>) {
  const { t, locale } = useWords()
  if (months.length === 0)
    return (
      <Empty
        title={t('own.calendar.none')}
        action={<ButtonLink to={paths.myHistory()}>{t('frame.nav.myHistory')}</ButtonLink>}
      >
        {t('own.calendar.noneHint')}
      </Empty>
    )
  return (
    <>
      {months.map(({ month, entries }) => (
        <Card key={month} title={monthAndYear(month, locale)}>
          <EntryRows entries={entries} />
        </Card>
      ))}
    </>
  )
}
