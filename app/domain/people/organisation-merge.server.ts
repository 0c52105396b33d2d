// Merging organisations: they end, one takes over, and each person's post either goes on there or ends.
import type { Reader } from '#db/connect'
import type { AppointmentTable, PositionTable } from '#db/schema'
import type { Selectable } from 'kysely'
import type { Refusal } from '../core/change.server'
import { enterRow, reviseRow, type Deed } from '../core/deeds.server'
import { daysLater, type PlainDate } from '../core/time'
import {
  closeOrganisation,
  endFault,
  enterOrganisation,
  organisationRow,
  postsPast,
  type EndRefusal,
  type OrganisationEntry,
  type OrganisationGiven,
} from './organisation-acts.server'
import { countedFor } from './person-acts.server'
import { sameTitle, singleHolder } from './rules'

type Appointment = Selectable<AppointmentTable>
type Position = Selectable<PositionTable>

/** What becomes of each post in the organisations that end, by the appointment's id. */
export type PostsAfter = Record<string, 'continues' | 'ends'>

export type MergeGiven = { from: string[]; into: string; lastDay: PlainDate; people: PostsAfter }
export type MergeRefusal =
  EndRefusal | 'mergesNothing' | 'mergesIntoItself' | 'organisationNotThen' | 'postsChanged'

type Merged = { ok: true; continue: number; end: number }
type Span = { validFrom: PlainDate; validTo: PlainDate | null }

/**
 * Merges organisations into one that stands the day after their last. A post that goes on ends with its house and begins
 * anew in the other, with the same title and terms. No membership is touched.
 * @returns how many posts go on and how many end
 * @throws Response 404 when there is no such organisation
 */
export async function mergeOrganisations(
  d: Deed,
  given: MergeGiven,
): Promise<Merged | Refusal<MergeRefusal>> {
  const target = await organisationRow(d.trx, given.into)
  const ending = await endingOf(d.trx, given)
  const isDone = (row: OrganisationEntry) => row.successorId === given.into && row.validTo === given.lastDay
  if (ending.length > 0 && ending.every(isDone)) return { ok: true, continue: 0, end: 0 }
  const fault = await mergeFault(d.trx, given, ending, target)
  return fault ? { ok: false, reason: fault } : merge(d, given, ending)
}

/**
 * Merges organisations into a new one, which begins the day after their last and may keep the name of one of them.
 * @throws Response 404 when there is no such organisation or sector
 */
export async function mergeIntoNew(
  d: Deed,
  given: MergeGiven,
  successor: Omit<OrganisationGiven, 'validFrom'>,
): Promise<Merged | Refusal<MergeRefusal | 'organisationNameTaken'>> {
  const known = await d.trx
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', given.into)
    .executeTakeFirst()
  if (known) return mergeOrganisations(d, given)
  const ending = await endingOf(d.trx, given)
  const validFrom = daysLater(given.lastDay, 1)
  const fault = await mergeFault(d.trx, given, ending, { validFrom, validTo: null })
  if (fault) return { ok: false, reason: fault }
  const entered = await enterOrganisation(d, given.into, { ...successor, validFrom }, given.from)
  return entered.ok ? merge(d, given, ending) : entered
}

async function endingOf(db: Reader, { from }: MergeGiven): Promise<OrganisationEntry[]> {
  const rows: OrganisationEntry[] = []
  for (const id of new Set(from)) rows.push(await organisationRow(db, id))
  return rows
}

async function mergeFault(
  db: Reader,
  { into, lastDay, people }: MergeGiven,
  ending: readonly OrganisationEntry[],
  target: Span,
): Promise<MergeRefusal | null> {
  if (ending.length === 0) return 'mergesNothing'
  if (ending.some(({ id }) => id === into)) return 'mergesIntoItself'
  const firstDay = daysLater(lastDay, 1)
  if (target.validFrom > firstDay || (target.validTo !== null && target.validTo < firstDay))
    return 'organisationNotThen'
  for (const row of ending) {
    const fault = await endFault(db, row, lastDay)
    if (fault) return fault
  }
  const posts = await postsPast(db, idsOf(ending), lastDay)
  // Somebody was appointed after the list was made: what becomes of them has not been said.
  return posts.some(({ id }) => people[id] === undefined) ? 'postsChanged' : null
}

const idsOf = (rows: readonly OrganisationEntry[]) => rows.map(({ id }) => id)

async function merge(
  d: Deed,
  { into, lastDay, people }: MergeGiven,
  ending: readonly OrganisationEntry[],
): Promise<Merged> {
  const posts = await postsPast(d.trx, idsOf(ending), lastDay)
  const going = posts.filter(({ id }) => people[id] === 'continues')
  for (const row of ending) await closeOrganisation(d, row, lastDay, into)
  await goOn(d, going, into, daysLater(lastDay, 1))
  return { ok: true, continue: going.length, end: posts.length - going.length }
}

/** The posts that go on begin anew in the organisation that took over, each in a position of the same name there. */
async function goOn(
  d: Deed,
  going: readonly Appointment[],
  into: string,
  firstDay: PlainDate,
): Promise<void> {
  const there = await d.trx
    .selectFrom('position')
    .selectAll()
    .where('organisationId', '=', into)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', firstDay)]))
    .orderBy('id')
    .execute()
  const held = await d.trx
    .selectFrom('appointment')
    .select(['personId', 'positionId'])
    .where('organisationId', '=', into)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', firstDay)]))
    .execute()
  const seats: Seats = { there, taken: new Set(held.map(({ positionId }) => positionId)), entered: new Set() }
  /** Where the holders of the positions that ended sit from now on. */
  const moved = new Map<string, string>()
  for (const post of going) {
    const positionId = await positionThere(d, post, into, seats)
    if (post.positionId !== null) moved.set(post.positionId, positionId)
    const already = held.some((it) => it.personId === post.personId && it.positionId === positionId)
    if (!already) await beginAnew(d, post, into, firstDay, positionId)
  }
  await keepSuperiors(d, moved, seats.entered)
}

type Seats = { there: Position[]; taken: Set<string | null>; entered: Set<string> }

/** A position of the same class and title; a free one of a class that a house has one of; or a new one. */
async function positionThere(
  d: Deed,
  post: Appointment,
  into: string,
  { there, taken, entered }: Seats,
): Promise<string> {
  const alike = there.filter(({ roleClass }) => roleClass === post.roleClass)
  const free = singleHolder.has(post.roleClass) ? alike.find(({ id }) => !taken.has(id)) : undefined
  const found = alike.find((position) => sameTitle(position, post)) ?? free
  const position = found ?? (await enterPosition(d, post, into))
  if (!found) {
    there.push(position)
    entered.add(position.id)
  }
  taken.add(position.id)
  return position.id
}

async function enterPosition(d: Deed, post: Appointment, into: string): Promise<Position> {
  const { titleFi, titleSv, titleEn, roleClass, seniorManagement } = post
  const position = {
    id: d.newId(),
    organisationId: into,
    titleFi,
    titleSv,
    titleEn,
    roleClass,
    seniorManagement,
    superiorId: null,
    validTo: null,
  }
  await enterRow(d, 'position', position)
  return position
}

const beginAnew = (d: Deed, post: Appointment, into: string, firstDay: PlainDate, positionId: string) =>
  countedFor(d, post.personId, async () => {
    await enterRow(d, 'appointment', {
      ...post,
      id: d.newId(),
      organisationId: into,
      positionId,
      validFrom: firstDay,
    })
    return { ok: true as const }
  })

/** A position that was made has the superior of the old one, or the seat that the superior's holder moved to. */
async function keepSuperiors(
  d: Deed,
  moved: ReadonlyMap<string, string>,
  entered: ReadonlySet<string>,
): Promise<void> {
  for (const [old, to] of moved) {
    if (!entered.has(to)) continue
    const { superiorId } = await positionRow(d.trx, old)
    if (superiorId === null) continue
    const superior = await positionRow(d.trx, moved.get(superiorId) ?? superiorId)
    if (superior.validTo === null && superior.id !== to)
      await reviseRow(d, 'position', to, { superiorId: superior.id })
  }
}

const positionRow = (db: Reader, id: string) =>
  db.selectFrom('position').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
