// Tables as they are kept: who is to sit, seating them, moving one, clearing; what the last seating changed.
import { z } from 'zod'
import type { Reader } from '#db/connect'
import type { EventTable } from '#db/schema'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import type { Instant } from '../core/time'
import { eventById } from '../events/queries.server'
import { invitationById } from '../invitations/queries.server'
import { levelOf } from '../people/rules'
import { doorRows, type DoorRow } from './list.server'
import { isOnline, standingOf } from './rules'
import { mostTables, movesOf, type TableGuest, type TableMove, type TablePlan } from './tables'

/** Whether somebody sits at the event: those with a seat on site, and walk-ins who came. */
export const sits = (row: DoorRow): boolean => {
  const standing = standingOf(row)
  return (standing === 'expected' && !isOnline(row)) || (standing === 'walkIn' && row.cameAt !== null)
}

export const asGuest = ({ invitationId: id, post, tableNumber: table }: DoorRow): TableGuest => ({
  id,
  organisation: post?.organisationId ?? null,
  sector: post === null ? null : (post.sectorCode ?? post.kind),
  level: post === null ? null : levelOf(post.roleClass),
  table,
})

/** Those who are to sit, in the order of names. */
export const tableRows = async (
  db: Reader,
  event: Pick<EventTable, 'id' | 'startsAt'>,
  now: Instant,
): Promise<DoorRow[]> => (await doorRows(db, event, now)).filter(sits)

export type TableRefusal = 'doorOfDraft' | 'eventCancelled' | 'eventEnded'

/** Why tables are not changed now, or null. */
export function tableRefusal(
  event: Pick<EventTable, 'status' | 'endsAt'>,
  now: Instant,
): TableRefusal | null {
  if (event.status === 'draft') return 'doorOfDraft'
  if (event.status === 'cancelled') return 'eventCancelled'
  return event.endsAt <= now ? 'eventEnded' : null
}

/** More moves than this are not named one by one. */
const mostNamed = 40

/** Seats people by a plan. Whoever left the list since it was made gets no table; nobody else keeps one. */
export async function seatAtTables(
  c: Change,
  eventId: string,
  plan: TablePlan,
): Promise<{ ok: true; moves: TableMove[] } | Refusal<TableRefusal>> {
  allow(c.actor, { act: 'planEvents' })
  const event = await eventById(c.trx, eventId)
  const refusal = tableRefusal(event, c.now)
  if (refusal) return { ok: false, reason: refusal }
  const guests = (await tableRows(c.trx, event, c.now)).map(asGuest)
  const moves = movesOf(guests, plan)
  await dropTables(c, event.id)
  const byTable = new Map<number, string[]>()
  for (const { id } of guests) {
    const table = plan.get(id)
    if (table !== undefined) byTable.set(table, [...(byTable.get(table) ?? []), id])
  }
  for (const [tableNumber, ids] of byTable)
    await c.trx.updateTable('invitation').set({ tableNumber }).where('id', 'in', ids).execute()
  await audit(
    c,
    'seatAtTables',
    { kind: 'event', id: event.id },
    {
      tables: byTable.size,
      newcomers: moves.filter(({ from }) => from === null).length,
      moved: moves.filter(({ from }) => from !== null).length,
      who: moves.slice(0, mostNamed).map(({ id, from, to }) => [id, from, to]),
    },
  )
  return { ok: true, moves }
}

const dropTables = (c: Change, eventId: string) =>
  c.trx
    .updateTable('invitation')
    .set({ tableNumber: null })
    .where('eventId', '=', eventId)
    .where('tableNumber', 'is not', null)
    .execute()

/** Moves one person to a table, or to none. */
export async function moveToTable(
  c: Change,
  invitationId: string,
  table: number | null,
): Promise<{ ok: true; from: number | null } | Refusal<TableRefusal | 'tableUnknown' | 'notSitting'>> {
  allow(c.actor, { act: 'planEvents' })
  const invitation = await invitationById(c.trx, invitationId)
  const event = await eventById(c.trx, invitation.eventId)
  const refusal = tableRefusal(event, c.now)
  if (refusal) return { ok: false, reason: refusal }
  if (table !== null && (!Number.isInteger(table) || table < 1 || table > mostTables))
    return { ok: false, reason: 'tableUnknown' }
  const row = (await tableRows(c.trx, event, c.now)).find((one) => one.invitationId === invitationId)
  if (!row) return { ok: false, reason: 'notSitting' }
  if (row.tableNumber !== table) {
    await c.trx.updateTable('invitation').set({ tableNumber: table }).where('id', '=', invitationId).execute()
    await audit(
      c,
      'moveToTable',
      { kind: 'invitation', id: invitationId },
      { from: row.tableNumber, to: table },
    )
  }
  return { ok: true, from: row.tableNumber }
}

/** Takes everybody from their tables. */
export async function clearTables(c: Change, eventId: string): Promise<{ ok: true } | Refusal<TableRefusal>> {
  allow(c.actor, { act: 'planEvents' })
  const event = await eventById(c.trx, eventId)
  const refusal = tableRefusal(event, c.now)
  if (refusal) return { ok: false, reason: refusal }
  await dropTables(c, event.id)
  await audit(c, 'clearTables', { kind: 'event', id: event.id })
  return { ok: true }
}

const seatingDetail = z.object({
  newcomers: z.number(),
  moved: z.number(),
  who: z.array(z.tuple([z.string(), z.number().nullable(), z.number()])),
})

/** What the last seating changed; null when there was none since the tables were cleared. */
export async function lastSeating(
  db: Reader,
  eventId: string,
): Promise<{ at: Instant; newcomers: number; moved: number; who: TableMove[] } | null> {
  const row = await db
    .selectFrom('audit')
    .select(['at', 'act', 'detail'])
    .where('thing', '=', 'event')
    .where('thingId', '=', eventId)
    .where('act', 'in', ['seatAtTables', 'clearTables'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row?.act !== 'seatAtTables') return null
  const { who, ...counts } = seatingDetail.parse(JSON.parse(row.detail))
  return { at: row.at, ...counts, who: who.map(([id, from, to]) => ({ id, from, to })) }
}
