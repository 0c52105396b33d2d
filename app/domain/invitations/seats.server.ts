// Seats of an event as they stand, and giving the free ones to those who wait.
import type { Reader } from '#db/connect'
import type { EventTable, InvitationTable } from '#db/schema'
import { audit } from '../core/audit.server'
import type { Change } from '../core/change.server'
import { later, type Instant } from '../core/time'
import { postAbout, toldEvent, type ToldEvent } from './letters.server'
import { promotionsIn, type SeatReason, type SeatState, type Waiting } from './line'
import { tallyOf, type SeatPlan } from './quotas'
import { noteStep } from './seat-steps.server'

type SeatsOfEvent = Pick<EventTable, 'id' | 'hybrid' | 'capacity' | 'onlineCapacity' | 'releasedAt'>

/** The plan of an event's seats. */
export async function seatPlanOf(db: Reader, event: SeatsOfEvent): Promise<SeatPlan> {
  const quotas = await db
    .selectFrom('seatQuota')
    .select(['id', 'seats'])
    .where('eventId', '=', event.id)
    .orderBy('position')
    .execute()
  return {
    hybrid: event.hybrid === 1,
    capacity: event.capacity,
    onlineCapacity: event.onlineCapacity,
    released: event.releasedAt !== null,
    quotas,
  }
}

/** Seats taken and the line, read in the transaction that spends the seats. */
export async function seatStateOf(db: Reader, event: SeatsOfEvent): Promise<SeatState> {
  const plan = await seatPlanOf(db, event)
  const taken = await takenIn(db, event.id)
  const waiting = await waitingIn(db, event.id)
  return {
    plan,
    tally: tallyOf(plan, taken),
    line: waiting.filter(isInLine),
    lastInLine: waiting.at(-1)?.queueNumber ?? 0,
  }
}

/** Those with a seat and those who are offered one, counted by what decides whose seats they are. */
const takenIn = (db: Reader, eventId: string) =>
  db
    .selectFrom('invitation')
    .select(['mode', 'quotaId', (e) => e.fn.countAll<number>().as('people')])
    .where('eventId', '=', eventId)
    .where('seat', '<>', 'none')
    .where((e) => e.or([e('seat', '=', 'seated'), e('offerUntil', 'is not', null)]))
    .groupBy(['mode', 'quotaId'])
    .execute()

type Queued = Waiting & Pick<InvitationTable, 'offerUntil' | 'offerLapsedAt'>

async function waitingIn(db: Reader, eventId: string): Promise<Queued[]> {
  const rows = await db
    .selectFrom('invitation')
    .select(['id', 'mode', 'quotaId', 'queueNumber', 'offerUntil', 'offerLapsedAt'])
    .where('eventId', '=', eventId)
    .where('seat', '=', 'waiting')
    .orderBy('queueNumber')
    .execute()
  return rows.map((row) => ({ ...row, queueNumber: row.queueNumber ?? 0 }))
}

/** Whether one who waits is in the line: not one who is offered a seat, nor one who let an offer lapse. */
const isInLine = (waiting: Pick<InvitationTable, 'offerUntil' | 'offerLapsedAt'>): boolean =>
  waiting.offerUntil === null && waiting.offerLapsedAt === null

/** Whether seats of the event are given to those who wait: until it begins. */
export const givesSeats = (event: Pick<EventTable, 'status' | 'startsAt'>, now: Instant): boolean =>
  event.status === 'open' && event.startsAt > now

/**
 * Gives the free seats to those who wait, or offers them, in the order of the line, and tells them (rule U5).
 * @param why what freed the seats
 * @returns how many
 */
export async function promoteFromWaitingList(
  c: Change,
  event: EventTable,
  why: SeatReason,
  told?: ToldEvent,
): Promise<number> {
  if (!givesSeats(event, c.now)) return 0
  const next = promotionsIn(await seatStateOf(c.trx, event))
  if (next.length === 0) return 0
  const knownEvent = told ?? (await toldEvent(c, event))
  for (const { id } of next) {
    const invitation = await c.trx
      .selectFrom('invitation')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (event.freedSeats === 'offer') await offer(c, knownEvent, invitation, why)
    else await giveSeat(c, knownEvent, invitation, { why, note: '' })
  }
  return next.length
}

/** Gives one who waits their seat. */
export async function giveSeat(
  c: Change,
  told: ToldEvent,
  invitation: InvitationTable,
  { why, note }: { why: SeatReason; note: string },
): Promise<void> {
  const inForce = { seat: 'seated', queueNumber: null, offerUntil: null, offerLapsedAt: null } as const
  await c.trx.updateTable('invitation').set(inForce).where('id', '=', invitation.id).execute()
  await noteStep(c, invitation.id, { what: 'promoted', why, note })
  await audit(c, 'promoteFromWaitingList', { kind: 'invitation', id: invitation.id }, { why })
  await postAbout(c, {
    told,
    invitation: { ...invitation, ...inForce },
    calendar: 'REQUEST',
    letter: (data) => ({ kind: 'promoted', data }),
  })
}

/** Holds a seat for one who waits: it counts as taken until they take it, decline it or let it lapse. */
async function offer(
  c: Change,
  told: ToldEvent,
  invitation: InvitationTable,
  why: SeatReason,
): Promise<void> {
  const until = offerEnds(told.event, c.now)
  await c.trx.updateTable('invitation').set({ offerUntil: until }).where('id', '=', invitation.id).execute()
  await noteStep(c, invitation.id, { what: 'offered', why, note: '' })
  await audit(c, 'offerSeat', { kind: 'invitation', id: invitation.id }, { why, until })
  await postAbout(c, {
    told,
    invitation: { ...invitation, offerUntil: until },
    calendar: null,
    letter: (data) => ({ kind: 'offered', data: { ...data, until } }),
  })
}

/** An offer ends when the event begins, if not before. */
function offerEnds(event: Pick<EventTable, 'offerHours' | 'startsAt'>, now: Instant): Instant {
  const until = later(now, { hours: event.offerHours })
  return until < event.startsAt ? until : event.startsAt
}
