// Who sees whom, and what of them: the one rule behind every way out of the directory (pages, searches, counts, exports,
// hints, letters). It is written in SQL, so that a search finds nobody by what its reader may not see.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Reader } from '#db/connect'
import type { SharedField } from '#db/schema'
import type { PlainDate } from '../core/time'
import { inForce, inParts } from './period.server'

/** Who looks, on which day. Organisers keep the registry and see what they keep; what is for circles alone they do not. */
export type Viewer = { personId: string; organiser: boolean; on: PlainDate }

/** One who has signed in, as they look on a day. */
export const viewerOf = (
  { personId, organiser }: Pick<Viewer, 'personId' | 'organiser'>,
  on: PlainDate,
): Viewer => ({ personId, organiser, on })

const ref = (name: string): RawBuilder<string> => sql.ref(name)

/**
 * Whether a person, named by a column, holds a post in a public body on the day: who serves the public, and as what, is
 * public. Whom a company or an association employs is not.
 */
const holdsPost = (person: string, on: PlainDate): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select 1 from ${sql.table('appointment')}
  where ${ref('appointment.personId')} = ${ref(person)}
    and ${ref('appointment.roleClass')} <> ${sql.lit('assistant')}
    and ${ref('appointment.organisationId')} not in (
      select ${ref('organisation.id')} from ${sql.table('organisation')}
      where ${ref('organisation.kind')} in (${sql.lit('company')}, ${sql.lit('association')}))
    and ${inForce('appointment', on)})`

/** Whether the viewer and a person belong to the same network on the day: a list of whom that holds for, read once. */
const sharesNetwork = (
  person: string,
  { personId, on }: Viewer,
  only: 'smallGroup' | 'any',
): RawBuilder<SqlBool> => sql<SqlBool>`${ref(person)} in (
  select ${ref('theirs.personId')} from ${sql.table('membership')} as ${ref('own')}
  inner join ${sql.table('membership')} as ${ref('theirs')}
    on ${ref('theirs.networkId')} = ${ref('own.networkId')}
  inner join ${sql.table('network')} as ${ref('shared')} on ${ref('shared.id')} = ${ref('own.networkId')}
  where ${ref('own.personId')} = ${personId} and ${inForce('theirs', on)} and ${inForce('own', on)}
    ${only === 'smallGroup' ? sql`and ${ref('shared.kind')} = ${sql.lit('smallGroup')}` : sql``})`

/**
 * Whether the viewer sees that a person completed a course of a programme, both named by columns: one's own, those of a
 * programme that the viewer completed too, and those of one whose alumni network the two share.
 */
export const seesCompletion = (
  { personId, on }: Viewer,
  person: string,
  programme: string,
): RawBuilder<SqlBool> => sql<SqlBool>`(
  ${ref(person)} = ${personId}
  or ${ref(programme)} in (
    select ${ref('ownCourse.programmeId')} from ${sql.table('completion')} as ${ref('ownCompletion')}
    inner join ${sql.table('course')} as ${ref('ownCourse')} on ${ref('ownCourse.id')} = ${ref('ownCompletion.courseId')}
    where ${ref('ownCompletion.personId')} = ${personId})
  or (${ref(person)}, ${ref(programme)}) in (
    select ${ref('theirs.personId')}, ${ref('shared.programmeId')} from ${sql.table('membership')} as ${ref('own')}
    inner join ${sql.table('network')} as ${ref('shared')} on ${ref('shared.id')} = ${ref('own.networkId')}
    inner join ${sql.table('membership')} as ${ref('theirs')} on ${ref('theirs.networkId')} = ${ref('own.networkId')}
    where ${ref('own.personId')} = ${personId} and ${ref('shared.programmeId')} is not null
      and ${inForce('theirs', on)} and ${inForce('own', on)}))`

/**
 * Whether a person, named by a column of ids, is found by the viewer: those who hold a post in a public body, those who share
 * a network with the viewer, and oneself. Guests of events and merged records are nobody's to find.
 * @param person a column that holds the person's id, such as `person.id`; the query has `person` in it
 */
export const isFoundBy = (viewer: Viewer, person = 'person.id'): RawBuilder<SqlBool> => sql<SqlBool>`(
  ${ref('person.mergedInto')} is null and ${ref('person.guest')} = 0 and (
    ${ref(person)} = ${viewer.personId}
    or ${holdsPost(person, viewer.on)}
    or ${sharesNetwork(person, viewer, 'any')}))`

/** Whether a row of `sharedField` is open to the viewer; whether they find the person is asked besides. */
export const isOpenTo = (viewer: Viewer): RawBuilder<SqlBool> => sql<SqlBool>`(
  ${ref('sharedField.personId')} = ${viewer.personId}
  or ${ref('sharedField.seenBy')} = ${sql.lit('managers')}
  or (${ref('sharedField.seenBy')} = ${sql.lit('networks')}
    and ${sharesNetwork('sharedField.personId', viewer, 'any')})
  or (${ref('sharedField.seenBy')} = ${sql.lit('groups')}
    and ${sharesNetwork('sharedField.personId', viewer, 'smallGroup')}))`

/** Whether the viewer sees a field of a person, named by a column: what filters and searches may look in. */
export const sees = (viewer: Viewer, field: SharedField, person = 'person.id'): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (
  select 1 from ${sql.table('sharedField')}
  where ${ref('sharedField.personId')} = ${ref(person)}
    and ${ref('sharedField.field')} = ${sql.lit(field)}
    and ${isOpenTo(viewer)})`

/** The fields of each person that the viewer sees; people of whom nothing is seen are left out. */
export async function seenFieldsOf(
  db: Reader,
  viewer: Viewer,
  personIds: readonly string[],
): Promise<Map<string, Set<SharedField>>> {
  const rows = await inParts(personIds, (part) =>
    db
      .selectFrom('sharedField')
      .select(['personId', 'field'])
      .where('personId', 'in', part)
      .where(isOpenTo(viewer))
      .execute(),
  )
  const seen = new Map<string, Set<SharedField>>()
  for (const { personId, field } of rows)
    seen.set(personId, (seen.get(personId) ?? new Set<SharedField>()).add(field))
  return seen
}

/**
 * Whether somebody may look in the directory: an organiser, who holds a post in a public body other than an assistant's, who
 * belongs to a network. An outside participant sees the network that they were invited to, and nothing beyond it.
 */
export async function mayLook(db: Reader, { personId, organiser, on }: Viewer): Promise<boolean> {
  if (organiser) return true
  const row = await db
    .selectFrom('person')
    .select('person.id')
    .where('person.id', '=', personId)
    .where((e) =>
      e.or([
        holdsPost('person.id', on),
        e.exists(
          e
            .selectFrom('membership')
            .select('membership.id')
            .whereRef('membership.personId', '=', 'person.id')
            .where('membership.role', '<>', 'outside')
            .where(inForce('membership', on)),
        ),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** Those of the people whose page in the directory the viewer may open: whom they find, for one who may look at all. */
export async function pagesOpenTo(
  db: Reader,
  viewer: Viewer,
  personIds: readonly string[],
): Promise<Set<string>> {
  if (!(await mayLook(db, viewer))) return new Set()
  const rows = await inParts([...new Set(personIds)], (part) =>
    db
      .selectFrom('person')
      .select('person.id')
      .where('person.id', 'in', part)
      .where(isFoundBy(viewer))
      .orderBy('person.id')
      .execute(),
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Those of the people whom the viewer comes upon somewhere: in the directory, or in a network to which both belong, guests
 * among them, and oneself; organisers come upon everybody in the registry.
 */
export async function metBy(db: Reader, viewer: Viewer, personIds: readonly string[]): Promise<Set<string>> {
  const met = await pagesOpenTo(db, viewer, personIds)
  if (personIds.includes(viewer.personId)) met.add(viewer.personId)
  const others = [...new Set(personIds)].filter((id) => !met.has(id))
  const rows = await inParts(others, (part) =>
    db
      .selectFrom('person')
      .select('person.id')
      .where('person.id', 'in', part)
      .where('person.mergedInto', 'is', null)
      .$if(!viewer.organiser, (people) => people.where(sharesNetwork('person.id', viewer, 'any')))
      .execute(),
  )
  for (const { id } of rows) met.add(id)
  return met
}
