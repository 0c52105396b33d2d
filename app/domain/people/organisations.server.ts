// Reads of organisations and of who works in them on a day.
import type { Reader } from '#db/connect'
import type { Locale, OrganisationKind } from '#db/schema'
import { sortKey } from '#db/sort-key'
import { nameIn } from '~/i18n/named'
import type { PlainDate } from '../core/time'
import { inForce } from './period.server'
import type { PersonRow, Post } from './rules'
import { withPosts } from './queries.server'
import { inSectorThen, organisationThen, pastOn, sectorIdThen } from './then.server'

export type Organisation = {
  id: string
  nameFi: string
  nameSv: string
  nameEn: string
  kind: OrganisationKind
  sectorId: string | null
  sectorCode: string | null
  validFrom: PlainDate
  validTo: PlainDate | null
  successorId: string | null
  version: number
}

export type OrganisationRow = Organisation & { people: number }

export type OrganisationSearch = {
  q?: string
  sectorId?: string
  kind?: OrganisationKind
  sort?: 'name' | '-name' | 'people' | '-people'
  page?: number
}

export const organisationsOnPage = 50

/** Later than any day: on it the present holds. */
const present: PlainDate = '9999-12-31'

const organisations = (db: Reader, on: PlainDate) =>
  db
    .selectFrom('organisation')
    .leftJoin('organisationPast', (join) => join.on(pastOn(on)))
    .leftJoin('sector', (join) => join.on(inSectorThen))
    .select([
      'organisation.id',
      ...organisationThen,
      'organisation.kind',
      'sector.code as sectorCode',
      'organisation.validFrom',
      'organisation.validTo',
      'organisation.successorId',
      'organisation.version',
    ])

/** An organisation as it stands, or as it was called and where it belonged on a day. */
export const organisationById = async (
  db: Reader,
  id: string,
  on: PlainDate = present,
): Promise<Organisation | null> =>
  (await organisations(db, on).where('organisation.id', '=', id).executeTakeFirst()) ?? null

/** How many people have a post in each organisation on a day. */
async function headCounts(db: Reader, on: PlainDate): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('appointment')
    .select((eb) => ['organisationId', eb.fn.count<number>('personId').distinct().as('people')])
    .where(inForce('appointment', on))
    .groupBy('organisationId')
    .execute()
  return new Map(rows.map((row) => [row.organisationId, row.people]))
}

/**
 * Organisations on a day, fifty a page. There are some hundreds, so they are searched and sorted here, by the name in
 * the reader's language; a search finds a name in any language.
 */
export async function organisationList(
  db: Reader,
  search: OrganisationSearch,
  on: PlainDate,
  locale: Locale,
): Promise<{ rows: OrganisationRow[]; total: number }> {
  let query = organisations(db, on).where(inForce('organisation', on))
  if (search.sectorId !== undefined) query = query.where(sectorIdThen, '=', search.sectorId)
  if (search.kind !== undefined) query = query.where('organisation.kind', '=', search.kind)
  const counts = await headCounts(db, on)
  const words = sortKey(search.q ?? '').split(' ')
  const found = (await query.execute())
    .filter((row) => {
      const names = sortKey(`${row.nameFi} ${row.nameSv} ${row.nameEn}`)
      return words.every((word) => names.includes(word))
    })
    .map((row) => ({ ...row, people: counts.get(row.id) ?? 0, key: sortKey(nameIn(row, locale)) }))
  const sign = search.sort?.startsWith('-') ? -1 : 1
  const byName = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  found.sort((a, b) =>
    search.sort?.endsWith('people') ? sign * (a.people - b.people) || byName(a, b) : sign * byName(a, b),
  )
  const from = ((search.page ?? 1) - 1) * organisationsOnPage
  const rows = found.slice(from, from + organisationsOnPage).map(({ key: _, ...row }) => row)
  return { rows, total: found.length }
}

/** The people with a post in the organisation on a day, senior management first, each with the post held there. */
export async function staffOf(db: Reader, organisationId: string, on: PlainDate): Promise<PersonRow[]> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .innerJoin('organisation', 'organisation.id', 'appointment.organisationId')
    .leftJoin('organisationPast', (join) => join.on(pastOn(on)))
    .leftJoin('sector', (join) => join.on(inSectorThen))
    .select([
      'person.id',
      'firstName',
      'lastName',
      'titleFi',
      'titleSv',
      'titleEn',
      'appointment.organisationId',
      ...organisationThen,
      'organisation.kind',
      'sector.code as sectorCode',
      'roleClass',
      'seniorManagement',
    ])
    .where('appointment.organisationId', '=', organisationId)
    .where(inForce('appointment', on))
    .orderBy('seniorManagement', 'desc')
    .orderBy('sortName')
    .orderBy('person.id')
    .execute()
  return rows.map(({ id, firstName, lastName, seniorManagement, ...post }) => ({
    id,
    firstName,
    lastName,
    post: { ...post, seniorManagement: seniorManagement === 1 } satisfies Post,
  }))
}

/** Those who had a post here before the day and have none here on it, each with the post they have then. */
export async function formerStaffOf(db: Reader, organisationId: string, on: PlainDate): Promise<PersonRow[]> {
  const here = await staffOf(db, organisationId, on)
  const now = new Set(here.map((person) => person.id))
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .select(['person.id', 'firstName', 'lastName', 'sortName'])
    .distinct()
    .where('appointment.organisationId', '=', organisationId)
    .where('appointment.validTo', '<', on)
    .orderBy('sortName')
    .orderBy('person.id')
    .execute()
  const gone = rows.filter((row) => !now.has(row.id)).map(({ sortName: _, ...row }) => row)
  return withPosts(db, gone, on)
}
