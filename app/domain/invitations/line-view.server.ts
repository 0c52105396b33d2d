// What one invited person sees of seats: how they may take part, their place in the line with why, a seat offered to them.
import type { Reader } from '#db/connect'
import type { AttendanceMode, EventTable, InvitationTable } from '#db/schema'
import { attendanceModes } from '#db/schema'
import type { Instant } from '../core/time'
import { inParts } from '../people/period.server'
import { turnOf, whyWaits, type SeatHeld, type SeatState, type WhyWaits } from './line'
import { freeFor } from './quotas'
import { quotasOf, type Quota } from './quotas.server'
import { placeInLine } from './queries.server'
import { usualMode } from './rules'
import { seatStateOf } from './seats.server'

type QuotaNames = { nameFi: string; nameSv: string; nameEn: string }

/** A way of taking part in a hybrid event. */
export type WayOf = {
  mode: AttendanceMode
  /** Seats that are free for this person; null is no limit. */
  free: number | null
  /** A yes now would wait. */
  waits: boolean
}

/** Why they wait, with the names of the quotas. */
export type WaitsBecause =
  | { kind: 'full'; online: boolean }
  | { kind: 'kept'; own: QuotaNames | null; kept: (QuotaNames & { seats: number })[]; until: Instant | null }
  | { kind: 'closed' }

export type SeatView = {
  free: number | null
  /** A yes now would wait: no seat is free for them, or others wait for it already. */
  wouldWait: boolean
  mode: AttendanceMode | null
  /** The choice of a hybrid event; of others null. `chosen` is what one press answers with. */
  ways: { chosen: AttendanceMode; of: WayOf[] } | null
  /** A seat is held for them until then. */
  offerUntil: Instant | null
  /** An offer has lapsed: they are out of the line until they ask to wait on. */
  lapsed: boolean
  /** The place in the line, from 1. */
  place: number | null
  /** Why they wait, or would wait. */
  because: WaitsBecause | null
}

const finite = (seats: number): number | null => (seats === Infinity ? null : seats)

export async function seatView(db: Reader, event: EventTable, who: InvitationTable): Promise<SeatView> {
  const state = await seatStateOf(db, event)
  const chosen = who.mode ?? usualMode(event)
  const inMode = event.hybrid === 1 ? chosen : null
  const way = wayOf(state, who, inMode)
  const wouldWait = who.seat === 'none' && way.waits
  const place = await placeInLine(db, who)
  const quotas = await quotasOf(db, event.id)
  return {
    free: way.free,
    wouldWait,
    mode: who.mode,
    ways:
      event.hybrid === 1
        ? { chosen, of: attendanceModes.map((mode) => ({ mode, ...wayOf(state, who, mode) })) }
        : null,
    offerUntil: who.offerUntil,
    lapsed: who.offerLapsedAt !== null,
    place,
    because:
      place === null && !wouldWait
        ? null
        : becauseOf(event, quotas, whyWaits(state, { mode: inMode, quotaId: who.quotaId })),
  }
}

/**
 * Which of some invitations a yes would put on the waiting list: those of events that are full for them.
 * @param by one press answers in the usual way of a hybrid event; on the invitation's page the other way may have room
 */
export async function wouldWaitOf(
  db: Reader,
  invitationIds: readonly string[],
  by: 'press' | 'page',
): Promise<string[]> {
  const invitations = await inParts(invitationIds, (some) =>
    db.selectFrom('invitation').selectAll().where('id', 'in', some).where('seat', '=', 'none').execute(),
  )
  const limited = await inParts([...new Set(invitations.map(({ eventId }) => eventId))], (some) =>
    db
      .selectFrom('event')
      .selectAll()
      .where('id', 'in', some)
      .where((e) => e.or([e('capacity', 'is not', null), e('onlineCapacity', 'is not', null)]))
      .execute(),
  )
  const waits: string[] = []
  for (const event of limited) {
    const state = await seatStateOf(db, event)
    const usual = event.hybrid === 1 ? usualMode(event) : null
    const modes = event.hybrid === 1 && by === 'page' ? attendanceModes : [usual]
    waits.push(
      ...invitations
        .filter((who) => who.eventId === event.id && modes.every((mode) => wayOf(state, who, mode).waits))
        .map(({ id }) => id),
    )
  }
  return waits
}

/** What is free for them in a mode, and whether a yes in it would wait. */
function wayOf(
  state: SeatState,
  who: SeatHeld,
  mode: AttendanceMode | null,
): { free: number | null; waits: boolean } {
  const turn = turnOf(state, who, { answer: 'yes', mode, willWait: true })
  return {
    free: finite(freeFor(state.plan, state.tally, { mode, quotaId: who.quotaId })),
    waits: turn.ok && turn.seat === 'waiting',
  }
}

/** The reason with the names of the quotas that it speaks of. */
export function becauseOf(
  event: Pick<EventTable, 'releaseAt'>,
  quotas: readonly Quota[],
  why: WhyWaits,
): WaitsBecause {
  if (why.kind !== 'kept') return why
  const named = (id: string): QuotaNames[] =>
    quotas
      .filter((quota) => quota.id === id)
      .map(({ nameFi, nameSv, nameEn }) => ({ nameFi, nameSv, nameEn }))
  return {
    kind: 'kept',
    own: why.ownQuotaId === null ? null : (named(why.ownQuotaId)[0] ?? null),
    kept: why.kept.flatMap(({ quotaId, seats }) => named(quotaId).map((name) => ({ ...name, seats }))),
    until: event.releaseAt,
  }
}
