// Acts on pauses: a member stays away for a time without leaving, and returns.
import type { Selectable } from 'kysely'
import type { Reader } from '#db/connect'
import type { PauseTable } from '#db/schema'
import type { Refusal } from '../core/change.server'
import { enterRow, removeRow, reviseRow, type Deed } from '../core/deeds.server'
import type { PlainDate } from '../core/time'
import { overlaps } from '../people/rules'
import { dayBefore } from './periods'

type PauseRow = Selectable<PauseTable>

const pausesOf = (db: Reader, membershipId: string): Promise<PauseRow[]> =>
  db.selectFrom('pause').selectAll().where('membershipId', '=', membershipId).orderBy('validFrom').execute()

async function periodOf(
  db: Reader,
  membershipId: string,
): Promise<{ validFrom: PlainDate; validTo: PlainDate | null }> {
  const row = await db
    .selectFrom('membership')
    .select(['validFrom', 'validTo'])
    .where('id', '=', membershipId)
    .executeTakeFirst()
  if (!row) throw new Response(null, { status: 404 })
  return row
}

/**
 * A member stays away from a day on. The same pause given twice is one.
 * @param given.to the last day of the pause; without it the pause goes on
 * @throws Response 404 when there is no such membership
 */
export async function pauseMembership(
  d: Deed,
  membershipId: string,
  given: { from: PlainDate; to?: PlainDate | null },
): Promise<{ ok: true } | Refusal<'endBeforeStart' | 'endedAlready' | 'pausedAlready'>> {
  const { from, to = null } = given
  const membership = await periodOf(d.trx, membershipId)
  if (from < membership.validFrom || (to !== null && to < from))
    return { ok: false, reason: 'endBeforeStart' }
  if (membership.validTo !== null && (to ?? from) > membership.validTo)
    return { ok: false, reason: 'endedAlready' }
  const pause = { validFrom: from, validTo: to ?? membership.validTo }
  const known = await pausesOf(d.trx, membershipId)
  if (known.some((it) => it.validFrom === from && it.validTo === pause.validTo)) return { ok: true }
  if (known.some((it) => overlaps(it, pause))) return { ok: false, reason: 'pausedAlready' }
  await enterRow(d, 'pause', { id: d.newId(), membershipId, ...pause })
  return { ok: true }
}

/**
 * A member comes back from a pause that has not ended.
 * @param given.lastDay the last day of the pause
 * @throws Response 404 when there is no such membership
 */
export async function returnFromPause(
  d: Deed,
  membershipId: string,
  given: { lastDay: PlainDate },
): Promise<{ ok: true } | Refusal<'endBeforeStart' | 'notPaused'>> {
  await periodOf(d.trx, membershipId)
  const pauses = await pausesOf(d.trx, membershipId)
  const goesOn = pauses.filter((it) => it.validTo === null || it.validTo >= given.lastDay)
  const pause = goesOn.find((it) => it.validFrom <= given.lastDay)
  if (pause) await reviseRow(d, 'pause', pause.id, { validTo: given.lastDay })
  else return { ok: false, reason: goesOn.length > 0 ? 'endBeforeStart' : 'notPaused' }
  return { ok: true }
}

/**
 * Drops a pause that has not begun: nobody was away, so nothing of it is history.
 * @throws Response 404 when there is no such pause of the membership that lies ahead
 */
export async function dropPlannedPause(
  d: Deed,
  membershipId: string,
  pauseId: string,
  today: PlainDate,
): Promise<{ ok: true }> {
  const planned = (await pausesOf(d.trx, membershipId)).find((it) => it.id === pauseId)
  if (planned === undefined || planned.validFrom <= today) throw new Response(null, { status: 404 })
  await removeRow(d, 'pause', pauseId)
  return { ok: true }
}

/** Who has not come yet is not away: pauses begin no earlier than the membership, and those over by then fall away. */
export async function beginPauses(d: Deed, membershipId: string, firstDay: PlainDate): Promise<void> {
  for (const pause of await pausesOf(d.trx, membershipId)) {
    if (pause.validTo !== null && pause.validTo < firstDay) await removeRow(d, 'pause', pause.id)
    else if (pause.validFrom < firstDay) await reviseRow(d, 'pause', pause.id, { validFrom: firstDay })
  }
}

/** Who has left is not away: pauses go no further than the last day, and those that would begin later fall away. */
export async function endPauses(d: Deed, membershipId: string, lastDay: PlainDate): Promise<void> {
  for (const pause of await pausesOf(d.trx, membershipId)) {
    if (pause.validFrom > lastDay) await removeRow(d, 'pause', pause.id)
    else if (pause.validTo === null || pause.validTo > lastDay)
      await reviseRow(d, 'pause', pause.id, { validTo: lastDay })
  }
}

/** A membership goes on as another row from a day: what is left of its pauses goes with it. */
export async function carryPauses(
  d: Deed,
  { from, to, on }: { from: string; to: string; on: PlainDate },
): Promise<void> {
  for (const pause of await pausesOf(d.trx, from)) {
    if (pause.validFrom >= on) await reviseRow(d, 'pause', pause.id, { membershipId: to })
    else if (pause.validTo === null || pause.validTo >= on) {
      await reviseRow(d, 'pause', pause.id, { validTo: dayBefore(on) })
      await enterRow(d, 'pause', { ...pause, id: d.newId(), membershipId: to, validFrom: on })
    }
  }
}
