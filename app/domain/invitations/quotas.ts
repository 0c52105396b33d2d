// Seats kept for audiences: how many are free for whom, on site and online, and whether a plan of seats holds together.
import type { AttendanceMode, OrganisationKind } from '#db/schema'

export type QuotaSeats = { id: string; seats: number }

/** The seats of an event. */
export type SeatPlan = {
  hybrid: boolean
  /** Seats on site, of an event that is not hybrid all its seats; null is no limit. */
  capacity: number | null
  /** Places online of a hybrid event; null is no limit. */
  onlineCapacity: number | null
  /** Whether the quotas bind no more. */
  released: boolean
  quotas: readonly QuotaSeats[]
}

/** What decides which seats are somebody's. */
export type Wish = { mode: AttendanceMode | null; quotaId: string | null }

/** People who hold seats, offered ones among them. */
export type Taken = Wish & { people: number }

/** The seats taken, counted as the rules need them. */
export type Tally = { site: number; online: number; withoutQuota: number; ofQuota: Map<string, number> }

export const isOnline = (plan: SeatPlan, wish: Wish): boolean => plan.hybrid && wish.mode === 'online'

const emptyTally = (): Tally => ({ site: 0, online: 0, withoutQuota: 0, ofQuota: new Map() })

/** Counts people in; with a negative number out. */
export function take(plan: SeatPlan, tally: Tally, wish: Wish, people = 1): void {
  if (isOnline(plan, wish)) {
    tally.online += people
    return
  }
  tally.site += people
  const quota = quotaAmong(plan, wish)
  if (quota) tally.ofQuota.set(quota.id, takenOf(tally, quota) + people)
  else tally.withoutQuota += people
}

export function tallyOf(plan: SeatPlan, taken: readonly Taken[]): Tally {
  const tally = emptyTally()
  for (const { people, ...wish } of taken) take(plan, tally, wish, people)
  return tally
}

const quotaAmong = (plan: SeatPlan, wish: Wish): QuotaSeats | undefined =>
  plan.quotas.find((quota) => quota.id === wish.quotaId)

const takenOf = (tally: Tally, quota: QuotaSeats): number => tally.ofQuota.get(quota.id) ?? 0

/** Seats that are taken or kept: those of each quota, or as many as its people have when they have more. */
export const heldSeats = (plan: SeatPlan, tally: Tally): number =>
  plan.quotas.reduce((sum, quota) => sum + Math.max(quota.seats, takenOf(tally, quota)), tally.withoutQuota)

/** Seats on site that nobody has, whomever they are kept for; Infinity without a limit. */
export const leftOnSite = (plan: SeatPlan, tally: Tally): number =>
  plan.capacity === null ? Infinity : Math.max(0, plan.capacity - tally.site)

/** Places online that nobody has; Infinity without a limit. */
export const leftOnline = (plan: SeatPlan, tally: Tally): number =>
  plan.onlineCapacity === null ? Infinity : Math.max(0, plan.onlineCapacity - tally.online)

/** Whether the quotas keep seats now. */
export const quotasBind = (plan: SeatPlan): boolean =>
  plan.capacity !== null && !plan.released && plan.quotas.length > 0

/** Seats on site that are kept for no audience. */
export const generalFree = (plan: SeatPlan, tally: Tally): number =>
  plan.capacity === null ? Infinity : Math.max(0, plan.capacity - heldSeats(plan, tally))

/** Seats of a quota that its people have not taken and that are truly there; 0 once quotas bind no more. */
export const unusedOf = (plan: SeatPlan, tally: Tally, quota: QuotaSeats): number =>
  quotasBind(plan) ? Math.min(leftOnSite(plan, tally), Math.max(0, quota.seats - takenOf(tally, quota))) : 0

/** How many seats are free for one who wishes so; Infinity without a limit. */
export function freeFor(plan: SeatPlan, tally: Tally, wish: Wish): number {
  if (isOnline(plan, wish)) return leftOnline(plan, tally)
  const left = leftOnSite(plan, tally)
  if (!quotasBind(plan)) return left
  const quota = quotaAmong(plan, wish)
  const own = quota ? Math.max(0, quota.seats - takenOf(tally, quota)) : 0
  return Math.min(left, own + generalFree(plan, tally))
}

/** The quota of a kind of organisation: the first that is for it. */
export const quotaFor = (
  quotas: readonly { id: string; kinds: readonly OrganisationKind[] }[],
  kind: OrganisationKind | null,
): string | null => (kind === null ? null : (quotas.find((quota) => quota.kinds.includes(kind))?.id ?? null))

/** A fault of a plan of seats; each has its words. */
export type SeatFault =
  | 'capacityBelowSeated'
  | 'capacityBelowQuotas'
  | 'onlineBelowSeated'
  | 'hybridHasOnline'
  | 'quotasNeedCapacity'
  | 'quotaBelowSeated'
  | 'quotaOverFree'
  | 'kindTwice'

/** The field that a fault shows at: of the plan, or of the quota at a place in the list. */
export type SeatField = 'capacity' | 'onlineCapacity' | 'hybrid' | { quota: number; field: 'seats' | 'kinds' }
export type SeatFaultAt = { field: SeatField; fault: SeatFault }

type NewQuota = QuotaSeats & { kinds: readonly OrganisationKind[] }

/**
 * The faults of a new plan of seats against the seats that people have.
 * @param before the plan in force: a quota is only compared with what its people have when it shrinks
 * @param tally the seats taken, counted by the new plan's quotas
 * @param online how many take part online now, by the plan in force
 */
export function seatFaults(
  before: SeatPlan,
  after: Omit<SeatPlan, 'quotas'> & { quotas: readonly NewQuota[] },
  { tally, online }: { tally: Tally; online: number },
): SeatFaultAt[] {
  const faults: SeatFaultAt[] = []
  if (before.hybrid && !after.hybrid && online > 0) faults.push({ field: 'hybrid', fault: 'hybridHasOnline' })
  if (after.hybrid && after.onlineCapacity !== null && after.onlineCapacity < tally.online)
    faults.push({ field: 'onlineCapacity', fault: 'onlineBelowSeated' })
  faults.push(...capacityFaults(before, after, tally))
  return [...faults, ...kindFaults(after.quotas)]
}

function capacityFaults(before: SeatPlan, after: SeatPlan, tally: Tally): SeatFaultAt[] {
  if (after.capacity === null)
    return after.quotas.length > 0 ? [{ field: 'capacity', fault: 'quotasNeedCapacity' }] : []
  if (after.capacity < tally.site) return [{ field: 'capacity', fault: 'capacityBelowSeated' }]
  const shrunk = after.quotas.flatMap((quota, at): SeatFaultAt[] => {
    const was = before.quotas.find(({ id }) => id === quota.id)?.seats ?? 0
    const low = quota.seats < was && quota.seats < Math.min(was, takenOf(tally, quota))
    return low ? [{ field: { quota: at, field: 'seats' }, fault: 'quotaBelowSeated' }] : []
  })
  if (shrunk.length > 0) return shrunk
  if (after.released || heldSeats(after, tally) <= after.capacity) return []
  const same = after.quotas.every(
    (quota) => before.quotas.find(({ id }) => id === quota.id)?.seats === quota.seats,
  )
  if (same) return [{ field: 'capacity', fault: 'capacityBelowQuotas' }]
  const grown = after.quotas.findLastIndex(
    (quota) => quota.seats > (before.quotas.find(({ id }) => id === quota.id)?.seats ?? 0),
  )
  return grown === -1
    ? [{ field: 'capacity', fault: 'capacityBelowQuotas' }]
    : [{ field: { quota: grown, field: 'seats' }, fault: 'quotaOverFree' }]
}

/** Each kind of organisation has one quota at most, so that nobody wonders which is theirs. */
function kindFaults(quotas: readonly NewQuota[]): SeatFaultAt[] {
  const seen = new Set<OrganisationKind>()
  return quotas.flatMap((quota, at): SeatFaultAt[] => {
    const twice = quota.kinds.some((kind) => seen.has(kind))
    for (const kind of quota.kinds) seen.add(kind)
    return twice ? [{ field: { quota: at, field: 'kinds' }, fault: 'kindTwice' }] : []
  })
}
