// What is done to an event by itself: planned, revised, a draft put away.
// What reaches those invited is in the room of invitations.
import { randomUUID } from 'node:crypto'
import type { Locale } from '#db/schema'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { index } from '../core/search-index.server'
import { helsinki } from '../core/time'
import { templateOf } from '../templates/queries.server'
import { begunFrom, beginWith } from './beginning.server'
import { copyQuotas, releaseBefore, seatRulesFrom } from './copied-seats.server'
import { copyProgramme, moveProgramme } from './programme-acts.server'
import { eventById, eventOrMeetingById, type EventRow } from './queries.server'
import { rightToChange } from './rights.server'
import { changedFields, consequenceOf, planFaults, type Consequence, type EventPlan } from './rules'
import { moveTasks } from './tasks.server'

export type FieldFaults = Refusal<'faults'> & { faults: ReturnType<typeof planFaults> }

/**
 * Enters a draft.
 * @param from.mailbox the ORGANIZER's address, for the whole life of the event (rule I7)
 * @param from.id given by the form, so that the same form sent twice enters one event
 * @param from.copyOf an earlier event whose audience, programme and way of giving seats come along, moved to the new day
 */
export async function planEvent(
  c: Change,
  plan: EventPlan,
  from: { mailbox: string; copyOf: string | null; id?: string },
): Promise<{ ok: true; id: string } | FieldFaults> {
  allow(c.actor, { act: 'planEvents' })
  const id = from.id ?? c.newId()
  if (await eventExists(c, id)) return { ok: true, id }
  const faults = planFaults(plan, { seated: 0, earliest: c.now })
  if (faults.length > 0) return { ok: false, reason: 'faults', faults }
  const source = from.copyOf === null ? null : await eventById(c.trx, from.copyOf)
  const fresh = newEvent(c, id, plan, from.mailbox)
  const begun = begunFrom(source ?? (await templateOf(c.trx, plan.kind)))
  const copied = source
    ? {
        audienceRule: source.audienceRule,
        copiedFrom: source.id,
        ...seatRulesFrom(source, plan.startsAt),
      }
    : {}
  const row = { ...fresh, ...begun, ...copied }
  await c.trx.insertInto('event').values(row).execute()
  if (source) {
    await copyProgramme(c, source, { id, startsAt: plan.startsAt })
    await copyQuotas(c, source.id, row)
  }
  await beginWith(c, row, source?.id ?? null)
  await index(c, 'event', [id])
  await audit(c, 'planEvent', { kind: 'event', id }, source ? { copyOf: source.id } : {})
  return { ok: true, id }
}

/**
 * The row of an event as it is first written: a draft of the organisers' own, for nobody yet.
 * @param mailbox the ORGANIZER's address, for the whole life of the event (rule I7)
 */
export const newEvent = (c: Change, id: string, plan: EventPlan, mailbox: string): EventRow => ({
  id,
  ...plan,
  status: 'draft',
  zone: helsinki,
  substituteLocale: null,
  audienceRule: JSON.stringify({ parts: [] }),
  uid: `${randomUUID()}@johtofoorumi.invalid`,
  sequence: 0,
  timeSequence: 0,
  mailbox,
  version: 1,
  copiedFrom: null,
  networkId: null,
  hostNetworkId: null,
  createdBy: doerOf(c.actor),
  createdAt: c.now,
  changedAt: c.now,
  cancelledAt: null,
  cancelNote: '',
  practicalFi: '',
  practicalSv: '',
  practicalEn: '',
  hybrid: 0,
  onlineCapacity: null,
  releaseAt: null,
  releasedAt: null,
  freedSeats: 'give',
  offerHours: 24,
  substitutes: 'no',
  forwardable: 0,
  seriesId: null,
  attendanceClosedAt: null,
  attendanceClosedBy: null,
  lessons: '',
})

async function eventExists(c: Change, id: string): Promise<boolean> {
  const row = await c.trx.selectFrom('event').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

export type Revision = { ok: true; before: EventRow; after: EventRow; consequence: Consequence }
export type RevisionRefusal = FieldFaults | Refusal<'changedMeanwhile' | 'eventCancelled' | 'eventOver'>

/**
 * Writes a new plan over the old; an open event's SEQUENCE rises when its time or place changes (rule U1).
 * @param version the one that was seen: another's edit in between refuses
 */
export async function reviseEvent(
  c: Change,
  id: string,
  version: number,
  plan: EventPlan,
): Promise<Revision | RevisionRefusal> {
  const before = await eventOrMeetingById(c.trx, id)
  allow(c.actor, await rightToChange(c.trx, before, c.now))
  if (before.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (before.status === 'open' && before.endsAt <= c.now) return { ok: false, reason: 'eventOver' }
  if (before.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  const { seated, highest } = await seatsAndSequence(c, before)
  const earliest = plan.startsAt === before.startsAt ? null : c.now
  const faults = planFaults(plan, { seated, earliest })
  if (earliest !== null && before.status === 'open' && plan.answerBy !== null && plan.answerBy <= c.now) {
    faults.push({ field: 'answerBy', fault: 'answerByPast' })
  }
  if (faults.length > 0) return { ok: false, reason: 'faults', faults }
  const consequence = before.status === 'open' ? consequenceOf(before, plan) : 'none'
  const rises = consequence === 'askAgain' || consequence === 'tell'
  const sequence = rises ? highest + 1 : before.sequence
  const after: EventRow = {
    ...before,
    ...plan,
    sequence,
    timeSequence: consequence === 'askAgain' ? sequence : before.timeSequence,
    releaseAt: releaseBefore(before, plan.startsAt),
    version: version + 1,
    changedAt: c.now,
  }
  await c.trx.updateTable('event').set(after).where('id', '=', id).execute()
  if (after.startsAt !== before.startsAt) {
    await moveProgramme(c, before, after)
    await moveTasks(c, id, after.startsAt)
  }
  await index(c, 'event', [id])
  await audit(c, 'reviseEvent', { kind: 'event', id }, { fields: changedFields(before, plan) })
  return { ok: true, before, after, consequence }
}

/** Seats taken on site, those that are offered too, and the highest SEQUENCE that anybody's calendar holds of the event. */
async function seatsAndSequence(c: Change, event: EventRow): Promise<{ seated: number; highest: number }> {
  const { highest } = await c.trx
    .selectFrom('invitation')
    .select((e) => e.fn.max('sequence').as('highest'))
    .where('eventId', '=', event.id)
    .executeTakeFirstOrThrow()
  const { seated } = await c.trx
    .selectFrom('invitation')
    .select((e) => e.fn.countAll<number>().as('seated'))
    .where('eventId', '=', event.id)
    .where('seat', '<>', 'none')
    .where((e) => e.or([e('seat', '=', 'seated'), e('offerUntil', 'is not', null)]))
    .$if(event.hybrid === 1, (query) => query.where('mode', '=', 'site'))
    .executeTakeFirstOrThrow()
  return { seated, highest: Math.max(event.sequence, highest ?? 0) }
}

/** The SEQUENCE of the next word on the event to everybody. */
export const sequenceOverAll = async (c: Change, event: EventRow): Promise<number> =>
  (await seatsAndSequence(c, event)).highest + 1

/** Chooses the language sent to readers whose own is missing; null takes the choice back. */
export async function setSubstituteLocale(c: Change, eventId: string, locale: Locale | null): Promise<void> {
  allow(c.actor, { act: 'planEvents' })
  const event = await eventById(c.trx, eventId)
  await c.trx.updateTable('event').set({ substituteLocale: locale }).where('id', '=', event.id).execute()
  await audit(c, 'setSubstituteLocale', { kind: 'event', id: eventId }, { locale })
}
