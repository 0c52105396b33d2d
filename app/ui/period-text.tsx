// From–to in plain dates, as the language writes it.
import { plainDate } from '~/i18n/dates'
import { useWords } from './words'

/** "1.3.2019–31.8.2022", or "1.3.2019 alkaen" for what still holds. */
export function PeriodText({ from, to }: { from: string; to: string | null }) {
  const { t, locale } = useWords()
  if (to === null) return <>{t('frame.period.since', { date: plainDate(from, locale) })}</>
  return (
    <>
      {plainDate(from, locale)}–{plainDate(to, locale)}
    </>
  )
}
