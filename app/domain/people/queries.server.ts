// Reads of people, their posts and the sectors; lists of people on a day.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Reader } from '#db/connect'
import type { Locale, OrganisationKind, RoleClass } from '#db/schema'
import { hasMarks, sortKey } from '#db/sort-key'
import type { PlainDate } from '../core/time'
import { inForce, inParts } from './period.server'
import type { PersonRow, Post, Sector } from './rules'
import { inSectorThen, lastDayOfPost, organisationThen, pastOn, sectorIdThen } from './then.server'

export type { PersonRow, Post, Sector } from './rules'

const postColumns = [
  'appointment.titleFi',
  'appointment.titleSv',
  'appointment.titleEn',
  'appointment.organisationId',
  ...organisationThen,
  'organisation.kind',
  'sector.code as sectorCode',
  'appointment.roleClass',
  'appointment.seniorManagement',
] as const

/** Posts with the organisation and its sector as they were on the day. */
const posts = (db: Reader, on: PlainDate | RawBuilder<string>) =>
  db
    .selectFrom('appointment')
    .innerJoin('organisation', 'organisation.id', 'appointment.organisationId')
    .leftJoin('organisationPast', (join) => join.on(pastOn(on)))
    .leftJoin('sector', (join) => join.on(inSectorThen))

/** The post of each person on a day, one a person: a senior one before others, then the newest. People without one are left out. */
export async function currentPostsOf(
  db: Reader,
  personIds: readonly string[],
  on: PlainDate,
): Promise<Map<string, Post>> {
  const rows = await inParts(personIds, (part) =>
    posts(db, on)
      .select(['appointment.personId', ...postColumns])
      .where('appointment.personId', 'in', part)
      .where(inForce('appointment', on))
      .orderBy('appointment.seniorManagement', 'desc')
      .orderBy('appointment.validFrom', 'desc')
      .orderBy('appointment.id', 'desc')
      .execute(),
  )
  const byPerson = new Map<string, Post>()
  for (const { personId, seniorManagement, ...post } of rows)
    if (!byPerson.has(personId)) byPerson.set(personId, { ...post, seniorManagement: seniorManagement === 1 })
  return byPerson
}

/** The sectors that stand on a day, in their official order. */
export const sectorsAt = (db: Reader, on: PlainDate): Promise<Sector[]> =>
  db
    .selectFrom('sector')
    .select(['id', 'code', 'nameFi', 'nameSv', 'nameEn'])
    .where(inForce('sector', on))
    .orderBy('position')
    .orderBy('code')
    .execute()

export type Person = {
  id: string
  firstName: string
  lastName: string
  language: Locale
  phone: string | null
  /** The address in use, and what a mail server said if letters to it come back. */
  email: string | null
  failedAt: string | null
  failure: string | null
}

export const personById = async (db: Reader, id: string): Promise<Person | null> =>
  (await db
    .selectFrom('person')
    .leftJoin('address', (join) =>
      join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
    )
    .select(['person.id', 'firstName', 'lastName', 'language', 'phone', 'email', 'failedAt', 'failure'])
    .where('person.id', '=', id)
    .executeTakeFirst()) ?? null

export type HeldPost = Post & { id: string; validFrom: PlainDate; validTo: PlainDate | null }

/** Every post a person has held, newest first; the organisation as it was on the post's last day. */
export async function postsHeldBy(db: Reader, personId: string): Promise<HeldPost[]> {
  const rows = await posts(db, lastDayOfPost)
    .select(['appointment.id', 'appointment.validFrom', 'appointment.validTo', ...postColumns])
    .where('appointment.personId', '=', personId)
    .orderBy('appointment.validFrom', 'desc')
    .orderBy('appointment.id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, seniorManagement: row.seniorManagement === 1 }))
}

/** Puts each person's post of the day beside the person. */
export async function withPosts<Row extends { id: string }>(
  db: Reader,
  people: Row[],
  on: PlainDate,
): Promise<(Row & { post: Post | null })[]> {
  const found = await currentPostsOf(
    db,
    people.map((person) => person.id),
    on,
  )
  return people.map((person) => ({ ...person, post: found.get(person.id) ?? null }))
}

/** Who answers for the person, and for whom the person answers, on a day. */
export async function assistanceOf(
  db: Reader,
  personId: string,
  on: PlainDate,
): Promise<{ assistants: PersonRow[]; managers: PersonRow[] }> {
  const side = async (mine: 'managerId' | 'assistantId', other: 'managerId' | 'assistantId') => {
    const rows = await db
      .selectFrom('assistance')
      .innerJoin('person', 'person.id', `assistance.${other}`)
      .select(['person.id', 'firstName', 'lastName'])
      .where(`assistance.${mine}`, '=', personId)
      .where(inForce('assistance', on))
      .orderBy('sortName')
      .orderBy('person.id')
      .execute()
    return withPosts(db, rows, on)
  }
  return {
    assistants: await side('managerId', 'assistantId'),
    managers: await side('assistantId', 'managerId'),
  }
}

/** How a list of people is narrowed and ordered; every part may be left out. */
export type PeopleSearch = {
  q?: string
  sectorId?: string
  kind?: OrganisationKind
  roleClass?: RoleClass
  sort?: 'name' | '-name' | 'sector' | '-sector'
  /** From 1. */
  page?: number
  /** How many a page; fifty unless told. */
  size?: number
}

export const peopleOnPage = 50

/** The sort name with å ä ö as plain letters, as `plainKey` has it. */
const plainName = sql`replace(replace(replace(${sql.ref('person.sortName')}, '{', 'a'), '|', 'a'), '}', 'o')`

/**
 * The words of a search, each to be found somewhere in a sort name: "Öi Åker" → "}i", "{ker". A word typed without any
 * å ä ö finds names with them too.
 */
export const nameHolds = (q: string) =>
  sortKey(q)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
      const name = hasMarks(word) ? sql.ref('person.sortName') : plainName
      return sql<SqlBool>`${name} like ${pattern} escape '\\'`
    })

/** The few organisations that belong to a sector or once did: what is asked of a day is asked of them alone. */
const everIn = (db: Reader, sectorId: string) =>
  db
    .selectFrom('organisation')
    .select('organisation.id')
    .where('organisation.sectorId', '=', sectorId)
    .unionAll(
      db
        .selectFrom('organisationPast')
        .select('organisationPast.organisationId as id')
        .where('organisationPast.sectorId', '=', sectorId),
    )

/** People of the registry on a day, a page of them, with how many there are in all. */
export async function peopleList(
  db: Reader,
  search: PeopleSearch,
  on: PlainDate,
): Promise<{ rows: PersonRow[]; total: number }> {
  let found = db.selectFrom('person').where('person.mergedInto', 'is', null)
  for (const condition of nameHolds(search.q ?? '')) found = found.where(condition)
  const { sectorId, kind, roleClass } = search
  if (sectorId !== undefined || kind !== undefined || roleClass !== undefined)
    found = found.where('person.id', 'in', (eb) => {
      let there = eb
        .selectFrom('appointment')
        .innerJoin('organisation', 'organisation.id', 'appointment.organisationId')
        .select('appointment.personId')
        .where(inForce('appointment', on))
      if (sectorId !== undefined)
        there = there
          .leftJoin('organisationPast', (join) => join.on(pastOn(on)))
          .where('organisation.id', 'in', everIn(db, sectorId))
          .where(sectorIdThen, '=', sectorId)
      if (kind !== undefined) there = there.where('organisation.kind', '=', kind)
      if (roleClass !== undefined) there = there.where('appointment.roleClass', '=', roleClass)
      return there
    })
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()

  const { page = 1, size = peopleOnPage } = search
  const direction = search.sort?.startsWith('-') ? 'desc' : 'asc'
  let ordered = found.select(['person.id', 'firstName', 'lastName'])
  if (search.sort?.endsWith('sector')) ordered = ordered.orderBy(sectorPosition(db, on), direction)
  const rows = await ordered
    .orderBy('sortName', search.sort === '-name' ? 'desc' : 'asc')
    .orderBy('person.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { rows: await withPosts(db, rows, on), total }
}

/** The place of the person's sector in the official order; outside the sectors comes after them all. */
const sectorPosition = (db: Reader, on: PlainDate) => {
  const position = posts(db, on)
    .select('sector.position')
    .where(sql<SqlBool>`${sql.ref('appointment.personId')} = ${sql.ref('person.id')}`)
    .where(inForce('appointment', on))
    .orderBy('appointment.seniorManagement', 'desc')
    .orderBy('appointment.validFrom', 'desc')
    .limit(1)
  return sql`coalesce((${position}), 100000)`
}
