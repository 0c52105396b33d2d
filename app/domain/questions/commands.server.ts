// What organisers do to the questions of an event: add, revise, order, remove and bring back, copy along.
import type { AskedOf, EventTable, QuestionKind, QuestionTable } from '#db/schema'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { eventById } from '../events/queries.server'
import { questionsOf, sessionsTaken } from './queries.server'
import { alwaysSensitive, mostQuestions, type Option } from './rules'
import { readOptions, readReply } from './stored'

/** What an organiser says of a question. */
export type GivenQuestion = {
  kind: QuestionKind
  labelFi: string
  labelSv: string
  labelEn: string
  options: Option[]
  required: boolean
  sensitive: boolean
  askedOf: AskedOf
}

export type PlanRefusal = Refusal<'eventCancelled' | 'eventOver'>

/** Why nothing of the event's questions can be changed any more. */
function planRefusal(event: EventTable, c: Change): PlanRefusal | null {
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  return event.endsAt <= c.now ? { ok: false, reason: 'eventOver' } : null
}

async function eventToPlan(c: Change, eventId: string): Promise<{ refusal: PlanRefusal | null }> {
  allow(c.actor, { act: 'planEvents' })
  return { refusal: planRefusal(await eventById(c.trx, eventId), c) }
}

const columnsOf = (given: GivenQuestion) => ({
  kind: given.kind,
  labelFi: given.labelFi,
  labelSv: given.labelSv,
  labelEn: given.labelEn,
  options: JSON.stringify(given.options),
  required: given.required ? (1 as const) : (0 as const),
  sensitive: given.sensitive || alwaysSensitive(given.kind) ? (1 as const) : (0 as const),
  askedOf: given.askedOf,
})

/** Adds a question after the others. @param id given by the form: the same one again adds nothing more */
export async function addQuestion(
  c: Change,
  eventId: string,
  id: string,
  given: GivenQuestion,
): Promise<{ ok: true } | PlanRefusal | Refusal<'questionsTooMany'>> {
  const { refusal } = await eventToPlan(c, eventId)
  if (refusal) return refusal
  const there = await questionsOf(c.trx, eventId)
  if (await isKnown(c, id)) return { ok: true }
  if (there.length >= mostQuestions) return { ok: false, reason: 'questionsTooMany' }
  const position = (there.at(-1)?.position ?? 0) + 1
  await c.trx
    .insertInto('question')
    .values({ id, eventId, position, ...columnsOf(given), removedAt: null })
    .execute()
  await audit(c, 'addQuestion', { kind: 'event', id: eventId }, { kind: given.kind })
  return { ok: true }
}

/** Whether a form with this id has made its question, taken off since or not. */
async function isKnown(c: Change, id: string): Promise<boolean> {
  const known = await c.trx.selectFrom('question').select('id').where('id', '=', id).executeTakeFirst()
  return known !== undefined
}

/** @throws Response 404 when the event has no such question */
async function questionIn(c: Change, eventId: string, id: string): Promise<QuestionTable> {
  const row = await c.trx.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirst()
  if (row?.eventId !== eventId) throw new Response(null, { status: 404 })
  return row
}

/** Revises a question; its kind stays. What somebody has chosen cannot be taken away, nor the seats of those who chose. */
export async function reviseQuestion(
  c: Change,
  eventId: string,
  id: string,
  given: Omit<GivenQuestion, 'kind'>,
): Promise<{ ok: true } | PlanRefusal | Refusal<'questionRemoved' | 'optionChosen' | 'seatsBelowChosen'>> {
  const { refusal } = await eventToPlan(c, eventId)
  if (refusal) return refusal
  const before = await questionIn(c, eventId, id)
  if (before.removedAt !== null) return { ok: false, reason: 'questionRemoved' }
  const chosen = await chosenIn(c, before)
  const kept = new Map(given.options.map((option) => [option.id, option]))
  if ([...chosen.keys()].some((option) => !kept.has(option))) return { ok: false, reason: 'optionChosen' }
  const lowered = [...chosen].some(([option, people]) => (kept.get(option)?.seats ?? people) < people)
  if (before.kind === 'session' && lowered) return { ok: false, reason: 'seatsBelowChosen' }
  await c.trx
    .updateTable('question')
    .set(columnsOf({ ...given, kind: before.kind }))
    .where('id', '=', id)
    .execute()
  await audit(c, 'reviseQuestion', { kind: 'event', id: eventId }, { kind: before.kind })
  return { ok: true }
}

/** How many have chosen each choice of a question that is still among its choices. */
async function chosenIn(c: Change, question: QuestionTable): Promise<Map<string, number>> {
  const known = new Set(readOptions(question.options).map(({ id }) => id))
  if (known.size === 0) return new Map()
  if (question.kind === 'session') {
    const taken = await sessionsTaken(c.trx, question.eventId, '')
    return new Map([...taken].filter(([option]) => known.has(option)))
  }
  const rows = await c.trx.selectFrom('reply').select('value').where('questionId', '=', question.id).execute()
  const chosen = new Map<string, number>()
  for (const { value } of rows)
    for (const option of readReply(question.kind, value).chosen)
      if (known.has(option)) chosen.set(option, (chosen.get(option) ?? 0) + 1)
  return chosen
}

/** Moves a question a step; at the end of the list it stays. */
export async function moveQuestion(
  c: Change,
  eventId: string,
  id: string,
  way: 'up' | 'down',
): Promise<{ ok: true } | PlanRefusal> {
  const { refusal } = await eventToPlan(c, eventId)
  if (refusal) return refusal
  await questionIn(c, eventId, id)
  const ids = (await questionsOf(c.trx, eventId)).map((question) => question.id)
  const [from, to] = [ids.indexOf(id), ids.indexOf(id) + (way === 'up' ? -1 : 1)]
  if (from < 0 || to < 0 || to >= ids.length) return { ok: true }
  ids.splice(to, 0, ...ids.splice(from, 1))
  for (const [at, one] of ids.entries())
    await c.trx
      .updateTable('question')
      .set({ position: at + 1 })
      .where('id', '=', one)
      .execute()
  return { ok: true }
}

/** Takes a question off, or brings it back; what has been replied is kept meanwhile. @returns how many had replied */
export async function removeQuestion(
  c: Change,
  eventId: string,
  id: string,
): Promise<{ ok: true; replied: number } | PlanRefusal> {
  const { refusal } = await eventToPlan(c, eventId)
  if (refusal) return refusal
  const question = await questionIn(c, eventId, id)
  const { replied } = await c.trx
    .selectFrom('reply')
    .select((e) => e.fn.countAll<number>().as('replied'))
    .where('questionId', '=', id)
    .executeTakeFirstOrThrow()
  if (question.removedAt === null) await setRemoved(c, question, c.now)
  return { ok: true, replied: Number(replied) }
}

export async function restoreQuestion(
  c: Change,
  eventId: string,
  id: string,
): Promise<{ ok: true } | PlanRefusal> {
  const { refusal } = await eventToPlan(c, eventId)
  if (refusal) return refusal
  const question = await questionIn(c, eventId, id)
  if (question.removedAt !== null) await setRemoved(c, question, null)
  return { ok: true }
}

async function setRemoved(c: Change, question: QuestionTable, removedAt: string | null): Promise<void> {
  await c.trx.updateTable('question').set({ removedAt }).where('id', '=', question.id).execute()
  const act = removedAt === null ? 'restoreQuestion' : 'removeQuestion'
  await audit(c, act, { kind: 'event', id: question.eventId }, { kind: question.kind })
}

/** The questions of an earlier event come along to one that has none. */
export async function copyQuestions(c: Change, fromEventId: string, toEventId: string): Promise<void> {
  allow(c.actor, { act: 'planEvents' })
  const has = await c.trx
    .selectFrom('question')
    .select('id')
    .where('eventId', '=', toEventId)
    .executeTakeFirst()
  if (has) return
  const questions = await questionsOf(c.trx, fromEventId)
  if (questions.length === 0) return
  const rows = questions.map(({ options, ...question }) => ({
    ...question,
    id: c.newId(),
    eventId: toEventId,
    options: JSON.stringify(options),
    removedAt: null,
  }))
  await c.trx.insertInto('question').values(rows).execute()
}
