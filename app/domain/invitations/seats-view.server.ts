// How an event's seats stand, for organisers: by quota and mode, and what releasing the unused ones would do.
import type { Reader } from '#db/connect'
import type { EventTable } from '#db/schema'
import { inParts } from '../people/period.server'
import { promotionsIn, type SeatState } from './line'
import { generalFree, isOnline, leftOnline, leftOnSite, unusedOf, type Wish } from './quotas'
import { quotasOf, type Quota } from './quotas.server'
import { givesSeats, seatStateOf } from './seats.server'

/** The seats of one quota, of those open to all, or online. */
export type SeatRow = {
  of: { kind: 'quota'; quota: Quota } | { kind: 'general' } | { kind: 'online' }
  seated: number
  offered: number
  waiting: number
  /** Seats that nobody has: of a quota those kept for its people; null is no limit. */
  free: number | null
}

export type SeatPicture = {
  rows: SeatRow[]
  /** On site, or of the whole event when it is not hybrid. */
  site: { taken: number; capacity: number | null; left: number | null }
  waiting: number
}

type Counted = Wish & { state: 'seated' | 'offered' | 'waiting'; people: number }

async function countedIn(db: Reader, eventId: string): Promise<Counted[]> {
  const counts = (seat: 'seated' | 'waiting', offered: boolean) =>
    db
      .selectFrom('invitation')
      .select(['mode', 'quotaId', (e) => e.fn.countAll<number>().as('people')])
      .where('eventId', '=', eventId)
      .where('seat', '=', seat)
      .where('offerUntil', offered ? 'is not' : 'is', null)
      .groupBy(['mode', 'quotaId'])
      .execute()
  return [
    ...(await counts('seated', false)).map((row) => ({ ...row, state: 'seated' as const })),
    ...(await counts('waiting', true)).map((row) => ({ ...row, state: 'offered' as const })),
    ...(await counts('waiting', false)).map((row) => ({ ...row, state: 'waiting' as const })),
  ]
}

const finite = (seats: number): number | null => (seats === Infinity ? null : seats)

export async function seatPicture(db: Reader, event: EventTable): Promise<SeatPicture> {
  const state = await seatStateOf(db, event)
  const { plan, tally } = state
  const quotas = await quotasOf(db, event.id)
  const counted = await countedIn(db, event.id)
  const row = (of: SeatRow['of'], among: (wish: Wish) => boolean, free: number): SeatRow => {
    const those = counted.filter(among)
    const people = (kind: Counted['state']) =>
      those.filter((one) => one.state === kind).reduce((sum, one) => sum + one.people, 0)
    return {
      of,
      seated: people('seated'),
      offered: people('offered'),
      waiting: people('waiting'),
      free: finite(free),
    }
  }
  const onSite = (quotaId: string | null) => (wish: Wish) => !isOnline(plan, wish) && wish.quotaId === quotaId
  const quotaRows = quotas.map((quota) =>
    row({ kind: 'quota', quota }, onSite(quota.id), unusedOf(plan, tally, quota)),
  )
  const general = plan.released ? leftOnSite(plan, tally) : generalFree(plan, tally)
  const online = row({ kind: 'online' }, (wish) => isOnline(plan, wish), leftOnline(plan, tally))
  return {
    rows: [...quotaRows, row({ kind: 'general' }, onSite(null), general), ...(plan.hybrid ? [online] : [])],
    site: { taken: tally.site, capacity: plan.capacity, left: finite(leftOnSite(plan, tally)) },
    waiting: state.line.length,
  }
}

/** Seats on site, or of the whole event, that nobody has; null is no limit. */
export async function freeOnSite(db: Reader, event: EventTable): Promise<number | null> {
  const { plan, tally } = await seatStateOf(db, event)
  return finite(leftOnSite(plan, tally))
}

export type Named = { id: string; firstName: string; lastName: string }

/** Who would get a seat if the unused seats were released now, in order. */
export async function releaseEffect(db: Reader, event: EventTable, now: string): Promise<Named[]> {
  if (!givesSeats(event, now)) return []
  const state: SeatState = await seatStateOf(db, event)
  const promoted = promotionsIn({ ...state, plan: { ...state.plan, released: true } })
  return namesOf(
    db,
    promoted.map(({ id }) => id),
  )
}

/** The names of those invited, in the order asked. */
export async function namesOf(db: Reader, invitationIds: readonly string[]): Promise<Named[]> {
  const rows = await inParts(invitationIds, (part) =>
    db
      .selectFrom('invitation')
      .innerJoin('person', 'person.id', 'invitation.personId')
      .select(['invitation.id', 'firstName', 'lastName'])
      .where('invitation.id', 'in', part)
      .execute(),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return invitationIds.flatMap((id) => byId.get(id) ?? [])
}
