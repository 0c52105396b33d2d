// A month: a row a week with its number, a cell a day with all that is on it. On a phone the days that hold something
// stand under each other as a list.
import type { MonthWeek } from '~/domain/calendar/weeks'
import type { YearContent } from '~/domain/year/year.server'
import { written } from '~/i18n/named'
import { InLanguage, useWords } from '~/ui/words'
import { DayName, MonthHead } from './month-days'
import { Occasion } from './occasion'
import { clashing, dayId, onDay } from './on-day'
import { Sign } from './sign'

type Props = { weeks: MonthWeek[]; today: string; content: YearContent; caption: string }

export function MonthTable({ weeks, today, content, caption }: Props) {
  const clashes = clashing(content)
  return (
    <table className="month" role="table">
      <caption className="unseen">{caption}</caption>
      <MonthHead weeks={weeks} />
      <tbody role="rowgroup">
        {weeks.map((week) => (
          <tr key={week.days[0]?.day} role="row">
            <WeekHead week={week} content={content} />
            {week.days.map(({ day, inMonth }) => (
              <DayCell
                key={day}
                day={day}
                inMonth={inMonth}
                today={day === today}
                content={content}
                clashes={clashes}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The number of a week, and the school holidays that it usually is of. */
function WeekHead({ week, content }: { week: MonthWeek; content: YearContent }) {
  const { t } = useWords()
  const [first, last] = [week.days[0]?.day ?? '', week.days[6]?.day ?? '']
  const holidays = content.schoolHolidays.filter(
    ({ startsOn, endsOn }) => startsOn <= last && endsOn >= first,
  )
  return (
    <th scope="row" role="rowheader" className={holidays.length > 0 ? 'week-head school' : 'week-head'}>
      <span className="unseen">{t('year.week')} </span>
      <span className="n">{week.week}</span>
      {holidays.map(({ kind }) => (
        <small key={kind}>
          <Sign of="schoolHoliday" size={12} /> {t('year.usually', { name: t(`year.school.${kind}`) })}
        </small>
      ))}
    </th>
  )
}

type CellProps = {
  day: string
  inMonth: boolean
  today: boolean
  content: YearContent
  clashes: Set<string>
}

function DayCell({ day, inMonth, today, content, clashes }: CellProps) {
  const { t, locale } = useWords()
  const { events, groups, publicHoliday, schoolHoliday, ownDays } = onDay(content, day)
  const holds = events.length + groups + ownDays.length > 0 || publicHoliday !== undefined
  const looks = [
    !inMonth && 'outside',
    today && 'today',
    schoolHoliday && 'school',
    publicHoliday && 'holiday',
    !holds && 'nothing',
  ]
  return (
    <td role="cell" id={dayId(day)} data-day={day} className={looks.filter(Boolean).join(' ') || undefined}>
      <DayName day={day} today={today} />
      {publicHoliday && (
        <div className="remark holiday">
          <Sign of="publicHoliday" />
          <InLanguage written={written(publicHoliday, 'name', locale)} />
        </div>
      )}
      {ownDays.map((own) => (
        <div key={own.id} className="remark ownDay">
          <Sign of="ownDay" />
          <InLanguage written={written(own, 'name', locale)} />
        </div>
      ))}
      {events.map((event) => (
        <Occasion key={event.id} event={event} day={day} clashes={clashes.has(event.id)} />
      ))}
      {groups > 0 && (
        <div className="remark smallGroup">
          <Sign of="smallGroup" />
          {t('year.groupsMeet', { count: groups })}
        </div>
      )}
    </td>
  )
}
