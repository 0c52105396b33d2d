// Reads the form that proposes times: rows of a day and its hours, local times of Helsinki, an error for each field.
import { z } from 'zod'
import { manyLines } from '../core/plain-text'
import { dateOf, daysLater, localOf, readLocalTime, zoned, type Instant, type PlainDate } from '../core/time'
import { day, isDay, line, text, ticked } from '../people/form-fields'
import { mostTimes } from './limits'
import type { TimeSpan } from './rules'

/** What a row of the form holds; `which` of the two hours is meant when the clock goes back in October. */
export type TimeRow = { date: string; from: string; to: string; which: string }

/** A meeting of a small group usually takes a morning's hour and a half. */
const usual = { from: '09:00', to: '10:30' }

/** How many rows the form opens with. */
const rowsAtFirst = 3

const typed = (most: number) =>
  z
    .string()
    .optional()
    .transform((given) => manyLines(given ?? '').slice(0, most))

const timeFaults = {
  malformed: 'frame.form.notATime',
  missing: 'meetings.fault.missingHour',
  doubled: 'meetings.fault.doubledHour',
} as const

const which = z.enum(['first', 'second']).optional().catch(undefined)

type Fault = { at: 'date' | 'from' | 'to'; message: string }

/** The time of a row, or what is wrong with it (rule I5). */
function timeOf(
  date: string,
  clocks: { from: string; to: string },
  hour: 'first' | 'second' | undefined,
): TimeSpan | Fault {
  if (!isDay(date)) return { at: 'date', message: 'frame.form.notADay' }
  const from = readLocalTime(`${date}T${clocks.from}`, hour)
  if (!from.ok) return { at: 'from', message: timeFaults[from.reason] }
  // The hour that comes twice ends where it is last heard, unless it began in its first.
  const to = readLocalTime(`${date}T${clocks.to}`, hour ?? 'second')
  if (!to.ok) return { at: 'to', message: timeFaults[to.reason] }
  if (to.at <= from.at) return { at: 'to', message: 'reasons.timeBackwards' }
  return { startsAt: from.at, endsAt: to.at }
}

const typedTime = z.object({ date: typed(20), from: typed(10), to: typed(10), which })
type TypedTime = z.output<typeof typedTime>
type Context = Parameters<Parameters<typeof typedTime.transform>[0]>[1]

/** What is empty is told at each of the fields, before what is wrong. */
function spanOf({ which: hour, ...given }: TypedTime, context: Context): TimeSpan {
  const empty = (['date', 'from', 'to'] as const).filter((field) => given[field] === '')
  for (const field of empty) context.addIssue({ code: 'custom', message: 'frame.form.fillIn', path: [field] })
  if (empty.length > 0) return z.NEVER
  const read = timeOf(given.date, given, hour)
  if (!('at' in read)) return read
  context.addIssue({ code: 'custom', message: read.message, path: [read.at] })
  return z.NEVER
}

/** A day with its hours, all of them given. */
export const neededTime = typedTime.transform(spanOf)

/** A day with its hours; a row without a day is left out. */
export const timeRow = typedTime.transform((row, context): TimeSpan | null =>
  row.date === '' ? null : spanOf(row, context),
)

/** A page of the web, or nothing. */
export const link = line(500).pipe(
  z.string().refine((given) => given === '' || /^https?:\/\/\S+$/i.test(given), 'reasons.linkWrong'),
)

const about = {
  title: line(160),
  note: text(2000),
  place: line(200),
  onlineUrl: link,
}

/** The form that proposes times or calls a meeting; whether the times agree is `timesFault`'s to say. */
export const pollForm = z.object({
  id: z.uuid(),
  ...about,
  closesOn: day,
  withLiaison: ticked,
  times: z
    .array(timeRow)
    .max(mostTimes, 'reasons.timesTooMany')
    .default([])
    .transform((times) => times.filter((time) => time !== null)),
})

/** The form that moves a meeting. */
export const moveForm = z.object({
  version: z.coerce.number().int().catch(-1),
  batchId: z.string().max(100).catch(''),
  time: timeRow,
  place: about.place,
  onlineUrl: link,
})

/** The rows that the form opens with: the usual hours, the days to be chosen. */
export const firstRows = (): TimeRow[] =>
  Array.from({ length: rowsAtFirst }, () => ({ date: '', ...usual, which: '' }))

/** One more row: the hours of the last one, on the next day that is no weekend's. */
export function nextRow(rows: readonly Pick<TimeRow, 'date' | 'from' | 'to'>[]): TimeRow {
  const last = rows[rows.length - 1]
  if (last === undefined) return { date: '', ...usual, which: '' }
  return { date: isDay(last.date) ? workdayAfter(last.date) : '', from: last.from, to: last.to, which: '' }
}

function workdayAfter(date: PlainDate): PlainDate {
  const next = daysLater(date, 1)
  const { dayOfWeek } = zoned(`${next}T10:00:00.000Z`)
  return dayOfWeek > 5 ? workdayAfter(next) : next
}

/** The last day to tick, unless another is chosen: a week, but before the first of the times. */
export function usualClosing(times: readonly TimeSpan[], now: Instant): PlainDate {
  const today = dateOf(now)
  const inAWeek = daysLater(today, 7)
  const first = times.map(({ startsAt }) => dateOf(startsAt)).sort()[0] ?? inAWeek
  const dayBefore = daysLater(first, -1)
  const closes = inAWeek < dayBefore ? inAWeek : dayBefore
  return closes < today ? today : closes
}

/** What a row shows of a time. */
export function rowOf({ startsAt, endsAt }: TimeSpan): TimeRow {
  const [from, to] = [localOf(startsAt), localOf(endsAt)]
  const reading = readLocalTime(from)
  const doubled = !reading.ok && reading.reason === 'doubled'
  const hour = doubled ? (startsAt === reading.first ? 'first' : 'second') : ''
  return { date: from.slice(0, 10), from: from.slice(11, 16), to: to.slice(11, 16), which: hour }
}
