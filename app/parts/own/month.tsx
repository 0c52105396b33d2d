// A month of one's own calendar: a row a week with its number; on a phone the days that hold something, one under another.
import { Link } from '@remix-run/react'
import type { MonthWeek } from '~/domain/calendar/weeks'
import { entriesOn, type OwnEntry } from '~/domain/own/calendar'
import type { OwnCalendar } from '~/domain/own/calendar.server'
import { hours, monthAndYear } from '~/i18n/dates'
import { breakable } from '~/i18n/hyphens'
import { written } from '~/i18n/named'
import { InLanguage, useWords } from '~/ui/words'
import { DayName, MonthHead } from '../year/month-days'
import { StandingTag } from './standing-tag'

type Month = Extract<OwnCalendar, { view: 'month' }>

export function OwnMonth(calendar: Month) {
  const { t, locale } = useWords()
  const { weeks, month, entries } = calendar
  const inMonth = entries.some(
    ({ firstDay, lastDay }) => firstDay <= `${month}-31` && lastDay >= `${month}-01`,
  )
  return (
    <>
      {!inMonth && <p className="soft">{t('own.calendar.monthNone')}</p>}
      <div className="year-sheet">
        <table className="month" role="table">
          <caption className="unseen">{monthAndYear(month, locale)}</caption>
          <MonthHead weeks={weeks} />
          <tbody role="rowgroup">
            {weeks.map((week) => (
              <Week key={week.days[0]?.day} week={week} calendar={calendar} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Week({ week, calendar }: { week: MonthWeek; calendar: Month }) {
  const { t } = useWords()
  return (
    <tr role="row">
      <th scope="row" role="rowheader" className="week-head">
        <span className="unseen">{t('year.week')} </span>
        <span className="n">{week.week}</span>
      </th>
      {week.days.map(({ day, inMonth }) => (
        <Day key={day} day={day} inMonth={inMonth} calendar={calendar} />
      ))}
    </tr>
  )
}

function Day({ day, inMonth, calendar }: { day: string; inMonth: boolean; calendar: Month }) {
  const { locale } = useWords()
  const own = entriesOn(calendar.entries, day)
  const holiday = calendar.holidays.find((one) => one.day === day)
  const today = day === calendar.today
  const looks = [
    !inMonth && 'outside',
    today && 'today',
    holiday && 'holiday',
    own.length === 0 && !holiday && 'nothing',
  ]
  return (
    <td role="cell" className={looks.filter(Boolean).join(' ') || undefined}>
      <DayName day={day} today={today} />
      {holiday && (
        <div className="remark holiday">
          <InLanguage written={written(holiday, 'name', locale)} />
        </div>
      )}
      {own.map((entry) => (
        <Entry key={entry.key} entry={entry} day={day} />
      ))}
    </td>
  )
}

function Entry({ entry, day }: { entry: OwnEntry; day: string }) {
  const { t, locale } = useWords()
  const starts = day === entry.firstDay
  return (
    <div className="own-entry">
      <small>{starts ? hours(entry.startsAt, entry.endsAt, locale) : t('year.continues')}</small>
      <Link to={entry.to}>
        <EntryTitle entry={entry} />
      </Link>
      <StandingTag standing={entry.standing} />
    </div>
  )
}

/** The title, whose long words are divided between syllables in a narrow day. */
function EntryTitle({ entry }: { entry: OwnEntry }) {
  const { t, locale } = useWords()
  const title = written(entry, 'title', locale)
  if (title.text === '') return <>{t('events.noTitle')}</>
  return <InLanguage written={title.lang === 'fi' ? { ...title, text: breakable(title.text) } : title} />
}
