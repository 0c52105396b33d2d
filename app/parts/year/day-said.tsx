// What is known of a day itself, in words: its holidays, own days, that it is at a weekend.
import type { DayFacts } from '~/domain/year/year.server'
import { written } from '~/i18n/named'
import { InLanguage, useWords } from '~/ui/words'
import { Sign } from './sign'

/** @param weekend the day is a Saturday or a Sunday */
export function DaySaid({ facts, weekend }: { facts: DayFacts; weekend: boolean }) {
  const { t, locale } = useWords()
  return (
    <ul className="lines">
      {weekend && <li>{t('year.moving.weekend')}</li>}
      {facts.publicHolidays.map((holiday) => (
        <li key={holiday.day}>
          <Sign of="publicHoliday" /> {t('year.sign.publicHoliday')}:{' '}
          <InLanguage written={written(holiday, 'name', locale)} />
        </li>
      ))}
      {facts.schoolHolidays.map(({ kind }) => (
        <li key={kind}>
          <Sign of="schoolHoliday" /> {t('year.usually', { name: t(`year.school.${kind}`) })}
        </li>
      ))}
      {facts.ownDays.map((own) => (
        <li key={own.id}>
          <Sign of="ownDay" /> <InLanguage written={written(own, 'name', locale)} />
        </li>
      ))}
    </ul>
  )
}
