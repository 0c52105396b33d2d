// What is done to administrative sectors: entering, correcting, renaming with a successor, merging.
import type { Reader } from '#db/connect'
import type { SectorTable } from '#db/schema'
import type { Selectable } from 'kysely'
import type { Refusal } from '../core/change.server'
import { enterRow, reviseRow, type Deed } from '../core/deeds.server'
import { dateOf, daysLater, type PlainDate } from '../core/time'
import { keepSpells, spellsOf } from './organisation-acts.server'
import { changedFrom } from './organisation-history'

export type SectorNames = { nameFi: string; nameSv: string; nameEn: string; code: string }
export type SectorGiven = SectorNames & {
  /** The place in the official order, from 1. */
  position: number
  validFrom: PlainDate
}
export type SectorEntry = Selectable<SectorTable>

/** A sector's row. @throws Response 404 when there is none */
export async function sectorRow(db: Reader, id: string): Promise<SectorEntry> {
  const row = await db.selectFrom('sector').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Response(null, { status: 404 })
  return row
}

/** Whether another sector that stands on the day or later has the sign. */
async function codeIsTaken(db: Reader, code: string, from: PlainDate, besides: string[]): Promise<boolean> {
  const rows = await db
    .selectFrom('sector')
    .select('code')
    .where('id', 'not in', besides)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', from)]))
    .execute()
  return rows.some((row) => row.code.toUpperCase() === code.toUpperCase())
}

/** Enters a sector. An id that is already one's enters nothing again. */
export async function enterSector(
  d: Deed,
  id: string,
  given: SectorGiven,
): Promise<{ ok: true; id: string } | Refusal<'sectorCodeTaken'>> {
  const known = await d.trx.selectFrom('sector').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return { ok: true, id }
  if (await codeIsTaken(d.trx, given.code, given.validFrom, [id]))
    return { ok: false, reason: 'sectorCodeTaken' }
  const { nameFi, nameSv, nameEn, code, position, validFrom } = given
  await enterRow(d, 'sector', {
    id,
    nameFi,
    nameSv,
    nameEn,
    code,
    position,
    validFrom,
    validTo: null,
    successorId: null,
  })
  return { ok: true, id }
}

/**
 * Corrects what is written of a sector; history keeps nothing of it.
 * @throws Response 404 when there is no such sector
 */
export async function reviseSector(
  d: Deed,
  id: string,
  given: Partial<SectorGiven>,
): Promise<{ ok: true } | Refusal<'sectorCodeTaken' | 'endBeforeStart'>> {
  const row = await sectorRow(d.trx, id)
  const { code, nameFi, nameSv, nameEn, position, validFrom } = { ...row, ...given }
  if (row.validTo !== null && row.validTo < validFrom) return { ok: false, reason: 'endBeforeStart' }
  if (code !== row.code && (await codeIsTaken(d.trx, code, validFrom, [id])))
    return { ok: false, reason: 'sectorCodeTaken' }
  await reviseRow(d, 'sector', id, { code, nameFi, nameSv, nameEn, position, validFrom })
  return { ok: true }
}

export type SuccessionRefusal = 'notYet' | 'endedAlready' | 'endBeforeStart'

const endFault = (row: SectorEntry, lastDay: PlainDate, today: PlainDate): SuccessionRefusal | null => {
  if (row.validTo !== null) return 'endedAlready'
  if (lastDay < row.validFrom) return 'endBeforeStart'
  // The organisations' own rows say what holds today, so what is ahead cannot be written on them.
  return daysLater(lastDay, 1) > today ? 'notYet' : null
}

/**
 * Gives a sector a new name from a day on: it ends the day before and a successor begins, with all its organisations.
 * On its very first day the sector is corrected instead.
 * @param newId the successor's id; the same one again does nothing again
 * @returns how many organisations moved
 * @throws Response 404 when there is no such sector
 */
export async function renameSector(
  d: Deed,
  id: string,
  { newId, from, ...names }: SectorNames & { newId: string; from: PlainDate },
): Promise<{ ok: true; id: string; moved: number } | Refusal<SuccessionRefusal | 'sectorCodeTaken'>> {
  const row = await sectorRow(d.trx, id)
  if (row.successorId === newId) return { ok: true, id: newId, moved: 0 }
  if (from === row.validFrom) {
    const revised = await reviseSector(d, id, names)
    return revised.ok ? { ok: true, id, moved: 0 } : revised
  }
  const lastDay = daysLater(from, -1)
  const fault = endFault(row, lastDay, dateOf(d.now))
  if (fault) return { ok: false, reason: fault }
  if (await codeIsTaken(d.trx, names.code, from, [id])) return { ok: false, reason: 'sectorCodeTaken' }
  const { code, nameFi, nameSv, nameEn } = names
  await enterRow(d, 'sector', {
    id: newId,
    code,
    nameFi,
    nameSv,
    nameEn,
    position: row.position,
    validFrom: from,
    validTo: null,
    successorId: null,
  })
  return { ok: true, id: newId, moved: await succeed(d, row, newId, lastDay) }
}

/**
 * Merges sectors into one that stands the day after their last; their organisations move there.
 * @returns how many organisations moved
 * @throws Response 404 when there is no such sector
 */
export async function mergeSectors(
  d: Deed,
  { from, into, lastDay }: { from: string[]; into: string; lastDay: PlainDate },
): Promise<
  | { ok: true; moved: number }
  | Refusal<SuccessionRefusal | 'mergesNothing' | 'mergesIntoItself' | 'sectorNotThen'>
> {
  if (from.length === 0) return { ok: false, reason: 'mergesNothing' }
  if (from.includes(into)) return { ok: false, reason: 'mergesIntoItself' }
  const target = await sectorRow(d.trx, into)
  const firstDay = daysLater(lastDay, 1)
  if (target.validFrom > firstDay || (target.validTo !== null && target.validTo < firstDay))
    return { ok: false, reason: 'sectorNotThen' }
  const ending: SectorEntry[] = []
  for (const id of new Set(from)) ending.push(await sectorRow(d.trx, id))
  const open = ending.filter((row) => row.successorId !== into || row.validTo !== lastDay)
  for (const row of open) {
    const fault = endFault(row, lastDay, dateOf(d.now))
    if (fault) return { ok: false, reason: fault }
  }
  let moved = 0
  for (const row of open) moved += await succeed(d, row, into, lastDay)
  return { ok: true, moved }
}

/** Ends a sector: whatever belonged to it after its last day belongs to the successor. */
async function succeed(
  d: Deed,
  sector: SectorEntry,
  successorId: string,
  lastDay: PlainDate,
): Promise<number> {
  await reviseRow(d, 'sector', sector.id, { validTo: lastDay, successorId })
  const from = daysLater(lastDay, 1)
  const bodies = await d.trx
    .selectFrom('organisation')
    .selectAll()
    .where((e) =>
      e.or([
        e('sectorId', '=', sector.id),
        e(
          'id',
          'in',
          e.selectFrom('organisationPast').select('organisationId').where('sectorId', '=', sector.id),
        ),
      ]),
    )
    .execute()
  let moved = 0
  for (const row of bodies) {
    const before = await spellsOf(d.trx, row)
    const after = changedFrom(before, from, (spell) =>
      spell.sectorId === sector.id ? { sectorId: successorId } : {},
    )
    if (JSON.stringify(after) === JSON.stringify(before)) continue
    await keepSpells(d, row, after)
    moved++
  }
  return moved
}
