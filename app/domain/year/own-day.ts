// Reads the form of an own day: its first and last day and its name in three languages.
import { z } from 'zod'
import { locales } from '#db/schema'
import { inLocale } from '~/i18n/named'
import { daysLater } from '../core/time'
import { day, line, neededDay } from '../people/form-fields'

/** The longest period that is one entry. */
const mostDays = 366

/** The form of an own day; without a last day it is of one day. */
export const ownDayForm = z
  .object({
    id: z.uuid(),
    startsOn: neededDay,
    endsOn: day,
    nameFi: line(120),
    nameSv: line(120),
    nameEn: line(120),
  })
  .transform((given, context) => {
    const endsOn = given.endsOn ?? given.startsOn
    const fault = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message })
      return z.NEVER
    }
    if (endsOn < given.startsOn) return fault('endsOn', 'reasons.endBeforeStart')
    if (endsOn > daysLater(given.startsOn, mostDays)) return fault('endsOn', 'year.fault.tooLong')
    if (locales.every((locale) => inLocale(given, 'name', locale) === ''))
      return fault('nameFi', 'year.fault.nameMissing')
    return { ...given, endsOn }
  })

export type OwnDayPlan = z.output<typeof ownDayForm>
