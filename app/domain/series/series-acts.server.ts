// What is done to all dates of a series at once: planned, a date added, the texts and the audience set.
import { setAudience } from '../audience/commands.server'
import { emptyRule, readRule, ruleText } from '../audience/rules'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { planEvent } from '../events/commands.server'
import { planFaults, type EventPlan, type PlanFault } from '../events/rules'
import { changeEvent } from '../invitations/changing.server'
import { mostDates } from './dates'
import { planOf, type PlannedDate, type SeriesPlan, type SeriesTexts } from './plan-form'
import { isAhead } from './rules'
import { datesOf, leadOf, seriesById } from './series.server'

/** A fault of the plan of one date, by the row of the form that it is in. */
export type DateFault = { row: number; field: keyof EventPlan; fault: PlanFault }

/**
 * Plans all dates at once, a draft each; the same form sent twice plans them once.
 * @param from.mailbox the ORGANIZER's address (rule I7)
 */
export async function planSeries(
  c: Change,
  plan: SeriesPlan,
  from: { mailbox: string },
): Promise<{ ok: true } | (Refusal<'faults'> & { faults: DateFault[] })> {
  allow(c.actor, { act: 'planEvents' })
  const { id, dates, place: _, ...shared } = plan
  const known = await c.trx.selectFrom('series').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return { ok: true }
  const plans = dates.map((date) => ({ row: date.row, plan: planOf(shared, date, c.now) }))
  const faults = plans.flatMap((one) =>
    planFaults(one.plan, { seated: 0, earliest: c.now }).map((fault) => ({ row: one.row, ...fault })),
  )
  if (faults.length > 0) return { ok: false, reason: 'faults', faults }
  await c.trx
    .insertInto('series')
    .values({
      id,
      ...namesOf(shared),
      audienceRule: ruleText(emptyRule),
      createdAt: c.now,
      createdBy: doerOf(c.actor),
      version: 1,
    })
    .execute()
  for (const one of plans) await enterDate(c, { seriesId: id, rule: ruleText(emptyRule) }, one.plan, from)
  await audit(c, 'planSeries', { kind: 'series', id }, { dates: plans.length })
  return { ok: true }
}

const namesOf = ({ titleFi, titleSv, titleEn }: Pick<EventPlan, 'titleFi' | 'titleSv' | 'titleEn'>) => ({
  nameFi: titleFi,
  nameSv: titleSv,
  nameEn: titleEn,
})

async function enterDate(
  c: Change,
  series: { seriesId: string; rule: string },
  plan: EventPlan,
  from: { mailbox: string; id?: string },
): Promise<void> {
  const planned = await planEvent(c, plan, { ...from, copyOf: null })
  if (!planned.ok) throw new Error('a plan without faults was refused')
  await c.trx
    .updateTable('event')
    .set({ seriesId: series.seriesId, audienceRule: series.rule })
    .where('id', '=', planned.id)
    .execute()
}

/** Adds a date with the texts of the others; those invited to them are invited to it by the next letter. */
export async function addDate(
  c: Change,
  seriesId: string,
  given: { id: string; date: PlannedDate; answerDays: number },
  from: { mailbox: string },
): Promise<
  { ok: true } | Refusal<'seriesOver' | 'datesTooMany'> | (Refusal<'faults'> & { faults: PlanFault[] })
> {
  allow(c.actor, { act: 'planEvents' })
  const series = await seriesById(c.trx, seriesId)
  const dates = await datesOf(c.trx, seriesId)
  if (dates.some(({ id }) => id === given.id)) return { ok: true }
  const lead = leadOf(dates, c.now) ?? dates[dates.length - 1]
  if (!lead) return { ok: false, reason: 'seriesOver' }
  if (dates.filter(({ status }) => status !== 'cancelled').length >= mostDates)
    return { ok: false, reason: 'datesTooMany' }
  const { kind, titleFi, titleSv, titleEn, descriptionFi, descriptionSv, descriptionEn } = lead
  const { onlineUrl, capacity, contactName, contactEmail, contactPhone } = lead
  const shared = { kind, titleFi, titleSv, titleEn, descriptionFi, descriptionSv, descriptionEn, onlineUrl }
  const contact = { capacity, contactName, contactEmail, contactPhone }
  const plan = planOf({ ...shared, ...contact, answerDays: given.answerDays }, given.date, c.now)
  const faults = planFaults(plan, { seated: 0, earliest: c.now })
  if (faults.length > 0) return { ok: false, reason: 'faults', faults: faults.map(({ fault }) => fault) }
  await enterDate(c, { seriesId, rule: series.audienceRule }, plan, { ...from, id: given.id })
  await audit(c, 'addDate', { kind: 'series', id: seriesId })
  return { ok: true }
}

/**
 * Sets the texts of every date that is ahead; those invited are told if `tell` is set.
 * @param version the one that was seen: another's edit in between refuses
 */
export async function reviseTexts(
  c: Change,
  seriesId: string,
  given: { version: number; texts: SeriesTexts; tell: boolean; batchId: string },
): Promise<{ ok: true; told: number } | Refusal<'changedMeanwhile' | 'titleMissing' | 'seriesOver'>> {
  allow(c.actor, { act: 'planEvents' })
  const series = await seriesById(c.trx, seriesId)
  if (series.version !== given.version) return { ok: false, reason: 'changedMeanwhile' }
  const { titleFi, titleSv, titleEn } = given.texts
  if (titleFi + titleSv + titleEn === '') return { ok: false, reason: 'titleMissing' }
  const ahead = (await datesOf(c.trx, seriesId)).filter((date) => isAhead(date, c.now))
  if (ahead.length === 0) return { ok: false, reason: 'seriesOver' }
  let told = 0
  for (const date of ahead) {
    const plan = { ...date, ...given.texts }
    const { tell, batchId } = given
    const changed = await changeEvent(c, date.id, { version: date.version, plan, tell, batchId })
    if (!changed.ok) throw new Error(`the texts of a date were refused: ${changed.reason}`)
    told += changed.told
  }
  await c.trx
    .updateTable('series')
    .set({ ...namesOf(given.texts), version: series.version + 1 })
    .where('id', '=', seriesId)
    .execute()
  await audit(c, 'reviseTexts', { kind: 'series', id: seriesId }, { told })
  return { ok: true, told }
}

/** Gives every date the audience that one of them has: the series is for the same people throughout. */
export async function spreadAudience(c: Change, seriesId: string, fromId: string): Promise<void> {
  allow(c.actor, { act: 'planEvents' })
  const dates = await datesOf(c.trx, seriesId)
  const from = dates.find(({ id }) => id === fromId)
  if (!from) throw new Response(null, { status: 404 })
  const rule = from.audienceRule === '' ? emptyRule : readRule(from.audienceRule)
  for (const date of dates)
    if (date.id !== fromId && date.status !== 'cancelled') await setAudience(c, date.id, date.version, rule)
  await c.trx
    .updateTable('series')
    .set({ audienceRule: ruleText(rule) })
    .where('id', '=', seriesId)
    .execute()
}
