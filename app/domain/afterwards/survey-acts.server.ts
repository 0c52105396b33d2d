// What organisers do with a survey: write it, open it to those who came, remind the silent once, close it.
import type { Db, Reader } from '#db/connect'
import type { EventTable, SurveyTable } from '#db/schema'
import { written } from '~/i18n/named'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import { change, type Change, type Refusal } from '../core/change.server'
import { dropWaiting, post, unlistedBatch } from '../core/outbox.server'
import { newToken, tokenHash } from '../core/tokens.server'
import { dateOf, type Instant } from '../core/time'
import { eventById } from '../events/queries.server'
import { liveInvitationsOf } from '../invitations/queries.server'
import { fullName } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import { circleOf, notHeld, type NotHeld } from './rules'
import { fewest, remindRefusal, surveyState, type RemindRefusal, type SurveyQuestion } from './survey'
import { surveyOfEvent, turnoutOf, type Survey } from './survey.server'

export type SurveyPlan = Pick<SurveyTable, 'introFi' | 'introSv' | 'introEn' | 'closesOn'> & {
  questions: SurveyQuestion[]
}

/**
 * Writes the survey of an event, or writes over it while it has not been opened.
 * @param given.id made by the form, so that the same form sent twice makes one
 * @param given.version the one that was seen; 0 of a survey that was not there
 * @throws Response 404 when there is no such event
 */
export async function saveSurvey(
  c: Change,
  eventId: string,
  given: { id: string; version: number } & SurveyPlan,
): Promise<{ ok: true } | Refusal<'eventCancelled' | 'surveyOpened' | 'changedMeanwhile'>> {
  allow(c.actor, { act: 'planEvents' })
  const event = await eventById(c.trx, eventId)
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  const before = await surveyOfEvent(c.trx, eventId)
  if (before && before.openedAt !== null) return { ok: false, reason: 'surveyOpened' }
  if ((before?.version ?? 0) !== given.version && !(before?.id === given.id && given.version === 0))
    return { ok: false, reason: 'changedMeanwhile' }
  const { introFi, introSv, introEn, closesOn } = given
  const plan = { introFi, introSv, introEn, closesOn, version: (before?.version ?? 0) + 1 }
  const id = before?.id ?? given.id
  if (before) await c.trx.updateTable('survey').set(plan).where('id', '=', id).execute()
  else {
    const unopened = { openedAt: null, remindedAt: null, closedAt: null }
    await c.trx
      .insertInto('survey')
      .values({ id, eventId, ...unopened, ...plan })
      .execute()
  }
  await writeQuestions(c, id, given.questions)
  await audit(c, 'saveSurvey', { kind: 'event', id: eventId }, { questions: given.questions.length })
  return { ok: true }
}

async function writeQuestions(c: Change, surveyId: string, questions: SurveyQuestion[]): Promise<void> {
  await c.trx.deleteFrom('surveyQuestion').where('surveyId', '=', surveyId).execute()
  const taken = await idsTaken(c, questions)
  for (const [position, { id, options, required, ...question }] of questions.entries())
    await c.trx
      .insertInto('surveyQuestion')
      .values({
        ...question,
        id: taken.has(id) ? c.newId() : id,
        surveyId,
        position,
        options: JSON.stringify(options),
        required: required ? 1 : 0,
      })
      .execute()
}

/** Ids come from the form: one that another survey's question has is not taken from it, nor one given twice. */
async function idsTaken(c: Change, questions: SurveyQuestion[]): Promise<Set<string>> {
  const ids = questions.map(({ id }) => id)
  const rows = await c.trx
    .selectFrom('surveyQuestion')
    .select('id')
    .where('id', 'in', ids.length > 0 ? ids : [''])
    .execute()
  return new Set([...rows.map(({ id }) => id), ...ids.filter((id, at) => ids.indexOf(id) !== at)])
}

/** Those whom a survey asks: who came, and, if the organiser wants, who took part online without being ticked. */
export async function askedBySurvey(db: Reader, eventId: string, online: boolean): Promise<string[]> {
  const invitations = await liveInvitationsOf(db, eventId)
  const elsewhere = (it: (typeof invitations)[number]) =>
    online && it.seat === 'seated' && circleOf(it) === 'online'
  return invitations.filter((it) => it.cameAt !== null || elsewhere(it)).map(({ personId }) => personId)
}

export type OpenRefusal =
  NotHeld | 'changedMeanwhile' | 'surveyEmpty' | 'surveyClosed' | 'surveyClosesPast' | 'surveyTooFew'

/** The letters of a survey share a batch, so that how they go can be counted without naming anybody. */
export const surveyBatch = (surveyId: string): string => `survey-${surveyId}`
/** Of the reminder no list is ever shown: whoever got one had not answered. */
const surveyReminderBatch = (surveyId: string): string => `${unlistedBatch}survey-${surveyId}`

/**
 * Opens the survey: everybody who came gets a letter with a link of their own. Opening what is open changes nothing.
 * @returns how many were asked; those without an address are not
 * @throws Response 404 when there is no such event
 */
export async function openSurvey(
  c: Change,
  eventId: string,
  { version, online }: { version: number; online: boolean },
): Promise<{ ok: true; asked: number } | Refusal<OpenRefusal>> {
  allow(c.actor, { act: 'inviteToEvents' })
  const event = await eventById(c.trx, eventId)
  const refusal = notHeld(event, c.now)
  if (refusal) return { ok: false, reason: refusal }
  const survey = await surveyOfEvent(c.trx, eventId)
  if (survey === null || survey.questions.length === 0) return { ok: false, reason: 'surveyEmpty' }
  if (survey.closedAt !== null) return { ok: false, reason: 'surveyClosed' }
  if (survey.openedAt !== null) return { ok: true, asked: 0 }
  if (survey.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  if (survey.closesOn < dateOf(c.now)) return { ok: false, reason: 'surveyClosesPast' }
  const people = await reachableOf(c.trx, await askedBySurvey(c.trx, eventId, online))
  const reached = [...people.values()].filter(({ address }) => address !== null)
  // Results are told of five answers on: to ask fewer would be to ask in vain.
  if (reached.length < fewest) return { ok: false, reason: 'surveyTooFew' }
  await c.trx
    .updateTable('survey')
    .set({ openedAt: c.now, version: version + 1 })
    .where('id', '=', survey.id)
    .execute()
  await sendTickets(c, { event, survey, people: reached, reminder: false })
  await audit(c, 'openSurvey', { kind: 'event', id: eventId }, { asked: reached.length })
  return { ok: true, asked: reached.length }
}

type Asked = Awaited<ReturnType<typeof reachableOf>> extends Map<string, infer Person> ? Person : never
type Sending = { event: EventTable; survey: Survey; people: readonly Asked[]; reminder: boolean }

/** A ticket and a letter for each; a reminder's ticket stands beside the first one, whose link goes on working. */
async function sendTickets(c: Change, { event, survey, people, reminder }: Sending): Promise<void> {
  const batchId = reminder ? surveyReminderBatch(survey.id) : surveyBatch(survey.id)
  const contact = { name: event.contactName, email: event.contactEmail }
  const [heldOn, closesOn] = [dateOf(event.startsAt), survey.closesOn]
  for (const person of people) {
    const token = newToken()
    await c.trx
      .insertInto('surveyTicket')
      .values({
        // Ids that sort by time would tell tickets of the reminder from the first ones.
        id: crypto.randomUUID(),
        surveyId: survey.id,
        personId: person.id,
        tokenHash: tokenHash(token),
        answered: 0,
      })
      .execute()
    const title = written(event, 'title', person.language)
    const data = { token, event: title, heldOn, closesOn, contact, reminder }
    await post(
      c,
      { kind: 'surveyAsked', data },
      {
        to: { personId: person.id, name: fullName(person), address: person.address ?? '' },
        locale: person.language,
        // Not among the event's letters, which are listed by name.
        batchId,
      },
    )
  }
}

/**
 * Reminds those who have not answered, once.
 * @throws Response 404 when there is no such event
 */
export async function remindSurvey(
  c: Change,
  eventId: string,
): Promise<{ ok: true } | Refusal<RemindRefusal | 'eventCancelled'>> {
  allow(c.actor, { act: 'inviteToEvents' })
  const event = await eventById(c.trx, eventId)
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  const survey = await surveyOfEvent(c.trx, eventId)
  if (survey === null) return { ok: false, reason: 'surveyNotOpen' }
  const turnout = await turnoutOf(c.trx, survey.id)
  const state = surveyState(survey, dateOf(c.now))
  const refusal = remindRefusal(turnout, { state, remindedAt: survey.remindedAt })
  if (refusal) return { ok: false, reason: refusal }
  const people = await reachableOf(c.trx, await silentIn(c, survey.id))
  await c.trx
    .updateTable('survey')
    .set({ remindedAt: c.now, version: survey.version + 1 })
    .where('id', '=', survey.id)
    .execute()
  const reached = [...people.values()].filter(({ address }) => address !== null)
  await sendTickets(c, { event, survey, people: reached, reminder: true })
  // How many were reminded is not told either: with an answer on its way it would tell too much.
  await audit(c, 'remindSurvey', { kind: 'event', id: eventId })
  return { ok: true }
}

async function silentIn(c: Change, surveyId: string): Promise<string[]> {
  const rows = await c.trx
    .selectFrom('surveyTicket')
    .select('personId')
    .where('surveyId', '=', surveyId)
    .groupBy('personId')
    .having((e) => e(e.fn.max('answered'), '=', 0))
    .execute()
  return rows.map(({ personId }) => personId)
}

/**
 * Closes the survey: the tickets go, and with them who was asked and who answered.
 * @throws Response 404 when there is no such event
 */
export async function closeSurvey(
  c: Change,
  eventId: string,
): Promise<{ ok: true } | Refusal<'surveyNotOpen'>> {
  allow(c.actor, { act: 'inviteToEvents' })
  await eventById(c.trx, eventId)
  const survey = await surveyOfEvent(c.trx, eventId)
  if (survey === null || survey.openedAt === null || survey.closedAt !== null)
    return { ok: false, reason: 'surveyNotOpen' }
  await endSurvey(c, survey)
  return { ok: true }
}

async function endSurvey(c: Change, survey: Pick<SurveyTable, 'id' | 'eventId' | 'version'>): Promise<void> {
  await c.trx
    .updateTable('survey')
    .set({ closedAt: c.now, version: survey.version + 1 })
    .where('id', '=', survey.id)
    .execute()
  await c.trx.deleteFrom('surveyTicket').where('surveyId', '=', survey.id).execute()
  await dropWaiting(c, surveyBatch(survey.id))
  // The letters that reminded name those who had not answered.
  await c.trx.deleteFrom('outbox').where('batchId', '=', surveyReminderBatch(survey.id)).execute()
  await audit(c, 'closeSurvey', { kind: 'event', id: survey.eventId })
}

/** The clock's duty: closes the surveys whose last day has passed. @returns how many */
export async function closeSurveys(db: Db, now: Instant): Promise<number> {
  const due = await db
    .selectFrom('survey')
    .select('id')
    .where('openedAt', 'is not', null)
    .where('closedAt', 'is', null)
    .where('closesOn', '<', dateOf(now))
    .execute()
  for (const { id } of due)
    await change(db, { actor: { kind: 'system' }, now }, async (c) => {
      const survey = await c.trx
        .selectFrom('survey')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      if (survey.closedAt === null) await endSurvey(c, survey)
    })
  return due.length
}
