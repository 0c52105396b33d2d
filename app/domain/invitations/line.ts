// The line of those who wait for a seat: who gets one now, what an answer does to a seat, why somebody still waits.
import type { Answer, AttendanceMode, InvitationTable } from '#db/schema'
import { freeFor, isOnline, leftOnSite, take, unusedOf, type SeatPlan, type Tally, type Wish } from './quotas'

/** One who waits and has no offer; of those who wait the lowest number is first. */
export type Waiting = Wish & { id: string; queueNumber: number }

/** The seats of an event as they stand, with the line in its order. */
export type SeatState = {
  plan: SeatPlan
  tally: Tally
  line: readonly Waiting[]
  /** The highest number that anybody in the line has, those with an offer or a lapsed one too. */
  lastInLine: number
}

const copyOf = (tally: Tally): Tally => ({ ...tally, ofQuota: new Map(tally.ofQuota) })

/**
 * Who of those waiting gets a seat now, in order. Whoever is first among those for whom a seat is free gets it: giving
 * seats frees none for anybody, so that one walk along the line is enough.
 */
export function promotionsIn({ plan, tally, line }: Omit<SeatState, 'lastInLine'>): Waiting[] {
  const now = copyOf(tally)
  return line.filter((waiting) => {
    if (freeFor(plan, now, waiting) < 1) return false
    take(plan, now, waiting)
    return true
  })
}

/** Whether somebody who comes to the line with this number gets a seat at once: nobody before them could take it. */
function getsSeat(state: SeatState, newcomer: Waiting): boolean {
  if (freeFor(state.plan, state.tally, newcomer) < 1) return false
  const others = state.line.filter((waiting) => waiting.id !== newcomer.id)
  const line = [...others, newcomer].sort((a, b) => a.queueNumber - b.queueNumber)
  return promotionsIn({ ...state, line }).some((promoted) => promoted.id === newcomer.id)
}

/** How an invitation stands with its seat. */
export type SeatHeld = Pick<
  InvitationTable,
  'id' | 'seat' | 'mode' | 'quotaId' | 'queueNumber' | 'offerUntil' | 'offerLapsedAt'
>

/** A turn in the life of a seat, each with its words. */
export const seatTurns = [
  'seated',
  'waits',
  'promoted',
  'offered',
  'lapsed',
  'moved',
  'switched',
  'gaveUp',
  'handedOn',
  'tookOver',
] as const
export type SeatTurn = (typeof seatTurns)[number]

/** Why it came, each with its words. */
export const seatReasons = [
  'answered',
  'full',
  'kept',
  'seatFreed',
  'capacityRaised',
  'quotaReleased',
  'quotasChanged',
  'offerTaken',
  'offerDeclined',
  'timeRanOut',
  'waitsOn',
  'byHand',
  'withdrawn',
  'substitute',
  'substituteBack',
] as const
export type SeatReason = (typeof seatReasons)[number]

/** What an answer does to the seat of the one who gives it; `turn` is null when nothing turns. */
export type AnswerTurn =
  | {
      ok: true
      seat: InvitationTable['seat']
      mode: AttendanceMode | null
      queueNumber: number | null
      turn: { what: SeatTurn; why: SeatReason } | null
      /** A seat that was theirs is free for others. */
      frees: boolean
    }
  /** The other way of taking part is full: the seat they have is not given up unless they say that they will wait. */
  | { ok: false; reason: 'modeFull' }

/** Whether a seat is theirs, or held for them by an offer. */
export const holdsSeat = (who: Pick<SeatHeld, 'seat' | 'offerUntil'>): boolean =>
  who.seat === 'seated' || who.offerUntil !== null

/** Whether the answer in force has to be given anew to take or to renew a place: an offer, or one that has lapsed. */
export const asksOfWaiting = (who: Pick<SeatHeld, 'offerUntil' | 'offerLapsedAt'>): boolean =>
  who.offerUntil !== null || who.offerLapsedAt !== null

/**
 * What an answer does to a seat. A yes gets a seat when one is free for them and nobody who waits could take it; a seat
 * once held stays; an offer is taken by a yes, and given back by anything else.
 * @param given.mode how they take part; null when the event is not hybrid
 */
export function turnOf(
  state: SeatState,
  who: SeatHeld,
  given: { answer: Answer; mode: AttendanceMode | null; willWait: boolean },
): AnswerTurn {
  const frees = holdsSeat(who)
  if (given.answer !== 'yes') {
    const why = who.offerUntil === null ? 'answered' : 'offerDeclined'
    const turn = who.seat === 'none' ? null : ({ what: 'gaveUp', why } as const)
    return { ok: true, seat: 'none', mode: null, queueNumber: null, turn, frees }
  }
  const switches = who.seat !== 'none' && state.plan.hybrid && who.mode !== given.mode
  if (frees) return switches ? switchOf(state, who, given) : keepOf(who, given.mode)
  return arriveOf(state, who, { mode: given.mode, switches })
}

/** The seat they have, or the one that is offered, is theirs. */
function keepOf(who: SeatHeld, mode: AttendanceMode | null): AnswerTurn {
  const turn = who.offerUntil === null ? null : ({ what: 'seated', why: 'offerTaken' } as const)
  return { ok: true, seat: 'seated', mode, queueNumber: null, turn, frees: false }
}

/** From a seat of one kind to one of the other. */
function switchOf(
  state: SeatState,
  who: SeatHeld,
  given: { mode: AttendanceMode | null; willWait: boolean },
): AnswerTurn {
  const queueNumber = who.queueNumber ?? state.lastInLine + 1
  const wish: Waiting = { id: who.id, mode: given.mode, quotaId: who.quotaId, queueNumber }
  const turn = { what: 'switched', why: 'answered' } as const
  if (getsSeat(state, wish))
    return { ok: true, seat: 'seated', mode: given.mode, queueNumber: null, turn, frees: true }
  if (!given.willWait) return { ok: false, reason: 'modeFull' }
  return { ok: true, seat: 'waiting', mode: given.mode, queueNumber, turn, frees: true }
}

/** To a seat or the line: from nowhere, from a place in the line, or anew after an offer has lapsed. */
function arriveOf(
  state: SeatState,
  who: SeatHeld,
  { mode, switches }: { mode: AttendanceMode | null; switches: boolean },
): AnswerTurn {
  const keepsPlace = who.queueNumber !== null && who.offerLapsedAt === null
  if (keepsPlace && !switches)
    return { ok: true, seat: who.seat, mode, queueNumber: who.queueNumber, turn: null, frees: false }
  const queueNumber = keepsPlace && who.queueNumber !== null ? who.queueNumber : state.lastInLine + 1
  const wish: Waiting = { id: who.id, mode, quotaId: who.quotaId, queueNumber }
  const again = who.offerLapsedAt !== null
  if (getsSeat(state, wish)) {
    const turn = { what: switches ? 'switched' : 'seated', why: again ? 'waitsOn' : 'answered' } as const
    return { ok: true, seat: 'seated', mode, queueNumber: null, turn, frees: false }
  }
  const why = again ? 'waitsOn' : whyWaits(state, wish).kind === 'kept' ? 'kept' : 'full'
  const turn = { what: switches ? 'switched' : 'waits', why } as const
  return { ok: true, seat: 'waiting', mode, queueNumber, turn, frees: false }
}

/** Why somebody has no seat yet. */
export type WhyWaits =
  /** No seat of their kind is free for anybody. */
  | { kind: 'full'; online: boolean }
  /** Seats are free, but kept for other audiences; their own quota, if they have one, is full. */
  | { kind: 'kept'; ownQuotaId: string | null; kept: { quotaId: string; seats: number }[] }
  /** A seat is free for them, but seats are given out no more. */
  | { kind: 'closed' }

export function whyWaits({ plan, tally }: Pick<SeatState, 'plan' | 'tally'>, wish: Wish): WhyWaits {
  if (freeFor(plan, tally, wish) > 0) return { kind: 'closed' }
  if (isOnline(plan, wish)) return { kind: 'full', online: true }
  if (leftOnSite(plan, tally) === 0) return { kind: 'full', online: false }
  const kept = plan.quotas
    .filter((quota) => quota.id !== wish.quotaId)
    .map((quota) => ({ quotaId: quota.id, seats: unusedOf(plan, tally, quota) }))
    .filter(({ seats }) => seats > 0)
  const own = plan.quotas.find((quota) => quota.id === wish.quotaId)
  return { kind: 'kept', ownQuotaId: own?.id ?? null, kept }
}

/** The line with one of them at another place, from 1; a place beyond the end is the last. */
export function lineMoved(line: readonly Waiting[], id: string, place: number): Waiting[] {
  const moved = line.find((waiting) => waiting.id === id)
  if (moved === undefined) return [...line]
  const others = line.filter((waiting) => waiting.id !== id)
  const at = Math.min(Math.max(0, Math.trunc(place) - 1), others.length)
  return [...others.slice(0, at), moved, ...others.slice(at)]
}

/** The longest reason kept with a step of a seat. */
export const longestReason = 300
