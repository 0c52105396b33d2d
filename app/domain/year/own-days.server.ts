// The organisers' own days: read, entered, changed, taken away and put back.
import type { Reader } from '#db/connect'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change } from '../core/change.server'
import type { OwnDayPlan } from './own-day'
import type { OwnDay } from './year.server'

/** @throws Response 404 when there is none, or it has been taken away */
export async function ownDayById(db: Reader, id: string): Promise<OwnDay> {
  const day = await db
    .selectFrom('calendarDay')
    .select(['id', 'startsOn', 'endsOn', 'nameFi', 'nameSv', 'nameEn'])
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  if (!day) throw new Response(null, { status: 404 })
  return day
}

/** Enters a day; the same form sent twice enters one. */
export async function enterOwnDay(c: Change, day: OwnDayPlan): Promise<void> {
  allow(c.actor, { act: 'planEvents' })
  const known = await c.trx.selectFrom('calendarDay').select('id').where('id', '=', day.id).executeTakeFirst()
  if (known) return
  const entered = { addedAt: c.now, addedBy: doerOf(c.actor), removedAt: null }
  await c.trx
    .insertInto('calendarDay')
    .values({ ...day, ...entered })
    .execute()
  await audit(c, 'enterOwnDay', { kind: 'calendarDay', id: day.id })
}

/** @throws Response 404 when there is none */
export async function reviseOwnDay(c: Change, { id, ...day }: OwnDayPlan): Promise<void> {
  allow(c.actor, { act: 'planEvents' })
  await ownDayById(c.trx, id)
  await c.trx.updateTable('calendarDay').set(day).where('id', '=', id).execute()
  await audit(c, 'reviseOwnDay', { kind: 'calendarDay', id })
}

/** Takes a day away, or puts it back; doing so twice is once. @throws Response 404 when there is no such day */
export async function setOwnDayRemoved(c: Change, id: string, removed: boolean): Promise<void> {
  allow(c.actor, { act: 'planEvents' })
  const day = await c.trx
    .selectFrom('calendarDay')
    .select('removedAt')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!day) throw new Response(null, { status: 404 })
  if ((day.removedAt !== null) === removed) return
  await c.trx
    .updateTable('calendarDay')
    .set({ removedAt: removed ? c.now : null })
    .where('id', '=', id)
    .execute()
  await audit(c, removed ? 'removeOwnDay' : 'restoreOwnDay', { kind: 'calendarDay', id })
}
