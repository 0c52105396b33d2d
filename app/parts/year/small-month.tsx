// A month of the year at a glance: the days with their signs, and under them what is on, day by day.
import { Link } from '@remix-run/react'
import type { MonthWeek } from '~/domain/calendar/weeks'
import type { YearContent, YearFilter } from '~/domain/year/year.server'
import { dateOfDay, monthAndYear, plainDay, plainShortDay } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { InLanguage, useWords } from '~/ui/words'
import { MonthHead } from './month-days'
import { Occasion } from './occasion'
import { clashing, dayId, onDay } from './on-day'
import { Sign, type CalendarSign } from './sign'

type Props = { month: string; weeks: MonthWeek[]; today: string; content: YearContent; filter: YearFilter }

export function SmallMonth({ month, weeks, today, content, filter }: Props) {
  const { locale } = useWords()
  const address = paths.year({ month, kind: filter ?? undefined })
  return (
    <section className="small-month" aria-labelledby={`m-${month}`}>
      <h2 id={`m-${month}`}>
        <Link to={address}>{monthAndYear(month, locale)}</Link>
      </h2>
      <table className="days" role="table" aria-labelledby={`m-${month}`}>
        <MonthHead weeks={weeks} narrow />
        <tbody role="rowgroup">
          {weeks.map((week) => (
            <tr key={week.days[0]?.day} role="row">
              <th scope="row" role="rowheader" className="week-head">
                {week.week}
              </th>
              {week.days.map(({ day, inMonth }) =>
                inMonth ? (
                  <SmallDay key={day} day={day} today={day === today} content={content} address={address} />
                ) : (
                  <td key={day} role="cell" />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <MonthList month={month} content={content} />
    </section>
  )
}

type DayProps = { day: string; today: boolean; content: YearContent; address: string }

function SmallDay({ day, today, content, address }: DayProps) {
  const { t, locale } = useWords()
  const { events, groups, publicHoliday, schoolHoliday, ownDays } = onDay(content, day)
  const signs = new Set<CalendarSign>([
    ...events.filter(({ status }) => status !== 'cancelled').map(({ kind }) => kind),
    ...(groups > 0 ? (['smallGroup'] as const) : []),
    ...(ownDays.length > 0 ? (['ownDay'] as const) : []),
  ])
  const looks = [today && 'today', schoolHoliday && 'school', publicHoliday && 'holiday']
  const shown = (
    <>
      <span aria-hidden>{dateOfDay(day)}</span>
      <span className="unseen">
        {plainDay(day, locale)}
        {today && ` (${t('year.today')})`}
        {publicHoliday && ` (${t('year.sign.publicHoliday')})`}
      </span>
    </>
  )
  return (
    <td role="cell" data-day={day} className={looks.filter(Boolean).join(' ') || undefined}>
      {signs.size > 0 ? <Link to={`${address}#${dayId(day)}`}>{shown}</Link> : shown}
      {signs.size > 0 && (
        <span className="signs" aria-hidden>
          {[...signs].slice(0, 3).map((sign) => (
            <Sign key={sign} of={sign} size={10} />
          ))}
        </span>
      )}
    </td>
  )
}

/** What begins in the month, and its days that have a name. */
function MonthList({ month, content }: { month: string; content: YearContent }) {
  const { t, locale } = useWords()
  const clashes = clashing(content)
  const days = new Set<string>()
  const first = `${month}-01`
  const begins = (from: string, to: string) => (from < first && to >= first ? first : from)
  for (const { firstDay, lastDay } of content.events) days.add(begins(firstDay, lastDay))
  for (const { day } of content.publicHolidays) days.add(day)
  for (const { startsOn, endsOn } of content.ownDays) days.add(begins(startsOn, endsOn))
  for (const day of Object.keys(content.groupMeetings)) days.add(day)
  const own = [...days].filter((day) => day.startsWith(month)).sort()
  if (own.length === 0) return <p className="soft small">{t('year.nothing')}</p>
  return (
    <ol className="month-list">
      {own.map((day) => {
        const { events, groups, publicHoliday, ownDays } = onDay(content, day)
        return (
          <li key={day}>
            <span className="n soft">{plainShortDay(day, locale)}</span>
            <div>
              {publicHoliday && (
                <div className="remark holiday">
                  <Sign of="publicHoliday" />
                  <InLanguage written={written(publicHoliday, 'name', locale)} />
                </div>
              )}
              {ownDays
                .filter(({ startsOn, endsOn }) => begins(startsOn, endsOn) === day)
                .map((one) => (
                  <div key={one.id} className="remark ownDay">
                    <Sign of="ownDay" />
                    <InLanguage written={written(one, 'name', locale)} />
                  </div>
                ))}
              {events
                .filter(({ firstDay, lastDay }) => begins(firstDay, lastDay) === day)
                .map((event) => (
                  <Occasion key={event.id} event={event} day={day} clashes={clashes.has(event.id)} />
                ))}
              {groups > 0 && (
                <div className="remark smallGroup">
                  <Sign of="smallGroup" />
                  {t('year.groupsMeet', { count: groups })}
                </div>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
