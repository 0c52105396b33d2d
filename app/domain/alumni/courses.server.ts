// The courses behind an alumni network and who completed them. A reader finds those whom the directory lets them find, and
// of whom it tells them the course; how many completed a course is told of all.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Reader } from '#db/connect'
import { inForce } from '../people/period.server'
import { nameHolds, withPosts } from '../people/queries.server'
import { pageWithin } from '../people/search'
import { isFoundBy, sees, seesCompletion, type Viewer } from '../people/visibility.server'
import { facesInList, inShownOrder, matesOnPage } from './rules'
import type { Course, CourseCard, Coursemate, FaceOfCourse } from './rules'

const courseColumns = ['course.id', 'course.number', 'course.startsOn', 'course.endsOn'] as const

/** Organisers keep the registry: everybody in it is theirs to find. */
const shownTo = (viewer: Viewer): RawBuilder<SqlBool> =>
  viewer.organiser
    ? sql<SqlBool>`${sql.ref('person.mergedInto')} is null`
    : sql<SqlBool>`(${isFoundBy(viewer)}
        and ${seesCompletion(viewer, 'completion.personId', 'course.programmeId')})`

/** The photo's mark for one who sees the photo. */
const seenMark = (viewer: Viewer) =>
  sql<string | null>`case when ${sees(viewer, 'photo')} then ${sql.ref('photo.mark')} end`

/** Those who have completed a course by the day. */
const completers = (db: Reader, { on }: Viewer) =>
  db
    .selectFrom('completion')
    .innerJoin('course', 'course.id', 'completion.courseId')
    .innerJoin('person', 'person.id', 'completion.personId')
    .leftJoin('photo', 'photo.personId', 'person.id')
    .where('completion.completedOn', '<=', on)

/** A programme's course. @throws Response 404 when the programme has no such course */
export async function courseOf(db: Reader, programmeId: string, id: string): Promise<Course> {
  const row = await db
    .selectFrom('course')
    .select(courseColumns)
    .where('id', '=', id)
    .where('programmeId', '=', programmeId)
    .executeTakeFirst()
  if (row === undefined) throw new Response(null, { status: 404 })
  return row
}

/** Every course of the programme as the network's page shows it: the reader's own first, then the newest. */
export async function coursesOf(
  db: Reader,
  { id: networkId, programmeId }: { id: string; programmeId: string },
  viewer: Viewer,
): Promise<CourseCard[]> {
  const courses = await db
    .selectFrom('course')
    .select(courseColumns)
    .where('programmeId', '=', programmeId)
    .execute()
  const counts = new Map(
    (await countsOf(db, programmeId, networkId, viewer)).map((row) => [row.courseId, row]),
  )
  const faces = Map.groupBy(await facesOf(db, programmeId, viewer), ({ courseId }) => courseId)
  const cards = courses.map((course) => {
    const count = counts.get(course.id)
    return {
      ...course,
      completed: Number(count?.completed ?? 0),
      members: Number(count?.members ?? 0),
      own: Number(count?.own ?? 0) > 0,
      faces: (faces.get(course.id) ?? []).map(({ courseId: _, ...face }) => face),
    }
  })
  return inShownOrder(cards)
}

/** How many completed each course, how many of them are members on the day, and whether the reader did. */
const countsOf = (db: Reader, programmeId: string, networkId: string, { personId, on }: Viewer) =>
  db
    .selectFrom('completion')
    .innerJoin('course', 'course.id', 'completion.courseId')
    .innerJoin('person', 'person.id', 'completion.personId')
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.personId', '=', 'completion.personId')
        .on('membership.networkId', '=', networkId)
        .on(inForce('membership', on)),
    )
    .where('course.programmeId', '=', programmeId)
    .where('completion.completedOn', '<=', on)
    .where('person.mergedInto', 'is', null)
    .select((e) => [
      'completion.courseId',
      e.fn.count<number>('completion.personId').distinct().as('completed'),
      e.fn.count<number>('membership.personId').distinct().as('members'),
      sql<number>`sum(case when ${sql.ref('completion.personId')} = ${personId} then 1 else 0 end)`.as('own'),
    ])
    .groupBy('completion.courseId')
    .execute()

/** A few faces of each course, those with a photo first. */
async function facesOf(
  db: Reader,
  programmeId: string,
  viewer: Viewer,
): Promise<(FaceOfCourse & { courseId: string })[]> {
  const found = completers(db, viewer)
    .where('course.programmeId', '=', programmeId)
    .where(shownTo(viewer))
    .select(['person.id', 'person.firstName', 'person.lastName', 'person.sortName', 'completion.courseId'])
    .select(seenMark(viewer).as('mark'))
  const placed = db
    .selectFrom(found.as('found'))
    .selectAll('found')
    .select((e) =>
      e.fn
        .agg<number>('row_number')
        .over((over) =>
          over
            .partitionBy('found.courseId')
            .orderBy(sql`case when ${sql.ref('found.mark')} is null then 1 else 0 end`)
            .orderBy('found.sortName')
            .orderBy('found.id'),
        )
        .as('place'),
    )
  return db
    .selectFrom(placed.as('placed'))
    .select(['courseId', 'id', 'firstName', 'lastName', 'mark'])
    .where('place', '<=', facesInList)
    .orderBy('courseId')
    .orderBy('place')
    .execute()
}

/**
 * A page of those who completed a course, by name, each with today's post.
 * @param asked.q words of a name
 * @param asked.page from 1; a page after the last is the last
 * @returns `completed` the course, whom the reader finds are `known`; of them `found` have the name
 */
export async function matesOf(
  db: Reader,
  courseId: string,
  viewer: Viewer,
  asked: { q: string; page: number },
): Promise<{ rows: Coursemate[]; completed: number; known: number; found: number; page: number }> {
  const all = completers(db, viewer).where('completion.courseId', '=', courseId)
  const known = all.where(shownTo(viewer))
  let named = known
  for (const condition of nameHolds(asked.q)) named = named.where(condition)
  const count = async (query: typeof all) =>
    Number((await query.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count)
  const counts = {
    completed: await count(all.where('person.mergedInto', 'is', null)),
    known: await count(known),
    found: await count(named),
  }
  const page = pageWithin(asked.page, counts.found, matesOnPage)
  const rows = await named
    .select(['person.id', 'person.firstName', 'person.lastName'])
    .select(seenMark(viewer).as('mark'))
    .orderBy('person.sortName')
    .orderBy('person.id')
    .limit(matesOnPage)
    .offset((page - 1) * matesOnPage)
    .execute()
  return { rows: await withPosts(db, rows, viewer.on), ...counts, page }
}
