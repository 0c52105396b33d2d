// Carries out what is pressed on the page that proposes times: one more row, a row less, a look at clashes, asking the
// group, calling the meeting at once.
import { parseWithZod } from '@conform-to/zod/v4'
import type { AppLoadContext } from '@remix-run/node'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { dateOf, type Instant } from '~/domain/core/time'
import { circleOf } from '~/domain/meetings/circle.server'
import { clashesOf, type Clash } from '~/domain/meetings/clashes.server'
import { callMeeting } from '~/domain/meetings/meeting-acts.server'
import { startPoll } from '~/domain/meetings/poll-acts.server'
import { nextRow, pollForm, timeRow, usualClosing, type TimeRow } from '~/domain/meetings/poll-form'
import { mostTimes } from '~/domain/meetings/limits'
import { paths } from '~/paths'

type Given = {
  context: AppLoadContext
  actor: Extract<Actor, { kind: 'person' }>
  networkId: string
  body: FormData
}

const parse = (body: FormData) => parseWithZod(body, { schema: pollForm, disableAutoCoercion: true })
type Reply = ReturnType<ReturnType<typeof parse>['reply']>

/** The page again: what was typed, what is wrong with it, and what clashes with each row. */
export type DatesAgain = {
  to: null
  lastResult: Reply
  /** Another key is another form: its rows have changed. */
  key: string | null
  /** The row that the cursor goes to: the one that was added, or that stands where one was taken away. */
  cursor: number | null
  clashes: (Clash | null)[]
}
export type DatesPressed = DatesAgain | { to: string }

export async function pressDates(given: Given): Promise<DatesPressed> {
  const intent = String(given.body.get('intent') ?? 'ask')
  const remove = /^remove-(\d+)$/.exec(intent)?.[1]
  if (intent === 'add') return reshaped(given, (rows) => [...rows, nextRow(rows)].slice(0, mostTimes))
  if (intent === 'look') return reshaped(given, (rows) => rows)
  if (remove !== undefined) return reshaped(given, (rows) => rows.filter((_, at) => at !== Number(remove)))
  return intent === 'call' ? call(given) : ask(given)
}

/** The rows of times as they were typed. */
function rowsIn(body: FormData): TimeRow[] {
  const rows: TimeRow[] = []
  const typed = (at: number, name: keyof TimeRow) => String(body.get(`times[${at}].${name}`) ?? '')
  for (let at = 0; at < mostTimes && body.has(`times[${at}].date`); at++)
    rows.push({
      date: typed(at, 'date'),
      from: typed(at, 'from'),
      to: typed(at, 'to'),
      which: typed(at, 'which'),
    })
  return rows
}

function putRows(body: FormData, rows: readonly TimeRow[]): void {
  for (const name of [...body.keys()]) if (name.startsWith('times[')) body.delete(name)
  rows.forEach((row, at) => {
    for (const [name, value] of Object.entries(row)) body.append(`times[${at}].${name}`, value)
  })
}

async function reshaped(given: Given, shape: (rows: TimeRow[]) => TimeRow[]): Promise<DatesAgain> {
  const before = rowsIn(given.body)
  const rows = shape(before)
  const changed = rows.findIndex((row, at) => row !== before[at])
  putRows(given.body, rows)
  // What was typed is shown again, but nothing of it is told to be wrong before it is sent.
  const { status: _status, error: _error, ...shown } = parse(given.body).reply()
  return {
    to: null,
    lastResult: shown,
    key: crypto.randomUUID(),
    cursor: rows.length === before.length ? null : changed === -1 ? rows.length - 1 : changed,
    clashes: await clashesByRow(given, rows),
  }
}

/** What clashes with each row that holds a time. */
async function clashesByRow(
  { context: { db, now }, actor, networkId }: Given,
  rows: readonly TimeRow[],
): Promise<(Clash | null)[]> {
  const times = rows.map((row) => timeRow.safeParse(row).data ?? null)
  const circle = await circleOf(db, networkId, dateOf(now()))
  const others = circle.flatMap(({ personId, liaison }) =>
    liaison || personId === actor.personId ? [] : [personId],
  )
  const found = await clashesOf(
    db,
    times.filter((time) => time !== null),
    { reader: actor, others },
  )
  let next = 0
  return times.map((time) => (time === null ? null : (found[next++] ?? null)))
}

async function again(given: Given, lastResult: Reply): Promise<DatesAgain> {
  const clashes = await clashesByRow(given, rowsIn(given.body))
  return { to: null, lastResult, key: null, cursor: null, clashes }
}

async function ask(given: Given): Promise<DatesPressed> {
  const { context, actor, networkId, body } = given
  const submission = parse(body)
  if (submission.status !== 'success') return again(given, submission.reply())
  const { id, withLiaison: _, closesOn, ...poll } = submission.value
  const { name, address } = context.config.mailFrom
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    startPoll(
      c,
      id,
      { ...poll, networkId, closesOn: closesOn ?? usualClosing(poll.times, c.now) },
      { name, address },
    ),
  )
  if (result.ok) return { to: paths.dates(networkId, id, { done: 'asked' }) }
  const fault = [`reasons.${result.reason}`]
  const ofClosing = result.reason === 'closesInPast' || result.reason === 'closesAfterTimes'
  const rows = rowsAtFault(result.reason, body, context.now())
  if (ofClosing) return again(given, submission.reply({ fieldErrors: { closesOn: fault } }))
  if (rows.length === 0) return again(given, submission.reply({ formErrors: fault }))
  const fieldErrors = Object.fromEntries(rows.map((at) => [`times[${at}].date`, fault]))
  return again(given, submission.reply({ fieldErrors }))
}

/** The rows that a refusal is about: those that have passed, or that say again what one before them says. */
function rowsAtFault(reason: string, body: FormData, now: Instant): number[] {
  const times = rowsIn(body).map((row) => timeRow.safeParse(row).data ?? null)
  const kinds = times.map((time) => time && `${time.startsAt} ${time.endsAt}`)
  return times.flatMap((time, at) => {
    if (time === null) return []
    const past = reason === 'timePast' && time.startsAt <= now
    const again = reason === 'timesAlike' && kinds.indexOf(kinds[at] ?? null) < at
    return past || again ? [at] : []
  })
}

async function call(given: Given): Promise<DatesPressed> {
  const { context, actor, networkId, body } = given
  const submission = parse(body)
  if (submission.status !== 'success') return again(given, submission.reply())
  const { id, closesOn: _, times, ...meeting } = submission.value
  const [time, ...more] = times
  if (time === undefined || more.length > 0)
    return again(given, submission.reply({ formErrors: ['reasons.oneTimeToCall'] }))
  const mailbox = context.config.mailFrom.address
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    callMeeting(c, id, { ...meeting, ...time, networkId }, { mailbox }),
  )
  if (result.ok) return { to: paths.meeting(networkId, id, { done: 'called' }) }
  const [at] = rowsAtFault(result.reason, body, context.now())
  const fault = [`reasons.${result.reason}`]
  return again(
    given,
    submission.reply(
      at === undefined ? { formErrors: fault } : { fieldErrors: { [`times[${at}].date`]: fault } },
    ),
  )
}
