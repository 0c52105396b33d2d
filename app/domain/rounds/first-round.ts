// What the form of a new round proposes: three weeks to answer, groups of eight to ten from the month after, all groups go on.
import { daysLater, type PlainDate } from '../core/time'
import type { RoundGiven } from './round-acts.server'

const daysToAnswer = 21
/** Between the last answer and the first day groups are composed and told. */
const daysToCompose = 21

/** The first day of the month that begins on the day or after it. */
function monthFrom(day: PlainDate): PlainDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  if (date === 1) return day
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

export function firstRound(today: PlainDate, groups: string[]): RoundGiven {
  const answerBy = daysLater(today, daysToAnswer)
  return {
    name: '',
    startsOn: monthFrom(daysLater(answerBy, daysToCompose)),
    answerBy,
    messageFi: '',
    messageSv: '',
    messageEn: '',
    sizeMin: 8,
    sizeMax: 10,
    groups,
  }
}
