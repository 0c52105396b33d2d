// The calendar of the year: twelve months at a glance, or one month with its weeks; of all kinds or of one.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { eventKinds } from '#db/schema'
import { requireOrganiser } from '~/auth/require.server'
import { monthAndYear, monthName } from '~/i18n/dates'
import { PairsCard } from '~/parts/year/clash-cards'
import { useDragToDay } from '~/parts/year/drag-to-day'
import { MonthTable } from '~/parts/year/month-table'
import { yearPage, type YearPage } from '~/parts/year/page-data.server'
import { Legend, useSignWord } from '~/parts/year/sign'
import { SmallMonth } from '~/parts/year/small-month'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { PrintButton } from '~/ui/print-button'
import { useQueryLink } from '~/ui/query'
import { FilterTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return yearPage(context.db, new URL(request.url).searchParams, context.now())
}

export default function Year() {
  const { t, locale } = useWords()
  const page = useLoaderData<typeof loader>()
  const { year, month, months, today, filter, content } = page
  const box = useDragToDay()
  return (
    <Page
      title={month === null ? String(year) : monthAndYear(month, locale)}
      over={t('year.title')}
      actions={
        <ButtonLink kind="main" icon="add" to={paths.newEvent()}>
          {t('events.new')}
        </ButtonLink>
      }
    >
      <Steps {...page} />
      <div ref={box} className={month === null ? 'year-sheet months' : 'year-sheet'}>
        {months.map((one) =>
          month === null ? (
            <SmallMonth key={one.month} {...one} today={today} content={content} filter={filter} />
          ) : (
            <MonthTable
              key={one.month}
              weeks={one.weeks}
              today={today}
              content={content}
              caption={monthAndYear(one.month, locale)}
            />
          ),
        )}
      </div>
      {month !== null && content.events.length === 0 && (
        <p className="soft">
          {t('year.nothing')}. {t('year.nothingHint')}
        </p>
      )}
      <PairsCard content={content} />
      <Legend />
      {/* After the year, which is what one came for: on a phone they would fill the first screen. */}
      <div className="stack tight screen-only">
        <p className="soft">{t('year.lead')}</p>
        <div className="cluster">
          <ButtonLink icon="copy" to={paths.newSeries()}>
            {t('year.newSeries')}
          </ButtonLink>
          <ButtonLink icon="pin" to={paths.calendarDays({ year: String(year) })}>
            {t('year.own.title')}
          </ButtonLink>
          <ButtonLink icon="download" to={paths.feeds()}>
            {t('frame.nav.feeds')}
          </ButtonLink>
          <PrintButton>{t('year.print')}</PrintButton>
        </div>
      </div>
    </Page>
  )
}

/** The way to the months and years beside this one, and what kinds are shown. */
function Steps({ year, month, today, filter, previous, next }: YearPage) {
  const { t, locale } = useWords()
  const word = useSignWord()
  const link = useQueryLink()
  const kind = filter ?? undefined
  const at = (to: string) => (month === null ? { year: to, kind } : { month: to, kind })
  const called = (to: string) => (month === null ? to : monthName(`${to}-15T12:00:00.000Z`, locale))
  return (
    <div className="stack tight screen-only">
      <nav className="cluster" aria-label={t('year.steps')}>
        <ButtonLink icon="previous" to={paths.year(at(previous))}>
          {called(previous)}
          <span className="unseen"> ({t(month === null ? 'year.previousYear' : 'year.previousMonth')})</span>
        </ButtonLink>
        <ButtonLink to={paths.year({ month: today.slice(0, 7), kind }) + `#d-${today}`}>
          {t('year.today')}
        </ButtonLink>
        <ButtonLink icon="next" to={paths.year(at(next))}>
          {called(next)}
          <span className="unseen"> ({t(month === null ? 'year.nextYear' : 'year.nextMonth')})</span>
        </ButtonLink>
        {month !== null && (
          <ButtonLink kind="quiet" icon="calendar" to={paths.year({ year: String(year), kind })}>
            {t('year.wholeYear')}
          </ButtonLink>
        )}
      </nav>
      <nav className="cluster sideways" aria-label={t('year.filter')}>
        <FilterTag to={link({ kind: null })} on={filter === null}>
          {t('year.everything')}
        </FilterTag>
        {eventKinds.map((one) => (
          <FilterTag key={one} to={link({ kind: one })} on={filter === one}>
            {word(one)}
          </FilterTag>
        ))}
        <FilterTag to={link({ kind: 'smallGroup' })} on={filter === 'smallGroup'}>
          {t('year.groupsAlone')}
        </FilterTag>
      </nav>
    </div>
  )
}
