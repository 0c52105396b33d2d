// Reads the form of dates in a row: what they share, and a row for each with what differs; an error for each field.
import { z } from 'zod'
import { eventKinds } from '#db/schema'
import { Temporal } from 'temporal-polyfill'
import { asInstant, daysLater, helsinki, readLocalTime, type Instant } from '../core/time'
import type { EventPlan } from '../events/rules'
import { address, day, isDay, line, neededDay, text, ticked } from '../people/form-fields'
import { mostDates, winterWeeks } from './dates'
import type { DateRow } from './rules'

/** A date as it is planned. */
export type PlannedDate = { startsAt: Instant; endsAt: Instant; place: string }

const clock = z
  .string()
  .optional()
  .transform((given) => (given ?? '').trim())
  .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^$/, 'frame.form.notATime'))

const neededClock = clock.pipe(z.string().min(1, 'frame.form.notATime'))

const numberUpTo = (most: number, fault: string) =>
  z
    .string()
    .optional()
    .transform((given, context) => {
      const digits = (given ?? '').replace(/\s/g, '')
      if (digits === '') return null
      const number = Number(digits)
      if (/^\d{1,6}$/.test(digits) && number >= 0 && number <= most) return number
      context.addIssue(fault)
      return z.NEVER
    })

const capacity = numberUpTo(999_999, 'events.fault.capacityWrong').refine(
  (given) => given !== 0,
  'events.fault.capacityWrong',
)

const which = z.enum(['first', 'second']).optional().catch(undefined)
const row = z.object({ date: day, from: clock, to: clock, place: line(200), which })
type ReadRow = z.output<typeof row>

const timeFaults = {
  malformed: 'frame.form.notATime',
  missing: 'events.fault.missingHour',
  doubled: 'events.fault.doubledHour',
} as const

type Fault = { field: keyof DateRow; message: string }

/** The time of a row, or what is wrong with it (rule I5 of calendar and mail). */
export function dateOfRow(
  given: ReadRow & { date: string },
  usual: { from: string; to: string; place: string },
): PlannedDate | Fault {
  const from = readLocalTime(`${given.date}T${given.from || usual.from}`, given.which)
  if (!from.ok) return { field: 'from', message: timeFaults[from.reason] }
  const to = readLocalTime(`${given.date}T${given.to || usual.to}`, given.which ?? 'second')
  if (!to.ok) return { field: 'to', message: timeFaults[to.reason] }
  if (to.at <= from.at) return { field: 'to', message: 'events.fault.endBeforeStart' }
  return { startsAt: from.at, endsAt: to.at, place: given.place || usual.place }
}

const email = address.transform((given) => given ?? '')

const texts = {
  titleFi: line(200),
  titleSv: line(200),
  titleEn: line(200),
  descriptionFi: text(5000),
  descriptionSv: text(5000),
  descriptionEn: text(5000),
  contactName: line(120),
  contactEmail: email,
  contactPhone: line(60),
}

/** The form of new dates in a row. Whether each is a sound plan is `planSeries`' to say. */
export const seriesForm = z
  .object({
    id: z.uuid(),
    kind: z.enum(eventKinds, 'frame.form.chooseOne'),
    ...texts,
    from: neededClock,
    to: neededClock,
    place: line(200),
    onlineUrl: line(500),
    capacity,
    answerDays: numberUpTo(120, 'series.fault.answerDays'),
    dates: z.array(row).max(mostDates, 'series.fault.tooMany').default([]),
  })
  .transform(({ dates, from, to, ...shared }, context) => {
    const planned: (PlannedDate & { row: number })[] = []
    for (const [at, given] of dates.entries()) {
      if (given.date === null) continue
      const read = dateOfRow({ ...given, date: given.date }, { from, to, place: shared.place })
      if ('field' in read)
        context.addIssue({ code: 'custom', message: read.message, path: ['dates', at, read.field] })
      else if (planned.some(({ startsAt }) => startsAt === read.startsAt))
        context.addIssue({ code: 'custom', message: 'series.fault.alike', path: ['dates', at, 'date'] })
      else planned.push({ ...read, row: at })
    }
    if (planned.length === 0 && context.issues.length === 0)
      context.addIssue({ code: 'custom', message: 'series.fault.none', path: ['dates', 0, 'date'] })
    return { ...shared, dates: planned }
  })
export type SeriesPlan = z.output<typeof seriesForm>

/** The form of one more date. */
export const dateForm = z.object({
  id: z.uuid(),
  date: neededDay,
  from: clock,
  to: clock,
  place: line(200),
  which,
})

/** The form of the texts of all dates. */
export const textsForm = z.object({
  version: z.coerce.number().int().catch(-1),
  batchId: z.string().max(100).catch(''),
  ...texts,
})
export type SeriesTexts = Pick<EventPlan, keyof typeof texts>

/** What proposes dates: every so many weeks from a day on, so many times. */
export const rhythm = z.object({
  every: z.coerce.number().int().min(1).max(8).catch(4),
  since: z.string().refine(isDay, 'frame.form.notADay'),
  times: z.coerce.number().int().min(1).max(mostDates).catch(4),
  winter: z.enum(winterWeeks).catch('winter8'),
  anyDay: ticked,
})

/** The deadline of a date: so many days before at four o'clock; the start itself when that has passed. */
export function deadlineOf(startsAt: Instant, answerDays: number | null, now: Instant): Instant | null {
  if (answerDays === null) return null
  const date = Temporal.Instant.from(startsAt).toZonedDateTimeISO(helsinki).toPlainDate()
  const by = Temporal.PlainDate.from(daysLater(date.toString(), -answerDays))
  const at = asInstant(by.toZonedDateTime({ timeZone: helsinki, plainTime: '16:00' }).toInstant())
  return at <= now || at > startsAt ? startsAt : at
}

/** The plan of one date. */
export const planOf = (
  shared: Omit<SeriesPlan, 'id' | 'dates' | 'place'>,
  date: PlannedDate,
  now: Instant,
): EventPlan => {
  const { answerDays, ...rest } = shared
  const { startsAt, endsAt, place } = date
  return { ...rest, startsAt, endsAt, place, answerBy: deadlineOf(startsAt, answerDays, now) }
}
