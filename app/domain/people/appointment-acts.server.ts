// What is done to posts: appointing a person to a position, ending it, and correcting what was written of it.
import type { Reader } from '#db/connect'
import type { AppointmentEnd, AppointmentTable, PositionTable, RoleClass } from '#db/schema'
import type { Selectable } from 'kysely'
import type { Refusal } from '../core/change.server'
import { enterRow, removeRow, reviseRow, type Deed } from '../core/deeds.server'
import { dateOf, type PlainDate } from '../core/time'
import { countedFor, recordOf } from './person-acts.server'
import { overlaps, sameTitle, singleHolder, type Titles } from './rules'

/** A post as it is given: the last day belongs to it; `termEndsOn` is the last day of a fixed term as decided. */
export type AppointmentGiven = Titles & {
  personId: string
  organisationId: string
  roleClass: RoleClass
  seniorManagement: boolean
  validFrom: PlainDate
  validTo?: PlainDate | null
  termEndsOn?: PlainDate | null
  acting?: boolean
  endReason?: AppointmentEnd | null
  /** The position it fills. Left out, one of the organisation's is found or a new one made. */
  positionId?: string | null
  /** A position of its own is made, whatever others the organisation has. */
  ownPosition?: boolean
}

type Appointment = Selectable<AppointmentTable>
type Position = Selectable<PositionTable>
type Fault = 'endBeforeStart' | 'organisationNotThen' | 'heldAlready'

/** A post. @throws Response 404 when there is none */
export async function appointmentOf(db: Reader, id: string): Promise<Appointment> {
  const found = await db.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Response(null, { status: 404 })
  return found
}

/**
 * Appoints a person. The position is the given one, or one of the organisation's with the same role class and title
 * (with the same role class alone where an organisation has one holder of it), or a new one.
 * An id that is already a post's enters nothing again.
 * @throws Response 404 when there is no such person or organisation
 */
export async function enterAppointment(
  d: Deed,
  id: string,
  given: AppointmentGiven,
): Promise<{ ok: true; id: string; positionId: string } | Refusal<Fault>> {
  const known = await d.trx.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirst()
  if (known) return { ok: true, id, positionId: known.positionId ?? '' }
  const { guest } = await recordOf(d.trx, given.personId)
  const position = await positionFor(d.trx, given)
  const fault = await faultOf(d.trx, given, position, null)
  if (fault) return { ok: false, reason: fault }
  return countedFor(d, given.personId, async () => {
    const positionId = position?.id ?? (await enterPosition(d, given))
    await enterRow(d, 'appointment', { id, ...rowOf(given), positionId })
    // Whose post the registry knows is found by it like anybody.
    if (guest === 1) await reviseRow(d, 'person', given.personId, { guest: 0 })
    return { ok: true as const, id, positionId }
  })
}

const rowOf = (given: AppointmentGiven): Omit<Appointment, 'id' | 'positionId'> => ({
  personId: given.personId,
  organisationId: given.organisationId,
  titleFi: given.titleFi,
  titleSv: given.titleSv,
  titleEn: given.titleEn,
  roleClass: given.roleClass,
  seniorManagement: given.seniorManagement ? 1 : 0,
  validFrom: given.validFrom,
  validTo: given.validTo ?? null,
  acting: given.acting ? 1 : 0,
  termEndsOn: given.termEndsOn ?? null,
  endReason: given.validTo ? (given.endReason ?? null) : null,
})

async function enterPosition(d: Deed, given: AppointmentGiven): Promise<string> {
  const id = d.newId()
  const { organisationId, titleFi, titleSv, titleEn, roleClass, seniorManagement } = rowOf(given)
  await enterRow(d, 'position', {
    id,
    organisationId,
    titleFi,
    titleSv,
    titleEn,
    roleClass,
    seniorManagement,
    superiorId: null,
    validTo: null,
  })
  return id
}

/** The position that a post fills; a given one of another organisation is not taken. */
async function positionFor(db: Reader, given: AppointmentGiven): Promise<Position | null> {
  if (given.ownPosition) return null
  const positions = await db
    .selectFrom('position')
    .selectAll()
    .where('organisationId', '=', given.organisationId)
    .orderBy('id')
    .execute()
  const named = positions.find(({ id }) => id === given.positionId)
  if (named) return named
  const alike = positions.filter(
    ({ roleClass, validTo }) =>
      roleClass === given.roleClass && (validTo === null || validTo >= given.validFrom),
  )
  const titled = alike.find((position) => sameTitle(position, given))
  return titled ?? (singleHolder.has(given.roleClass) ? (alike[0] ?? null) : null)
}

async function faultOf(
  db: Reader,
  given: AppointmentGiven,
  position: Position | null,
  self: string | null,
): Promise<Fault | null> {
  const { validFrom, validTo, termEndsOn } = given
  if ((validTo && validTo < validFrom) || (termEndsOn && termEndsOn < validFrom)) return 'endBeforeStart'
  const house = await db
    .selectFrom('organisation')
    .select(['validFrom', 'validTo'])
    .where('id', '=', given.organisationId)
    .executeTakeFirst()
  if (house === undefined) throw new Response(null, { status: 404 })
  if (house.validFrom > validFrom || (house.validTo !== null && house.validTo < validFrom))
    return 'organisationNotThen'
  const held = await db
    .selectFrom('appointment')
    .selectAll()
    .where('personId', '=', given.personId)
    .where('organisationId', '=', given.organisationId)
    .execute()
  const span = { validFrom, validTo: validTo ?? null }
  const again = held.some(
    (post) => post.id !== self && overlaps(post, span) && isSamePosition(post, position, given),
  )
  return again ? 'heldAlready' : null
}

/** A post whose line is not followed fills the position that it is called after. */
const isSamePosition = (post: Appointment, position: Position | null, given: AppointmentGiven): boolean =>
  post.positionId === null
    ? post.roleClass === given.roleClass && sameTitle(post, given)
    : post.positionId === position?.id

/**
 * Ends a post. No membership is touched: what the end means to them is proposed apart.
 * @throws Response 404 when there is no such post
 */
export async function endAppointment(
  d: Deed,
  id: string,
  given: { lastDay: PlainDate; reason: AppointmentEnd },
): Promise<{ ok: true } | Refusal<'endBeforeStart' | 'endedAlready'>> {
  const post = await appointmentOf(d.trx, id)
  if (given.lastDay < post.validFrom) return { ok: false, reason: 'endBeforeStart' }
  if (post.validTo === given.lastDay && post.endReason === given.reason) return { ok: true }
  // An end that lies ahead may come earlier than was thought; one that has been is put right by a correction.
  const over = post.validTo !== null && (post.validTo <= given.lastDay || post.validTo < dateOf(d.now))
  if (over) return { ok: false, reason: 'endedAlready' }
  return countedFor(d, post.personId, async () => {
    await reviseRow(d, 'appointment', id, { validTo: given.lastDay, endReason: given.reason })
    return { ok: true as const }
  })
}

/**
 * Corrects what was written of a post; what is left out stays. Another organisation or role class finds the position
 * anew; a corrected title also corrects a position that nobody else has held.
 * @param version the person's version the correction was made upon, or null when it holds whatever came in between
 * @throws Response 404 when there is no such post
 */
export async function reviseAppointment(
  d: Deed,
  id: string,
  given: Partial<Omit<AppointmentGiven, 'personId'>>,
  version: number | null = null,
): Promise<{ ok: true; positionId: string } | Refusal<Fault | 'changedMeanwhile'>> {
  const post = await appointmentOf(d.trx, id)
  const person = await recordOf(d.trx, post.personId)
  if (version !== null && version !== person.version) return { ok: false, reason: 'changedMeanwhile' }
  const whole = { ...asGiven(post), ...given, personId: post.personId }
  const another = whole.organisationId !== post.organisationId || whole.roleClass !== post.roleClass
  if (given.positionId === undefined && another) whole.positionId = null
  const position = await positionFor(d.trx, whole)
  const fault = await faultOf(d.trx, whole, position, id)
  if (fault) return { ok: false, reason: fault }
  return countedFor(d, post.personId, async () => {
    const positionId = position?.id ?? (await enterPosition(d, whole))
    await reviseRow(d, 'appointment', id, { ...rowOf(whole), positionId })
    if (post.positionId !== null) await followPosition(d, post, { ...whole, positionId })
    return { ok: true as const, positionId }
  })
}

/** A post as it would be given anew. */
const asGiven = ({ id: _, seniorManagement, acting, ...post }: Appointment): AppointmentGiven => ({
  ...post,
  seniorManagement: seniorManagement === 1,
  acting: acting === 1,
})

/** Puts a position right after its only post: another title is its title too, and one entered by mistake goes. */
async function followPosition(
  d: Deed,
  post: Appointment,
  now: AppointmentGiven & { positionId: string },
): Promise<void> {
  const id = post.positionId ?? ''
  const { trx } = d
  const position = await trx.selectFrom('position').selectAll().where('id', '=', id).executeTakeFirst()
  const others = await trx
    .selectFrom('appointment')
    .select('id')
    .where('positionId', '=', id)
    .where('id', '!=', post.id)
    .executeTakeFirst()
  if (position === undefined || others !== undefined || !sameTitle(position, post)) return
  if (now.positionId === id) {
    const { titleFi, titleSv, titleEn, seniorManagement } = rowOf(now)
    return reviseRow(d, 'position', id, { titleFi, titleSv, titleEn, seniorManagement })
  }
  const below = await trx.selectFrom('position').select('id').where('superiorId', '=', id).executeTakeFirst()
  if (position.superiorId === null && below === undefined) await removeRow(d, 'position', id)
}
