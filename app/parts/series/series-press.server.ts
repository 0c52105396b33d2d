// Carries out what is pressed on the page of new dates in a row: dates proposed by a rhythm, a row more, a row less, planning.
import { parseWithZod } from '@conform-to/zod/v4'
import type { AppLoadContext } from '@remix-run/node'
import { publicHolidaysOf } from '~/domain/calendar/public-holidays.server'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { daysLater, type PlainDate } from '~/domain/core/time'
import type { EventPlan } from '~/domain/events/rules'
import {
  everyWeeks,
  mostDates,
  schoolHolidayOn,
  type Skipped,
  type WhyOff,
  type WinterWeek,
} from '~/domain/series/dates'
import { rhythm, seriesForm } from '~/domain/series/plan-form'
import { emptyRow, type DateRow } from '~/domain/series/rules'
import { planSeries, type DateFault } from '~/domain/series/series-acts.server'
import { ownDaysIn } from '~/domain/year/year.server'
import type { Locale } from '#db/schema'
import { nameIn, written } from '~/i18n/named'
import { paths } from '~/paths'

type Given = { context: AppLoadContext; actor: Actor; locale: Locale; body: FormData }

const parse = (body: FormData) => parseWithZod(body, { schema: seriesForm, disableAutoCoercion: true })
type Reply = ReturnType<ReturnType<typeof parse>['reply']>

/** The page again: what was typed, what is wrong with it, and which days a rhythm left out. */
export type SeriesAgain = {
  to: null
  lastResult: Reply
  /** Another key is another form: its rows have changed. */
  key: string | null
  /** The row that the cursor goes to. */
  cursor: number | null
  skipped: Skipped[] | null
}

export async function pressSeries(given: Given): Promise<SeriesAgain | { to: string }> {
  const intent = String(given.body.get('intent') ?? 'plan')
  const remove = /^remove-(\d+)$/.exec(intent)?.[1]
  if (intent === 'fill') return fill(given)
  if (intent === 'add') return reshaped(given.body, (rows) => [...rows, emptyRow].slice(0, mostDates))
  if (remove !== undefined)
    return reshaped(given.body, (rows) => rows.filter((_, at) => at !== Number(remove)))
  return plan(given)
}

/** The rows of dates as they were typed. */
function rowsIn(body: FormData): DateRow[] {
  const rows: DateRow[] = []
  const typed = (at: number, name: keyof DateRow) =>
    String(body.get(`dates[${at}].${name}`) ?? '').slice(0, 300)
  for (let at = 0; at < mostDates && body.has(`dates[${at}].date`); at++)
    rows.push({
      date: typed(at, 'date'),
      from: typed(at, 'from'),
      to: typed(at, 'to'),
      place: typed(at, 'place'),
      which: typed(at, 'which'),
    })
  return rows
}

function putRows(body: FormData, rows: readonly DateRow[]): void {
  for (const name of [...body.keys()]) if (name.startsWith('dates[')) body.delete(name)
  rows.forEach((row, at) => {
    for (const [name, value] of Object.entries(row)) body.append(`dates[${at}].${name}`, value)
  })
}

/** @param shape what becomes of the rows */
function reshaped(
  body: FormData,
  shape: (rows: DateRow[]) => DateRow[],
  skipped: Skipped[] | null = null,
): SeriesAgain {
  const before = rowsIn(body)
  const rows = shape(before)
  putRows(body, rows)
  // What was typed is shown again, but nothing of it is told to be wrong before it is sent.
  const { status: _status, error: _error, ...shown } = parse(body).reply()
  const changed = rows.findIndex((row, at) => row !== before[at])
  const cursor =
    skipped !== null || rows.length === before.length ? null : changed === -1 ? rows.length - 1 : changed
  return { to: null, lastResult: shown, key: crypto.randomUUID(), cursor, skipped }
}

/** Why a day is none to meet on: a public holiday, a school holiday, an own day of the organisers. */
async function offDays(
  { context, locale }: Given,
  winter: WinterWeek,
  since: PlainDate,
): Promise<(day: PlainDate) => WhyOff | null> {
  const ownDays = await ownDaysIn(context.db, { from: since, to: daysLater(since, 3 * 366) })
  return (day) => {
    const holiday = publicHolidaysOf(Number(day.slice(0, 4))).find((one) => one.day === day)
    if (holiday) return { why: 'publicHoliday', name: nameIn(holiday, locale) }
    const school = schoolHolidayOn(day, winter)
    if (school) return { why: 'schoolHoliday', kind: school }
    const own = ownDays.find(({ startsOn, endsOn }) => startsOn <= day && endsOn >= day)
    return own ? { why: 'ownDay', name: written(own, 'name', locale).text } : null
  }
}

/** Fills the rows with the days of a rhythm; the rows that were there give way. */
async function fill(given: Given): Promise<SeriesAgain> {
  const { body } = given
  const read = rhythm.safeParse(Object.fromEntries(body))
  if (!read.success) {
    const lastResult = parse(body).reply({ fieldErrors: { since: ['frame.form.notADay'] } })
    return { to: null, lastResult, key: null, cursor: null, skipped: null }
  }
  const { since, every, times, winter } = read.data
  const found = everyWeeks({ from: since, weeks: every, times }, await offDays(given, winter, since))
  const rows = found.days.map((date) => ({ ...emptyRow, date }))
  return reshaped(body, () => (rows.length === 0 ? [emptyRow] : rows), found.skipped)
}

async function plan({ context, actor, body }: Given): Promise<SeriesAgain | { to: string }> {
  const submission = parse(body)
  const again = (lastResult: Reply): SeriesAgain => ({
    to: null,
    lastResult,
    key: null,
    cursor: null,
    skipped: null,
  })
  if (submission.status !== 'success') return again(submission.reply())
  const mailbox = context.config.mailFrom.address
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    planSeries(c, submission.value, { mailbox }),
  )
  if (result.ok) return { to: paths.series(submission.value.id, { done: 'made' }) }
  return again(submission.reply({ fieldErrors: errorsOf(result.faults) }))
}

const fieldOfRow: Partial<Record<keyof EventPlan, keyof DateRow>> = { startsAt: 'date', endsAt: 'to' }

/** Each fault at the field of its row, or at the field that all rows share. */
function errorsOf(faults: readonly DateFault[]): Record<string, string[]> {
  return Object.fromEntries(
    faults.map(({ row, field, fault }) => {
      const ofRow = fieldOfRow[field]
      return [ofRow ? `dates[${row}].${ofRow}` : field, [`events.fault.${fault}`]]
    }),
  )
}
