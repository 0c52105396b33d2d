// Acts on memberships: somebody joins, changes task, moves the seat to another post, leaves. History stays: a change
// ends one row on the day before and begins the next.
import type { Selectable } from 'kysely'
import type { Reader } from '#db/connect'
import type { MembershipEnd, MembershipRole, MembershipTable } from '#db/schema'
import { allow, doerOf, type Actor } from '../core/access'
import type { Refusal } from '../core/change.server'
import { enterRow, removeRow, reviseRow, type Deed } from '../core/deeds.server'
import { dateOf, type PlainDate } from '../core/time'
import { recordOf } from '../people/person-acts.server'
import { overlaps } from '../people/rules'
import { keepersGive } from './keeping'
import { dayAfter, dayBefore } from './periods'
import { beginPauses, carryPauses, endPauses } from './pause-acts.server'

export { dropPlannedPause, pauseMembership, returnFromPause } from './pause-acts.server'

export type MembershipRow = Selectable<MembershipTable>

export type JoinGiven = {
  networkId: string
  personId: string
  role: MembershipRole
  from: PlainDate
  /** For a membership that is known to end, or has ended. */
  to?: PlainDate | null
  /** The post that a position-bound seat rests on. */
  appointmentId?: string | null
  endReason?: MembershipEnd | null
  /** Where an outside participant comes from. */
  represents?: string
}

/** @throws Response 404 when there is no such membership */
export async function membershipById(db: Reader, id: string): Promise<MembershipRow> {
  const row = await db.selectFrom('membership').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Response(null, { status: 404 })
  return row
}

const membershipRows = (db: Reader, networkId: string, personId: string): Promise<MembershipRow[]> =>
  db
    .selectFrom('membership')
    .selectAll()
    .where('networkId', '=', networkId)
    .where('personId', '=', personId)
    .orderBy('validFrom')
    .execute()

type Period = { validFrom: PlainDate; validTo: PlainDate | null }

/** Whether the network stood through the whole period. @throws Response 404 when there is no such network */
async function stoodThrough(db: Reader, networkId: string, period: Period): Promise<boolean> {
  const network = await db
    .selectFrom('network')
    .select(['foundedOn', 'endedOn'])
    .where('id', '=', networkId)
    .executeTakeFirst()
  if (!network) throw new Response(null, { status: 404 })
  const { foundedOn, endedOn } = network
  if (period.validFrom < foundedOn) return false
  return endedOn === null || (period.validTo !== null && period.validTo <= endedOn)
}

/** What keeps anybody from belonging to the network for the period. @throws Response 404 when there is no such network */
export async function periodFault(
  db: Reader,
  networkId: string,
  period: Period,
): Promise<'endBeforeStart' | 'networkNotThen' | null> {
  if (period.validTo !== null && period.validTo < period.validFrom) return 'endBeforeStart'
  return (await stoodThrough(db, networkId, period)) ? null : 'networkNotThen'
}

/** @throws Response 404 when the post is not the person's */
async function ownPost(db: Reader, personId: string, appointmentId: string): Promise<void> {
  const post = await db
    .selectFrom('appointment')
    .select('id')
    .where('id', '=', appointmentId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (!post) throw new Response(null, { status: 404 })
}

/** Who gives a role: the tasks are the organisers' to give. @throws Response 403 for others */
function allowGiving(actor: Actor, role: MembershipRole): void {
  if (!keepersGive(role)) allow(actor, { act: 'keepRegistry' })
}

/** A wish that waits is granted by joining, however that came about. */
async function grantWish(d: Deed, networkId: string, personId: string): Promise<void> {
  const waiting = await d.trx
    .selectFrom('application')
    .select('id')
    .where('networkId', '=', networkId)
    .where('personId', '=', personId)
    .where('outcome', 'is', null)
    .execute()
  for (const { id } of waiting)
    await reviseRow(d, 'application', id, {
      outcome: 'approved',
      decidedAt: d.now,
      decidedBy: doerOf(d.actor),
    })
}

/**
 * Takes a person into a network or a small group.
 * @param id given by the form, so that the same form sent twice makes one member
 * @returns `memberAlready` when any day of the period is one on which the person already belongs to it
 * @throws Response 404 when network, person or post is unknown, or the person's record has been merged into another; 403 for
 * a role that is not the doer's to give
 */
export async function join(
  d: Deed,
  id: string,
  given: JoinGiven,
): Promise<{ ok: true; id: string } | Refusal<'memberAlready' | 'endBeforeStart' | 'networkNotThen'>> {
  const { networkId, personId, role, from, to = null, appointmentId = null, represents = '' } = given
  const rows = await membershipRows(d.trx, networkId, personId)
  if (rows.some((row) => row.id === id)) return { ok: true, id }
  allowGiving(d.actor, role)
  await recordOf(d.trx, personId)
  if (appointmentId !== null) await ownPost(d.trx, personId, appointmentId)
  const period = { validFrom: from, validTo: to }
  const fault = await periodFault(d.trx, networkId, period)
  if (fault !== null) return { ok: false, reason: fault }
  if (rows.some((row) => overlaps(row, period))) return { ok: false, reason: 'memberAlready' }
  const endReason = to === null ? null : (given.endReason ?? null)
  await enterRow(d, 'membership', {
    ...{ id, networkId, personId, appointmentId, role, ...period, endReason, represents },
  })
  await grantWish(d, networkId, personId)
  return { ok: true, id }
}

/** The rows of the same person and network that begin after a row, if all of them still lie ahead; none otherwise. */
async function planned(d: Deed, row: MembershipRow): Promise<MembershipRow[]> {
  const rows = await membershipRows(d.trx, row.networkId, row.personId)
  const later = rows.filter((it) => it.validFrom > row.validFrom)
  return later.every((it) => it.validFrom > dateOf(d.now)) ? later : []
}

/**
 * Whether a membership may end on a day: one that has no end, or sooner than an end that lies ahead.
 * @param changes the changes of role that lie ahead, when it is one of them that ends the row
 */
function mayEnd(
  { validTo, endReason }: MembershipRow,
  changes: readonly MembershipRow[],
  { lastDay, today }: { lastDay: PlainDate; today: PlainDate },
): boolean {
  if (validTo === null) return true
  if (endReason === 'roleChanged') return changes.length > 0 && lastDay <= validTo
  return validTo > today && lastDay < validTo
}

/**
 * Ends a membership, or ends it sooner than was planned. A change of role that was planned for a later day then falls away.
 * @param given.lastDay still belongs to the membership
 * @throws Response 404 when there is no such membership
 */
export async function endMembership(
  d: Deed,
  id: string,
  given: { lastDay: PlainDate; reason: MembershipEnd },
): Promise<{ ok: true } | Refusal<'endBeforeStart' | 'endedAlready'>> {
  const row = await membershipById(d.trx, id)
  const changes = row.endReason === 'roleChanged' ? await planned(d, row) : []
  if (!mayEnd(row, changes, { lastDay: given.lastDay, today: dateOf(d.now) }))
    return { ok: false, reason: 'endedAlready' }
  if (given.lastDay < row.validFrom) return { ok: false, reason: 'endBeforeStart' }
  for (const change of changes) {
    await endPauses(d, change.id, dayBefore(change.validFrom))
    await removeRow(d, 'membership', change.id)
  }
  await endPauses(d, id, given.lastDay)
  await reviseRow(d, 'membership', id, { validTo: given.lastDay, endReason: given.reason })
  return { ok: true }
}

type Continued = { ok: true; id: string } | Refusal<'endBeforeStart' | 'endedAlready'>

/** The membership goes on with something else from a day: on its first day it is corrected, later a new row begins. */
async function goOn(
  d: Deed,
  id: string,
  from: PlainDate,
  fields: Partial<Pick<MembershipRow, 'role' | 'appointmentId'>>,
  newId: string,
): Promise<Continued> {
  const row = await membershipById(d.trx, id)
  const made = await d.trx.selectFrom('membership').select('id').where('id', '=', newId).executeTakeFirst()
  if (made) return { ok: true, id: newId }
  if (row.validTo !== null && row.validTo < from) return { ok: false, reason: 'endedAlready' }
  if (row.endReason === 'roleChanged') return { ok: false, reason: 'endedAlready' }
  if (from < row.validFrom) return { ok: false, reason: 'endBeforeStart' }
  const same = Object.entries(fields).every(([name, value]) => row[name as keyof MembershipRow] === value)
  if (same) return { ok: true, id }
  if (from === row.validFrom) {
    await reviseRow(d, 'membership', id, fields)
    return { ok: true, id }
  }
  await reviseRow(d, 'membership', id, { validTo: dayBefore(from), endReason: 'roleChanged' })
  await enterRow(d, 'membership', { ...row, ...fields, id: newId, validFrom: from })
  await carryPauses(d, { from: id, to: newId, on: from })
  return { ok: true, id: newId }
}

/**
 * Gives a member another role from a day on.
 * @param given.newId the id of the row that begins, so that the same form sent twice changes it once
 * @throws Response 404 when there is no such membership, 403 for a role that is not the doer's to give
 */
export async function changeRole(
  d: Deed,
  id: string,
  given: { role: MembershipRole; from: PlainDate; newId?: string },
): Promise<Continued> {
  allowGiving(d.actor, given.role)
  return goOn(d, id, given.from, { role: given.role }, given.newId ?? d.newId())
}

/**
 * The same person goes on with the seat resting on another post of theirs; null: on no post in particular.
 * @throws Response 404 when there is no such membership, or the post is not the person's
 */
export async function moveSeat(
  d: Deed,
  id: string,
  given: { appointmentId: string | null; from: PlainDate; newId?: string },
): Promise<Continued> {
  const { appointmentId, from } = given
  if (appointmentId !== null) await ownPost(d.trx, (await membershipById(d.trx, id)).personId, appointmentId)
  return goOn(d, id, from, { appointmentId }, given.newId ?? d.newId())
}

/**
 * Puts right what was entered wrong: the days of a membership, or why it ended.
 * @throws Response 404 when there is no such membership
 */
export async function correctMembership(
  d: Deed,
  id: string,
  given: { from: PlainDate; to: PlainDate | null; reason: MembershipEnd | null },
): Promise<{ ok: true } | Refusal<'endBeforeStart' | 'memberAlready' | 'networkNotThen'>> {
  const row = await membershipById(d.trx, id)
  const period = { validFrom: given.from, validTo: given.to }
  const fault = await periodFault(d.trx, row.networkId, period)
  if (fault !== null) return { ok: false, reason: fault }
  const others = (await membershipRows(d.trx, row.networkId, row.personId)).filter((it) => it.id !== id)
  if (others.some((it) => overlaps(it, period))) return { ok: false, reason: 'memberAlready' }
  await beginPauses(d, id, given.from)
  if (given.to !== null) await endPauses(d, id, given.to)
  await reviseRow(d, 'membership', id, { ...period, endReason: given.to === null ? null : given.reason })
  return { ok: true }
}

/** The day on which the next row of a membership that goes on begins; null when none does. */
export async function goesOnIn(db: Reader, row: MembershipRow): Promise<MembershipRow | null> {
  if (row.validTo === null) return null
  const next = dayAfter(row.validTo)
  const rows = await membershipRows(db, row.networkId, row.personId)
  return rows.find((it) => it.validFrom === next) ?? null
}
