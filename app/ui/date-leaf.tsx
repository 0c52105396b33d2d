// A leaf of a calendar: the month and the day, beside a text that says the date in full.
import { monthName, shortDate } from '~/i18n/dates'
import { useWords } from './words'

/** @param at an instant; the leaf shows the day it falls on in the zone */
export function DateLeaf({ at, zone }: { at: string; zone?: string }) {
  const { locale } = useWords()
  const day = /\d+/.exec(shortDate(at, locale, zone))?.[0]
  return (
    <div className="leaf" aria-hidden>
      <span>{monthName(at, locale, zone)}</span>
      <b>{day}</b>
    </div>
  )
}
