// Reads of positions: who holds and has held them, who is above and below them, which ones an organisation has.
import type { Reader } from '#db/connect'
import type { OrganisationKind, PositionTable } from '#db/schema'
import type { Selectable } from 'kysely'
import type { PlainDate } from '../core/time'
import { inForce, inParts } from './period.server'
import { holdsOn, vacantSince, type Titles } from './rules'

export type Position = Selectable<PositionTable>

/** Somebody who holds or has held a position, by the post in which they do. */
export type Holder = Titles & {
  appointmentId: string
  personId: string
  firstName: string
  lastName: string
  validFrom: PlainDate
  validTo: PlainDate | null
  acting: boolean
  termEndsOn: PlainDate | null
}

const holders = (db: Reader) =>
  db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .select([
      'appointment.id as appointmentId',
      'appointment.positionId',
      'appointment.personId',
      'firstName',
      'lastName',
      'titleFi',
      'titleSv',
      'titleEn',
      'appointment.validFrom',
      'appointment.validTo',
      'acting',
      'termEndsOn',
    ])
    .orderBy('appointment.validFrom', 'desc')
    .orderBy('appointment.id', 'desc')

/** All who hold or have held each position, the newest first. */
export async function holdersOf(db: Reader, positionIds: readonly string[]): Promise<Map<string, Holder[]>> {
  const rows = await inParts(positionIds, (ids) => holders(db).where('positionId', 'in', ids).execute())
  const found = new Map<string, Holder[]>(positionIds.map((id) => [id, []]))
  for (const { positionId, acting, ...row } of rows)
    found.get(positionId ?? '')?.push({ ...row, acting: acting === 1 })
  return found
}

/** A position with those who hold it on a day, and since when nobody has. */
export type PositionRow = Position & {
  holders: Holder[]
  /** The last who held it before the day, when nobody holds it then. */
  last: Holder | null
  /** The first day without a holder; null when it is held or never was. */
  vacantSince: PlainDate | null
}

/** Puts beside positions who holds them on a day. */
export async function withHolders(
  db: Reader,
  positions: readonly Position[],
  on: PlainDate,
): Promise<PositionRow[]> {
  const all = await holdersOf(
    db,
    positions.map(({ id }) => id),
  )
  return positions.map((position) => {
    const line = all.get(position.id) ?? []
    const now = line.filter((holder) => holdsOn(holder, on))
    const before = line.filter(({ validTo }) => validTo !== null && validTo < on)
    const [last] = [...before].sort((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? 1 : -1))
    return {
      ...position,
      holders: now,
      last: now.length > 0 ? null : (last ?? null),
      vacantSince: vacantSince(line, on),
    }
  })
}

/** The positions of an organisation that stand on a day, those of the most senior first. */
export async function positionsOf(db: Reader, organisationId: string, on: PlainDate): Promise<PositionRow[]> {
  const rows = await db
    .selectFrom('position')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', on)]))
    .orderBy('seniorManagement', 'desc')
    .orderBy('titleFi')
    .orderBy('id')
    .execute()
  return withHolders(db, rows, on)
}

/** A position with its whole line of holders, its superior and its subordinates on a day; null when there is none. */
export async function positionPage(db: Reader, id: string, on: PlainDate) {
  const position = await db.selectFrom('position').selectAll().where('id', '=', id).executeTakeFirst()
  if (position === undefined) return null
  const below = await db
    .selectFrom('position')
    .selectAll()
    .where('superiorId', '=', id)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', on)]))
    .orderBy('titleFi')
    .orderBy('id')
    .execute()
  const above = position.superiorId
    ? await db.selectFrom('position').selectAll().where('id', '=', position.superiorId).execute()
    : []
  const [own] = await withHolders(db, [position], on)
  const [superior = null] = await withHolders(db, above, on)
  return {
    position,
    vacantSince: own?.vacantSince ?? null,
    holders: (await holdersOf(db, [id])).get(id) ?? [],
    superior,
    subordinates: await withHolders(db, below, on),
  }
}

/**
 * The positions that may be above those of an organisation: its own, and those of the ministries of its sector, and
 * the one that is now.
 */
export async function superiorChoices(
  db: Reader,
  organisation: { id: string; sectorId: string | null },
  on: PlainDate,
  now: string | null,
): Promise<(Position & { nameFi: string; nameSv: string; nameEn: string })[]> {
  const { id, sectorId } = organisation
  return db
    .selectFrom('position')
    .innerJoin('organisation', 'organisation.id', 'position.organisationId')
    .selectAll('position')
    .select(['organisation.nameFi', 'organisation.nameSv', 'organisation.nameEn'])
    .where((e) =>
      e.or([
        e('position.id', '=', now ?? ''),
        e.and([
          e.or([e('position.validTo', 'is', null), e('position.validTo', '>=', on)]),
          e.or([
            e('organisation.id', '=', id),
            e.and([e('organisation.sectorId', '=', sectorId ?? ''), e('organisation.kind', '=', 'ministry')]),
          ]),
        ]),
      ]),
    )
    .orderBy('position.seniorManagement', 'desc')
    .orderBy('organisation.nameFi')
    .orderBy('position.titleFi')
    .orderBy('position.id')
    .execute()
}

/** An organisation to choose, with its sector's place in the official order. */
export type OrganisationChoice = {
  id: string
  nameFi: string
  nameSv: string
  nameEn: string
  kind: OrganisationKind
  sectorCode: string | null
}

/** The organisations that stand on a day: sector by sector in the official order, those outside the sectors last. */
export async function organisationChoices(db: Reader, on: PlainDate): Promise<OrganisationChoice[]> {
  const rows = await db
    .selectFrom('organisation')
    .leftJoin('sector', 'sector.id', 'organisation.sectorId')
    .select(['organisation.id', 'organisation.nameFi', 'organisation.nameSv', 'organisation.nameEn'])
    .select(['organisation.kind', 'sector.code as sectorCode', 'sector.position'])
    .where(inForce('organisation', on))
    .execute()
  const inFinnish = new Intl.Collator('fi', { numeric: true })
  const place = (row: { position: number | null }) => row.position ?? 100_000
  return rows
    .sort((a, b) => place(a) - place(b) || inFinnish.compare(a.nameFi, b.nameFi))
    .map(({ position: _, ...row }) => row)
}
