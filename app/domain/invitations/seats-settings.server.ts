// Setting how an event's seats are given: hybrid, capacities, quotas, offers, substitutes; what a change would do first.
import type { Reader } from '#db/connect'
import type { AttendanceMode, EventTable, InvitationTable, SubstituteRule } from '#db/schema'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import type { Instant } from '../core/time'
import { eventById } from '../events/queries.server'
import { promotionsIn, type SeatReason } from './line'
import { seatFaults, tallyOf, type SeatFaultAt, type SeatPlan, type Wish } from './quotas'
import { quotasByPost, quotasOf, type Quota } from './quotas.server'
import { usualMode } from './rules'
import { givesSeats, promoteFromWaitingList, seatPlanOf } from './seats.server'

/** A quota as it is to be; one without an id is new. */
export type QuotaSetting = Omit<Quota, 'id'> & { id: string | null }

export type SeatSettings = {
  hybrid: boolean
  capacity: number | null
  onlineCapacity: number | null
  quotas: QuotaSetting[]
  releaseAt: Instant | null
  freedSeats: 'give' | 'offer'
  offerHours: number
  substitutes: SubstituteRule
  forwardable: boolean
}

export type SettingsFault = SeatFaultAt | { field: 'releaseAt'; fault: 'releaseInPast' | 'releaseAfterStart' }

type Held = Pick<
  InvitationTable,
  | 'id'
  | 'personId'
  | 'seat'
  | 'mode'
  | 'quotaId'
  | 'queueNumber'
  | 'offerUntil'
  | 'offerLapsedAt'
  | 'substituteFor'
>

/** What the settings would do: whose quota and mode they change, and who gets a seat by them. */
export type SeatChange = {
  faults: SettingsFault[]
  plan: SeatPlan
  quotas: Quota[]
  changed: { id: string; quotaId: string | null; mode: AttendanceMode | null }[]
  promoted: { id: string; personId: string }[]
}

/** What the settings would do if they were saved now. Quotas that are new have the ids that `newId` gives. */
export async function seatChangeOf(
  db: Reader,
  event: EventTable,
  settings: SeatSettings,
  { now, newId }: { now: Instant; newId: () => string },
): Promise<SeatChange> {
  const before = await seatPlanOf(db, event)
  const known = await quotasOf(db, event.id)
  const ids = new Set(known.map(({ id }) => id))
  const quotas = settings.quotas.map((quota) => ({
    ...quota,
    id: quota.id !== null && ids.has(quota.id) ? quota.id : newId(),
  }))
  const plan: SeatPlan = {
    hybrid: settings.hybrid,
    capacity: settings.capacity,
    onlineCapacity: settings.hybrid ? settings.onlineCapacity : null,
    released: before.released,
    quotas,
  }
  const held = await heldIn(db, event.id)
  const quotaIds = sameKinds(known, quotas) ? null : await newQuotas(db, { event, now, quotas }, held)
  const after = held.map((one) => ({
    ...one,
    quotaId: quotaIds === null ? one.quotaId : (quotaIds.get(one.id) ?? null),
    mode: modeUnder(plan, event, one),
  }))
  const tally = tallyOf(plan, after.filter(holds).map(asTaken))
  const line = after.filter(queues).map((one) => ({ ...one, queueNumber: one.queueNumber ?? 0 }))
  line.sort((a, b) => a.queueNumber - b.queueNumber)
  return {
    faults: [
      ...seatFaults(before, { ...plan, quotas }, { tally, online: onlineIn(event, held) }),
      ...releaseFaults(event, settings, now),
    ],
    plan,
    quotas,
    changed: after.flatMap((one, at) =>
      one.quotaId === held[at]?.quotaId && one.mode === held[at].mode
        ? []
        : [{ id: one.id, quotaId: one.quotaId, mode: one.mode }],
    ),
    promoted: givesSeats(event, now)
      ? promotionsIn({ plan, tally, line }).flatMap(({ id }) => after.filter((one) => one.id === id))
      : [],
  }
}

const heldIn = (db: Reader, eventId: string): Promise<Held[]> =>
  db
    .selectFrom('invitation')
    .select([
      'id',
      'personId',
      'seat',
      'mode',
      'quotaId',
      'queueNumber',
      'offerUntil',
      'offerLapsedAt',
      'substituteFor',
    ])
    .where('eventId', '=', eventId)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute()

const holds = (one: Held): boolean => one.seat === 'seated' || one.offerUntil !== null
const queues = (one: Held): boolean =>
  one.seat === 'waiting' && one.offerUntil === null && one.offerLapsedAt === null
const asTaken = ({ mode, quotaId }: Wish) => ({ mode, quotaId, people: 1 })
const onlineIn = (event: EventTable, held: readonly Held[]): number =>
  event.hybrid === 0 ? 0 : held.filter((one) => one.seat !== 'none' && one.mode === 'online').length

/** Whether the quotas take in the same kinds of organisation in the same order: then nobody changes quota. */
const sameKinds = (before: readonly Quota[], after: readonly Quota[]): boolean =>
  before.length === after.length &&
  before.every((quota, at) => {
    const other = after[at]
    return other?.id === quota.id && [...other.kinds].sort().join(' ') === [...quota.kinds].sort().join(' ')
  })

/** The quota of each invitation; a substitute has the quota of the one whose seat it is. */
async function newQuotas(
  db: Reader,
  by: { event: EventTable; now: Instant; quotas: readonly Quota[] },
  held: readonly Held[],
): Promise<Map<string, string | null>> {
  const byPerson = await quotasByPost(
    db,
    by,
    held.map((one) => one.personId),
  )
  const own = new Map(held.map((one) => [one.id, byPerson.get(one.personId) ?? null]))
  return new Map(held.map((one) => [one.id, own.get(one.substituteFor ?? one.id) ?? null]))
}

/** How one who comes or waits takes part once the settings are in force. */
function modeUnder(plan: SeatPlan, event: EventTable, one: Held): AttendanceMode | null {
  if (!plan.hybrid || one.seat === 'none') return null
  return one.mode ?? usualMode(event)
}

function releaseFaults(event: EventTable, settings: SeatSettings, now: Instant): SettingsFault[] {
  const { releaseAt } = settings
  if (releaseAt === null || event.releasedAt !== null) return []
  if (releaseAt >= event.startsAt) return [{ field: 'releaseAt', fault: 'releaseAfterStart' }]
  if (releaseAt <= now && releaseAt !== event.releaseAt)
    return [{ field: 'releaseAt', fault: 'releaseInPast' }]
  return []
}

export type SettingsRefusal =
  | Refusal<'eventCancelled' | 'eventOver' | 'changedMeanwhile' | 'lineChanged'>
  | (Refusal<'faults'> & { faults: SettingsFault[] })

/**
 * Sets how the seats are given, and gives those that it frees. Whose quota each person's seat is of is worked out again
 * when the quotas change.
 * @param given.version what the organiser saw of the event
 * @param given.promoted whom the organiser saw would get a seat, by invitation: others refuse
 */
export async function setSeats(
  c: Change,
  eventId: string,
  given: { version: number; settings: SeatSettings; promoted: readonly string[] | null },
): Promise<{ ok: true; promoted: number } | SettingsRefusal> {
  allow(c.actor, { act: 'planEvents' })
  const event = await eventById(c.trx, eventId)
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (event.status === 'open' && event.endsAt <= c.now) return { ok: false, reason: 'eventOver' }
  if (event.version !== given.version) return { ok: false, reason: 'changedMeanwhile' }
  const change = await seatChangeOf(c.trx, event, given.settings, c)
  if (change.faults.length > 0) return { ok: false, reason: 'faults', faults: change.faults }
  const promised = change.promoted.map(({ id }) => id)
  if (given.promoted !== null && promised.join() !== given.promoted.join())
    return { ok: false, reason: 'lineChanged' }
  await writeQuotas(c, event.id, change)
  const after = await writeSettings(c, event, given.settings)
  const promoted = await promoteFromWaitingList(c, after, whyOf(event, after))
  await audit(c, 'setSeats', { kind: 'event', id: event.id }, { people: promoted })
  return { ok: true, promoted }
}

const whyOf = (before: EventTable, after: EventTable): SeatReason => {
  const more = (was: number | null, is: number | null) => was !== null && (is === null || is > was)
  const raised = more(before.capacity, after.capacity) || more(before.onlineCapacity, after.onlineCapacity)
  return raised ? 'capacityRaised' : 'quotasChanged'
}

/** The quotas first, then whose they are, and last those go that are no more: an invitation may point at none of them. */
async function writeQuotas(c: Change, eventId: string, { quotas, changed }: SeatChange): Promise<void> {
  const known = await quotasOf(c.trx, eventId)
  for (const [position, { id, kinds, ...quota }] of quotas.entries()) {
    const row = { ...quota, position, kinds: JSON.stringify(kinds) }
    if (known.some((one) => one.id === id))
      await c.trx.updateTable('seatQuota').set(row).where('id', '=', id).execute()
    else
      await c.trx
        .insertInto('seatQuota')
        .values({ id, eventId, ...row })
        .execute()
  }
  for (const { id, quotaId, mode } of changed)
    await c.trx.updateTable('invitation').set({ quotaId, mode }).where('id', '=', id).execute()
  for (const { id } of known.filter((one) => quotas.every((quota) => quota.id !== one.id))) {
    await c.trx.updateTable('invitation').set({ quotaId: null }).where('quotaId', '=', id).execute()
    await c.trx.deleteFrom('seatQuota').where('id', '=', id).execute()
  }
}

async function writeSettings(c: Change, event: EventTable, settings: SeatSettings): Promise<EventTable> {
  const { hybrid, capacity, onlineCapacity, freedSeats, offerHours, substitutes, forwardable } = settings
  const row = {
    hybrid: hybrid ? (1 as const) : (0 as const),
    capacity,
    onlineCapacity: hybrid ? onlineCapacity : null,
    releaseAt:
      event.releasedAt !== null ? event.releaseAt : settings.quotas.length > 0 ? settings.releaseAt : null,
    freedSeats,
    offerHours,
    substitutes,
    forwardable: forwardable ? (1 as const) : (0 as const),
    version: event.version + 1,
    changedAt: c.now,
  }
  await c.trx.updateTable('event').set(row).where('id', '=', event.id).execute()
  return { ...event, ...row }
}
