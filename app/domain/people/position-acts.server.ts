// What is done to positions, whoever holds them: setting one up, and correcting or abolishing it.
import type { Reader } from '#db/connect'
import type { PositionTable, RoleClass } from '#db/schema'
import type { Selectable } from 'kysely'
import type { Refusal } from '../core/change.server'
import { enterRow, reviseRow, type Deed } from '../core/deeds.server'
import { dateOf, type PlainDate } from '../core/time'
import { sameTitle, type Titles } from './rules'

export type PositionGiven = Titles & {
  roleClass: RoleClass
  seniorManagement: boolean
  superiorId: string | null
  /** The last day before it is abolished. */
  validTo: PlainDate | null
}

type Position = Selectable<PositionTable>

/** @throws Response 404 when there is no such position */
export async function positionOf(db: Reader, id: string): Promise<Position> {
  const found = await db.selectFrom('position').selectAll().where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Response(null, { status: 404 })
  return found
}

const rowOf = ({ seniorManagement, ...given }: PositionGiven) => ({
  titleFi: given.titleFi,
  titleSv: given.titleSv,
  titleEn: given.titleEn,
  roleClass: given.roleClass,
  superiorId: given.superiorId,
  validTo: given.validTo,
  seniorManagement: seniorManagement ? (1 as const) : (0 as const),
})

/**
 * Sets up a position with nobody in it. An id that is already a position's sets up nothing again.
 * @throws Response 404 when there is no such organisation or superior
 */
export async function enterPosition(
  d: Deed,
  id: string,
  organisationId: string,
  given: PositionGiven,
): Promise<{ ok: true; id: string } | Refusal<'positionThere'>> {
  const { trx } = d
  if (await trx.selectFrom('position').select('id').where('id', '=', id).executeTakeFirst())
    return { ok: true, id }
  const house = await trx
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (house === undefined) throw new Response(null, { status: 404 })
  if (given.superiorId !== null) await positionOf(trx, given.superiorId)
  const there = await trx
    .selectFrom('position')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('roleClass', '=', given.roleClass)
    .execute()
  const stands = ({ validTo }: Position) => validTo === null || validTo >= dateOf(d.now)
  if (there.some((position) => stands(position) && sameTitle(position, given)))
    return { ok: false, reason: 'positionThere' }
  await enterRow(d, 'position', { id, organisationId, ...rowOf(given) })
  return { ok: true, id }
}

/**
 * Corrects a position, or abolishes it after a last day.
 * @returns `superiorLoop` when it would be above itself, `positionHeld` when somebody holds it after the last day
 * @throws Response 404 when there is no such position or superior
 */
export async function revisePosition(
  d: Deed,
  id: string,
  given: PositionGiven,
): Promise<{ ok: true } | Refusal<'superiorLoop' | 'positionHeld'>> {
  await positionOf(d.trx, id)
  if (await isAbove(d.trx, id, given.superiorId)) return { ok: false, reason: 'superiorLoop' }
  if (given.validTo !== null && (await isHeldAfter(d.trx, id, given.validTo)))
    return { ok: false, reason: 'positionHeld' }
  await reviseRow(d, 'position', id, rowOf(given))
  return { ok: true }
}

/** Whether a position is the other one or somewhere above it. */
async function isAbove(db: Reader, id: string, other: string | null): Promise<boolean> {
  const passed = new Set<string>()
  for (let at = other; at !== null && !passed.has(at); at = (await positionOf(db, at)).superiorId) {
    if (at === id) return true
    passed.add(at)
  }
  return false
}

const isHeldAfter = async (db: Reader, id: string, lastDay: PlainDate): Promise<boolean> =>
  (await db
    .selectFrom('appointment')
    .select('id')
    .where('positionId', '=', id)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', lastDay)]))
    .executeTakeFirst()) !== undefined
