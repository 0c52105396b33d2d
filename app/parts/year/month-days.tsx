// What every table of a month shares: its head with the days of the week, and what names a day.
import type { MonthWeek } from '~/domain/calendar/weeks'
import { dateOfDay, plainDay, plainShortDay, weekday } from '~/i18n/dates'
import { useWords } from '~/ui/words'

/** @param narrow the month is one of many on the page */
export function MonthHead({ weeks, narrow = false }: { weeks: readonly MonthWeek[]; narrow?: boolean }) {
  const { t, locale } = useWords()
  return (
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader" className={narrow ? 'week-head' : undefined}>
          {t(narrow ? 'year.weekShort' : 'year.week')}
        </th>
        {(weeks[0]?.days ?? []).map(({ day }) => (
          <th key={day} scope="col" role="columnheader">
            {weekday(`${day}T12:00:00.000Z`, locale)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** The day's number in the grid, its date in the list that a phone shows, and the whole of it for a screen reader. */
export function DayName({ day, today }: { day: string; today: boolean }) {
  const { t, locale } = useWords()
  return (
    <div className="day">
      <span className="in-grid" aria-hidden>
        {dateOfDay(day)}
      </span>
      <span className="in-list" aria-hidden>
        {plainShortDay(day, locale)}
      </span>
      <span className="unseen">{plainDay(day, locale)}</span>
      {today && <small>{t('year.today')}</small>}
    </div>
  )
}
