// How memberships go on when a small group is split or merged: each ends on the last day and begins in the other group on
// the next, with what is left of its pauses. Nothing that has been is changed.
import type { Selectable } from 'kysely'
import { membershipEnds, type MembershipEnd, type MembershipTable } from '#db/schema'
import type { Reader } from '#db/connect'
import { carriedOut, removeRow, reviseRow, type Deed } from '../core/deeds.server'
import type { PlainDate } from '../core/time'
import { endMembership, join } from '../networks/membership-acts.server'
import { carryPauses, endPauses } from '../networks/pause-acts.server'
import { dayBefore } from '../networks/periods'
import { overlaps } from '../people/rules'

export type Membership = Selectable<MembershipTable>

export const membershipsIn = (db: Reader, networkId: string): Promise<Membership[]> =>
  db
    .selectFrom('membership')
    .selectAll()
    .where('networkId', '=', networkId)
    .orderBy('validFrom')
    .orderBy('id')
    .execute()

export const isMember = ({ role }: Pick<Membership, 'role'>): boolean => role !== 'liaison'

/** A change of role that is planned does not end the membership. */
const plannedEnd = ({ validTo, endReason }: Membership): PlainDate | null =>
  endReason === 'roleChanged' ? null : validTo

/** The memberships that are in force on the day before, and would go on on the day. */
export const goingOn = (rows: readonly Membership[], day: PlainDate): Membership[] =>
  rows.filter((row) => {
    const end = plannedEnd(row)
    const sits = row.validFrom < day && (row.validTo === null || row.validTo >= dayBefore(day))
    return sits && (end === null || end >= day)
  })

/** Those whose time in the group begins on the day or later. */
export const toCome = (rows: readonly Membership[], day: PlainDate): Membership[] => {
  const sitting = new Set(goingOn(rows, day).map(({ personId }) => personId))
  return rows.filter(({ validFrom, personId }) => validFrom >= day && !sitting.has(personId))
}

/** Where a membership goes on, from which day, and why it ends where it was. */
export type Onward = {
  into: string
  from: PlainDate
  reason: Extract<MembershipEnd, 'groupSplit' | 'groupsMerged'>
}

const knownEnd = (reason: string | null): MembershipEnd | null =>
  membershipEnds.find((end) => end === reason) ?? null

/** The same membership in another group; an end that was known stays known. */
const joinAsBefore = async (d: Deed, row: Membership, { into, from }: Onward): Promise<string> => {
  const id = d.newId()
  const end = plannedEnd(row)
  carriedOut(
    await join(d, id, {
      networkId: into,
      personId: row.personId,
      role: row.role,
      from,
      to: end,
      endReason: end === null ? null : knownEnd(row.endReason),
    }),
  )
  return id
}

/** Ends a membership on the day before, whatever end was known of it. */
export async function endBefore(d: Deed, row: Membership, { from, reason }: Onward): Promise<void> {
  const lastDay = dayBefore(from)
  if (plannedEnd(row) === null) {
    carriedOut(await endMembership(d, row.id, { lastDay, reason }))
    return
  }
  await endPauses(d, row.id, lastDay)
  await reviseRow(d, 'membership', row.id, { validTo: lastDay, endReason: reason })
}

/** Carries a membership into another group. */
export async function moveOn(d: Deed, row: Membership, onward: Onward): Promise<void> {
  const id = await joinAsBefore(d, row, onward)
  await carryPauses(d, { from: row.id, to: id, on: onward.from })
  await endBefore(d, row, onward)
}

/** Lets a membership that is still to begin begin in another group instead. */
export async function beginElsewhere(d: Deed, row: Membership, onward: Onward): Promise<void> {
  const id = await joinAsBefore(d, row, { ...onward, from: row.validFrom })
  await carryPauses(d, { from: row.id, to: id, on: row.validFrom })
  await removeRow(d, 'membership', row.id)
}

/** Whether the person belongs to the other group on some day of what is left of the membership. */
export const isThere = (row: Membership, others: readonly Membership[], from: PlainDate): boolean =>
  others.some(
    (other) =>
      other.personId === row.personId &&
      overlaps(other, { validFrom: row.validFrom > from ? row.validFrom : from, validTo: plannedEnd(row) }),
  )
