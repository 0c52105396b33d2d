// The line as organisers see it: everybody who waits in order, why they have no seat yet, and the story of their seat.
import type { Reader } from '#db/connect'
import type { AttendanceMode, EventTable } from '#db/schema'
import type { Instant } from '../core/time'
import { dayOfPosts } from '../events/queries.server'
import { currentPostsOf } from '../people/queries.server'
import type { Post } from '../people/rules'
import { whyWaits, type SeatState } from './line'
import { becauseOf, type WaitsBecause } from './line-view.server'
import { freeFor } from './quotas'
import { quotasOf, type Quota } from './quotas.server'
import { seatStepsOf, type SeatStep } from './seat-steps.server'
import { seatStateOf } from './seats.server'

export type LineRow = {
  invitationId: string
  personId: string
  firstName: string
  lastName: string
  post: Post | null
  quota: Quota | null
  mode: AttendanceMode | null
  /** When they answered. */
  since: Instant | null
  /** The place in the line, from 1; null of those who are offered a seat or let an offer lapse. */
  place: number | null
  offerUntil: Instant | null
  lapsedAt: Instant | null
  because: WaitsBecause | null
  /** Whether a seat could be given to them by hand. */
  mayHaveSeat: boolean
  steps: SeatStep[]
}

/** How many of the line a page shows. */
export const lineAPage = 50

/** Those who wait, in the order of the line. @param page from 1 */
export async function lineList(
  db: Reader,
  event: EventTable,
  { page, now }: { page: number; now: Instant },
): Promise<{ rows: LineRow[]; total: number; inLine: number }> {
  const state = await seatStateOf(db, event)
  const all = await waitersOf(db, event.id)
  const shown = all.slice((page - 1) * lineAPage, page * lineAPage)
  const on = dayOfPosts(event, now)
  const posts = await currentPostsOf(
    db,
    shown.map((row) => row.personId),
    on,
  )
  const quotas = await quotasOf(db, event.id)
  const steps = await seatStepsOf(
    db,
    shown.map((row) => row.invitationId),
  )
  const placeOf = new Map(state.line.map(({ id }, at) => [id, at + 1]))
  const rows = shown.map(({ quotaId, ...row }) => ({
    ...row,
    post: posts.get(row.personId) ?? null,
    quota: quotas.find(({ id }) => id === quotaId) ?? null,
    place: placeOf.get(row.invitationId) ?? null,
    because: row.offerUntil === null ? becauseIn(event, state, quotas, { ...row, quotaId }) : null,
    mayHaveSeat: row.offerUntil !== null || freeFor(state.plan, state.tally, { ...row, quotaId }) > 0,
    steps: steps.get(row.invitationId) ?? [],
  }))
  return { rows, total: all.length, inLine: state.line.length }
}

const becauseIn = (
  event: EventTable,
  state: SeatState,
  quotas: readonly Quota[],
  wish: { mode: AttendanceMode | null; quotaId: string | null },
): WaitsBecause => becauseOf(event, quotas, whyWaits(state, wish))

const waitersOf = (db: Reader, eventId: string) =>
  db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.personId')
    .select([
      'invitation.id as invitationId',
      'invitation.personId',
      'firstName',
      'lastName',
      'invitation.quotaId',
      'invitation.mode',
      'answeredAt as since',
      'offerUntil',
      'offerLapsedAt as lapsedAt',
    ])
    .where('eventId', '=', eventId)
    .where('seat', '=', 'waiting')
    .orderBy('queueNumber')
    .execute()
