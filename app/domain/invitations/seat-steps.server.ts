// The steps of each person's seat, with why: written at every turn, read as its story.
import type { Reader } from '#db/connect'
import { doerOf } from '../core/access'
import type { Change } from '../core/change.server'
import type { Instant } from '../core/time'
import { seatReasons, seatTurns, type SeatReason, type SeatTurn } from './line'
import { placeInLine } from './queries.server'

/** Writes a step; its place in the line is read as it stands after the step. */
export async function noteStep(
  c: Change,
  invitationId: string,
  { what, why, note }: { what: SeatTurn; why: SeatReason; note: string },
): Promise<void> {
  const invitation = await c.trx
    .selectFrom('invitation')
    .select(['eventId', 'queueNumber', 'offerUntil', 'offerLapsedAt'])
    .where('id', '=', invitationId)
    .executeTakeFirstOrThrow()
  const place = await placeInLine(c.trx, invitation)
  await c.trx
    .insertInto('seatStep')
    .values({ id: c.newId(), invitationId, at: c.now, what, why, note, place, doneBy: doerOf(c.actor) })
    .execute()
}

export type SeatStep = {
  id: string
  at: Instant
  what: SeatTurn
  why: SeatReason
  note: string
  place: number | null
  /** Who did it; null for the clock and for the post. */
  by: string | null
}

/** The steps of these invitations, the oldest first. */
export async function seatStepsOf(
  db: Reader,
  invitationIds: readonly string[],
): Promise<Map<string, SeatStep[]>> {
  const byInvitation = new Map<string, SeatStep[]>()
  if (invitationIds.length === 0) return byInvitation
  const rows = await db
    .selectFrom('seatStep')
    .leftJoin('person', 'person.id', 'seatStep.doneBy')
    .select(['seatStep.id', 'invitationId', 'at', 'what', 'why', 'note', 'place', 'firstName', 'lastName'])
    .where('invitationId', 'in', invitationIds)
    .orderBy('seatStep.id')
    .execute()
  for (const { invitationId, firstName, lastName, ...row } of rows) {
    const what = seatTurns.find((word) => word === row.what)
    const why = seatReasons.find((word) => word === row.why)
    if (what === undefined || why === undefined) continue
    const steps = byInvitation.get(invitationId) ?? []
    steps.push({ ...row, what, why, by: firstName === null ? null : `${firstName} ${lastName}` })
    byInvitation.set(invitationId, steps)
  }
  return byInvitation
}
