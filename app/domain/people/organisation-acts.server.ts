// What is done to organisations: entering, correcting, renaming, moving to another sector, ending.
import type { OrganisationKind, OrganisationTable } from '#db/schema'
import { sortKey } from '#db/sort-key'
import type { Reader } from '#db/connect'
import type { Selectable } from 'kysely'
import type { Refusal } from '../core/change.server'
import { enterRow, removeRow, reviseRow, type Deed } from '../core/deeds.server'
import { dateOf, daysLater, type PlainDate } from '../core/time'
import { becameOn, corrected, spellOn, type Spell, type Standing } from './organisation-history'
import { countedFor } from './person-acts.server'

export type OrganisationNames = Pick<Standing, 'nameFi' | 'nameSv' | 'nameEn'>

/** An organisation as it is given; the last day belongs to its time. */
export type OrganisationGiven = Standing & { kind: OrganisationKind; validFrom: PlainDate }

export type OrganisationEntry = Selectable<OrganisationTable>

/** An organisation's row. @throws Response 404 when there is none */
export async function organisationRow(db: Reader, id: string): Promise<OrganisationEntry> {
  const row = await db.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Response(null, { status: 404 })
  return row
}

const pastRows = (db: Reader, organisationId: string) =>
  db
    .selectFrom('organisationPast')
    .select(['id', 'nameFi', 'nameSv', 'nameEn', 'sectorId', 'validFrom', 'validTo'])
    .where('organisationId', '=', organisationId)
    .orderBy('validFrom')
    .execute()

/** The whole life of an organisation, oldest first; the last spell is the present. */
export async function spellsOf(db: Reader, row: OrganisationEntry): Promise<Spell[]> {
  const past: Spell[] = await pastRows(db, row.id)
  const last = past.at(-1)?.validTo
  const validFrom = last ? daysLater(last, 1) : row.validFrom
  const { nameFi, nameSv, nameEn, sectorId, validTo } = row
  return [...past, { nameFi, nameSv, nameEn, sectorId, validFrom, validTo }]
}

const standingOf = ({ nameFi, nameSv, nameEn, sectorId }: Standing): Standing => ({
  nameFi,
  nameSv,
  nameEn,
  sectorId,
})

/** Writes a life anew: a past row for each spell but the last, which is the organisation's own row. */
export async function keepSpells(d: Deed, row: OrganisationEntry, spells: readonly Spell[]): Promise<void> {
  const now = spells.at(-1)
  if (now === undefined) throw new Error('an organisation without a time')
  const before = await pastRows(d.trx, row.id)
  const after = spells.slice(0, -1)
  for (const old of before)
    if (!after.some(({ validFrom }) => validFrom === old.validFrom))
      await removeRow(d, 'organisationPast', old.id)
  for (const spell of after) {
    const known = before.find(({ validFrom }) => validFrom === spell.validFrom)
    const fields = { ...standingOf(spell), validFrom: spell.validFrom, validTo: spell.validTo ?? '' }
    if (known) await reviseRow(d, 'organisationPast', known.id, fields)
    else await enterRow(d, 'organisationPast', { id: d.newId(), organisationId: row.id, ...fields })
  }
  await reviseRow(d, 'organisation', row.id, { ...standingOf(now), version: row.version + 1 })
}

/** Whether another body that stands at the time or later has the same Finnish name. */
async function nameIsTaken(
  db: Reader,
  names: OrganisationNames,
  from: PlainDate,
  besides: readonly string[],
): Promise<boolean> {
  const others = await db
    .selectFrom('organisation')
    .select(['nameFi', 'nameSv', 'nameEn'])
    .where('id', 'not in', besides)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', from)]))
    .execute()
  const key = sortKey(names.nameFi)
  return key !== '' && others.some(({ nameFi }) => sortKey(nameFi) === key)
}

/** @throws Response 404 when there is no such sector */
async function sectorExists(db: Reader, sectorId: string | null): Promise<void> {
  if (sectorId === null) return
  const found = await db.selectFrom('sector').select('id').where('id', '=', sectorId).executeTakeFirst()
  if (!found) throw new Response(null, { status: 404 })
}

/**
 * Enters an organisation. An id that is already one's enters nothing again.
 * @param successorOf organisations that end as it begins: it may be called as one of them
 * @throws Response 404 when there is no such sector
 */
export async function enterOrganisation(
  d: Deed,
  id: string,
  given: OrganisationGiven,
  successorOf: readonly string[] = [],
): Promise<{ ok: true; id: string } | Refusal<'organisationNameTaken'>> {
  const known = await d.trx.selectFrom('organisation').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return { ok: true, id }
  await sectorExists(d.trx, given.sectorId)
  if (await nameIsTaken(d.trx, given, given.validFrom, [id, ...successorOf]))
    return { ok: false, reason: 'organisationNameTaken' }
  const { kind, validFrom } = given
  await enterRow(d, 'organisation', { id, ...standingOf(given), kind, validFrom, validTo: null })
  return { ok: true, id }
}

type Clash = Refusal<'changedMeanwhile'>
const clash: Clash = { ok: false, reason: 'changedMeanwhile' }

/** @param version the one the act was made upon; null when it holds whatever came in between */
const isOld = (row: OrganisationEntry, version: number | null): boolean =>
  version !== null && version !== row.version

/**
 * Corrects a mistake in what is written now, back to when it began to be so; history keeps nothing of it. What is left
 * out stays.
 * @throws Response 404 when there is no such organisation or sector
 */
export async function reviseOrganisation(
  d: Deed,
  id: string,
  version: number | null,
  given: Partial<OrganisationGiven>,
): Promise<{ ok: true } | Refusal<'changedMeanwhile' | 'organisationNameTaken' | 'startAfterChange'>> {
  const row = await organisationRow(d.trx, id)
  if (isOld(row, version)) return clash
  const whole = { ...row, ...given }
  await sectorExists(d.trx, whole.sectorId)
  const [first, ...rest] = await spellsOf(d.trx, row)
  if (first === undefined || (first.validTo && first.validTo < whole.validFrom))
    return { ok: false, reason: 'startAfterChange' }
  if (
    sortKey(whole.nameFi) !== sortKey(row.nameFi) &&
    (await nameIsTaken(d.trx, whole, whole.validFrom, [id]))
  )
    return { ok: false, reason: 'organisationNameTaken' }
  const fields = ['nameFi', 'nameSv', 'nameEn', 'sectorId', 'kind', 'validFrom'] as const
  if (fields.every((field) => whole[field] === row[field])) return { ok: true }
  const { nameFi, nameSv, nameEn, sectorId, kind, validFrom } = whole
  const renamed = corrected([{ ...first, validFrom }, ...rest], { nameFi, nameSv, nameEn })
  await keepSpells(d, row, corrected(renamed, { sectorId }))
  await reviseRow(d, 'organisation', id, { kind, validFrom })
  return { ok: true }
}

export type ChangeRefusal = 'changedMeanwhile' | 'notYet' | 'organisationNotThen'

/**
 * Something about an organisation became different on a day; until then it was as it is written now. A change that
 * history has after that day stays.
 */
async function became(
  d: Deed,
  id: string,
  version: number | null,
  from: PlainDate,
  what: Partial<Standing>,
): Promise<{ ok: true } | Refusal<ChangeRefusal>> {
  const row = await organisationRow(d.trx, id)
  if (isOld(row, version)) return clash
  if (from > dateOf(d.now)) return { ok: false, reason: 'notYet' }
  const before = await spellsOf(d.trx, row)
  const then = spellOn(before, from)
  if (then === undefined) return { ok: false, reason: 'organisationNotThen' }
  const same = Object.entries(what).every(([field, value]) => then[field as keyof Standing] === value)
  if (!same) await keepSpells(d, row, becameOn(before, from, what))
  return { ok: true }
}

/**
 * Gives an organisation the names it has had since a day that is not ahead; before it stands what it was called then.
 * @throws Response 404 when there is no such organisation
 */
export async function renameOrganisation(
  d: Deed,
  id: string,
  version: number | null,
  { from, ...given }: OrganisationNames & { from: PlainDate },
): Promise<{ ok: true } | Refusal<ChangeRefusal | 'organisationNameTaken'>> {
  const { nameFi, nameSv, nameEn } = given
  if (await nameIsTaken(d.trx, given, from, [id])) return { ok: false, reason: 'organisationNameTaken' }
  return became(d, id, version, from, { nameFi, nameSv, nameEn })
}

/**
 * Moves an organisation to the sector it has belonged to since a day that is not ahead; null is outside the sectors.
 * @throws Response 404 when there is no such organisation or sector
 */
export async function moveToSector(
  d: Deed,
  id: string,
  version: number | null,
  { sectorId, from }: { sectorId: string | null; from: PlainDate },
): Promise<{ ok: true } | Refusal<ChangeRefusal>> {
  await sectorExists(d.trx, sectorId)
  return became(d, id, version, from, { sectorId })
}

export type EndRefusal = 'endBeforeStart' | 'endedAlready' | 'postsBeginLater'

/**
 * Whether an organisation may end on a day: not before its present began, not twice, and nobody may begin there later.
 */
export async function endFault(
  db: Reader,
  row: OrganisationEntry,
  lastDay: PlainDate,
): Promise<EndRefusal | null> {
  if (row.validTo !== null) return 'endedAlready'
  const now = (await spellsOf(db, row)).at(-1)
  if (now === undefined || now.validFrom > lastDay) return 'endBeforeStart'
  const later = await db
    .selectFrom('appointment')
    .select('id')
    .where('organisationId', '=', row.id)
    .where('validFrom', '>', lastDay)
    .executeTakeFirst()
  return later ? 'postsBeginLater' : null
}

/** The posts in an organisation that go on past a day. */
export const postsPast = (db: Reader, organisationIds: readonly string[], lastDay: PlainDate) =>
  db
    .selectFrom('appointment')
    .selectAll()
    .where('organisationId', 'in', organisationIds)
    .where('validFrom', '<=', lastDay)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', lastDay)]))
    .orderBy('id')
    .execute()

/** Closes an organisation with its positions and the posts in it. The caller has asked `endFault`. */
export async function closeOrganisation(
  d: Deed,
  row: OrganisationEntry,
  lastDay: PlainDate,
  successorId: string | null,
): Promise<void> {
  for (const post of await postsPast(d.trx, [row.id], lastDay))
    await countedFor(d, post.personId, async () => {
      await reviseRow(d, 'appointment', post.id, { validTo: lastDay, endReason: 'organisationEnded' })
      return { ok: true as const }
    })
  const positions = await d.trx
    .selectFrom('position')
    .select('id')
    .where('organisationId', '=', row.id)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', lastDay)]))
    .execute()
  for (const { id } of positions) await reviseRow(d, 'position', id, { validTo: lastDay })
  await reviseRow(d, 'organisation', row.id, { validTo: lastDay, successorId, version: row.version + 1 })
}

/**
 * Ends an organisation that nobody takes over: its positions and the posts in it end on its last day. No membership is
 * touched.
 * @throws Response 404 when there is no such organisation
 */
export async function endOrganisation(
  d: Deed,
  id: string,
  { lastDay, version = null }: { lastDay: PlainDate; version?: number | null },
): Promise<{ ok: true } | Refusal<EndRefusal | 'changedMeanwhile'>> {
  const row = await organisationRow(d.trx, id)
  if (row.validTo === lastDay) return { ok: true }
  if (isOld(row, version)) return clash
  const fault = await endFault(d.trx, row, lastDay)
  if (fault) return { ok: false, reason: fault }
  await closeOrganisation(d, row, lastDay, null)
  return { ok: true }
}
