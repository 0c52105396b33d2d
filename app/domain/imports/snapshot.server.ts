// Reads what a sheet has to do with: the people its rows may mean with all they hold, and the bodies they speak of.
import type { Reader } from '#db/connect'
import type { ImportKind } from '#db/schema'
import { dateOf, type Instant } from '../core/time'
import { inParts } from '../people/period.server'
import { nameKey, type KnownPerson, type Snapshot } from './registry'
import type { KnownOrganisation } from './organisation-names'
import type { Told } from './told'

/** The registry as far as the rows have to do with it. The number of queries does not grow with the registry. */
export async function snapshotFor(
  db: Reader,
  kind: ImportKind,
  told: readonly Told[],
  now: Instant,
): Promise<Snapshot> {
  const names = ['nameFi', 'nameSv', 'nameEn'] as const
  return {
    today: dateOf(now),
    organisations: await organisations(db),
    sectors: await db
      .selectFrom('sector')
      .select(['id', 'code', ...names])
      .orderBy('position')
      .execute(),
    people: await people(db, kind, await candidates(db, told)),
    networks:
      kind === 'memberships'
        ? await db
            .selectFrom('network')
            .select(['id', 'kind', 'basis', 'foundedOn', 'endedOn', ...names])
            .orderBy('nameFi')
            .execute()
        : [],
    programmes:
      kind === 'participants'
        ? await db
            .selectFrom('programme')
            .select(['id', ...names])
            .execute()
        : [],
    courses:
      kind === 'participants'
        ? await db
            .selectFrom('course')
            .select(['id', 'programmeId', 'number', 'startsOn', 'endsOn'])
            .orderBy('number')
            .execute()
        : [],
    events: kind === 'attendance' ? await events(db) : [],
  }
}

async function organisations(db: Reader): Promise<KnownOrganisation[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'nameFi', 'nameSv', 'nameEn', 'kind', 'sectorId', 'validFrom', 'validTo', 'successorId'])
    .orderBy('nameFi')
    .execute()
  const past = await db
    .selectFrom('organisationPast')
    .select(['organisationId', 'nameFi', 'nameSv', 'nameEn'])
    .execute()
  const earlier = new Map<string, string[]>()
  for (const { organisationId, ...its } of past)
    earlier.set(organisationId, [...(earlier.get(organisationId) ?? []), ...Object.values(its)])
  return rows.map((row) => ({ ...row, earlier: earlier.get(row.id) ?? [] }))
}

async function events(db: Reader): Promise<Snapshot['events']> {
  const rows = await db
    .selectFrom('event')
    .select(['id', 'titleFi', 'titleSv', 'titleEn', 'startsAt', 'status'])
    .where('networkId', 'is', null)
    .orderBy('startsAt')
    .execute()
  return rows.map(({ startsAt, ...row }) => ({ ...row, date: dateOf(startsAt) }))
}

/** Those with an address or a name that a row tells. */
async function candidates(db: Reader, told: readonly Told[]): Promise<string[]> {
  const emails = told
    .flatMap(({ email, privateEmail }) => [email, privateEmail])
    .filter((it) => it !== undefined)
  const names = told.flatMap(({ firstName, lastName, eitherWay }) =>
    eitherWay ? [nameKey(lastName, firstName), nameKey(firstName, lastName)] : [nameKey(lastName, firstName)],
  )
  const found = [
    await inParts(emails, (part) =>
      db.selectFrom('address').select('personId as id').where('email', 'in', part).execute(),
    ),
    await inParts(emails, (part) =>
      db.selectFrom('person').select('id').where('privateEmail', 'in', part).execute(),
    ),
    await inParts(names, (part) =>
      db.selectFrom('person').select('id').where('sortName', 'in', part).execute(),
    ),
  ]
  return found.flat().map(({ id }) => id)
}

/** People with what they hold as far as the kind of sheet is about it, by name. */
async function people(db: Reader, kind: ImportKind, ids: readonly string[]): Promise<KnownPerson[]> {
  const rows = await inParts(ids, (part) =>
    db
      .selectFrom('person')
      .select([
        'id',
        'firstName',
        'lastName',
        'sortName',
        'language',
        'phone',
        'privateEmail',
        'expertise',
        'links',
        'notes',
        'gender',
        'homeRegion',
      ])
      .where('id', 'in', part)
      .where('mergedInto', 'is', null)
      .execute(),
  )
  const known = new Map<string, KnownPerson>()
  rows.sort((a, b) => (a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : a.id < b.id ? -1 : 1))
  for (const { sortName: _, ...row } of rows)
    known.set(row.id, {
      ...row,
      email: null,
      aliases: [],
      posts: [],
      memberships: [],
      courses: [],
      invitations: [],
    })
  await addAddresses(db, known)
  await addPosts(db, known)
  if (kind === 'memberships') await addMemberships(db, known)
  if (kind === 'participants') await addCourses(db, known)
  if (kind === 'attendance') await addInvitations(db, known)
  return [...known.values()]
}

type Known = Map<string, KnownPerson>

async function addAddresses(db: Reader, known: Known): Promise<void> {
  const rows = await inParts([...known.keys()], (part) =>
    db.selectFrom('address').select(['personId', 'email', 'validTo']).where('personId', 'in', part).execute(),
  )
  for (const { personId, email, validTo } of rows) {
    const person = known.get(personId)
    if (person && validTo === null) person.email = email
    else person?.aliases.push(email)
  }
}

async function addPosts(db: Reader, known: Known): Promise<void> {
  const rows = await inParts([...known.keys()], (part) =>
    db
      .selectFrom('appointment')
      .select([
        'id',
        'personId',
        'organisationId',
        'titleFi',
        'titleSv',
        'titleEn',
        'roleClass',
        'seniorManagement',
        'acting',
        'validFrom',
        'validTo',
        'termEndsOn',
      ])
      .where('personId', 'in', part)
      .orderBy('validFrom', 'desc')
      .orderBy('id')
      .execute(),
  )
  for (const { personId, seniorManagement, acting, ...post } of rows)
    known.get(personId)?.posts.push({ ...post, senior: seniorManagement === 1, acting: acting === 1 })
}

async function addMemberships(db: Reader, known: Known): Promise<void> {
  const rows = await inParts([...known.keys()], (part) =>
    db
      .selectFrom('membership')
      .select(['id', 'personId', 'networkId', 'role', 'validFrom', 'validTo', 'endReason'])
      .where('personId', 'in', part)
      .orderBy('validFrom')
      .orderBy('id')
      .execute(),
  )
  for (const { personId, ...membership } of rows) known.get(personId)?.memberships.push(membership)
}

async function addCourses(db: Reader, known: Known): Promise<void> {
  const taking = await inParts([...known.keys()], (part) =>
    db
      .selectFrom('participant')
      .select(['id', 'courseId', 'personId', 'leftOn'])
      .where('personId', 'in', part)
      .execute(),
  )
  for (const { id, personId, courseId, leftOn } of taking)
    known.get(personId)?.courses.push({ courseId, participantId: id, leftOn, completed: false })
  const done = await inParts([...known.keys()], (part) =>
    db.selectFrom('completion').select(['courseId', 'personId']).where('personId', 'in', part).execute(),
  )
  for (const { personId, courseId } of done) {
    const courses = known.get(personId)?.courses
    const course = courses?.find((it) => it.courseId === courseId)
    if (course) course.completed = true
    else courses?.push({ courseId, participantId: null, leftOn: null, completed: true })
  }
}

async function addInvitations(db: Reader, known: Known): Promise<void> {
  const rows = await inParts([...known.keys()], (part) =>
    db
      .selectFrom('invitation')
      .select(['id', 'eventId', 'personId', 'answer', 'seat'])
      .where('personId', 'in', part)
      .where('withdrawnAt', 'is', null)
      .execute(),
  )
  for (const { personId, seat, ...invitation } of rows)
    known.get(personId)?.invitations.push({ ...invitation, seated: seat === 'seated' })
}
