// Reads of the training programmes, their courses and who completed them.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { withPosts } from '../people/queries.server'
import type { PersonRow } from '../people/rules'

type Names = { nameFi: string; nameSv: string; nameEn: string }
export type Programme = Names & { id: string }
export type ProgrammeRow = Programme & { courses: number; completers: number }
export type Course = {
  id: string
  number: number
  startsOn: PlainDate
  endsOn: PlainDate
  completers: number
}

export const programmeById = async (db: Reader, id: string): Promise<Programme | null> =>
  (await db
    .selectFrom('programme')
    .select(['id', 'nameFi', 'nameSv', 'nameEn'])
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

/** The programmes with how many courses have been run and how many people completed one. */
export const programmeList = (db: Reader): Promise<ProgrammeRow[]> =>
  db
    .selectFrom('programme')
    .leftJoin('course', 'course.programmeId', 'programme.id')
    .leftJoin('completion', 'completion.courseId', 'course.id')
    .select((eb) => [
      'programme.id',
      'programme.nameFi',
      'programme.nameSv',
      'programme.nameEn',
      eb.fn.count<number>('course.id').distinct().as('courses'),
      eb.fn.count<number>('completion.personId').distinct().as('completers'),
    ])
    .groupBy(['programme.id', 'programme.nameFi', 'programme.nameSv', 'programme.nameEn'])
    .orderBy('programme.nameFi')
    .execute()

/** The courses of a programme, the newest first. */
export const coursesOf = (db: Reader, programmeId: string): Promise<Course[]> =>
  db
    .selectFrom('course')
    .leftJoin('completion', 'completion.courseId', 'course.id')
    .select((eb) => [
      'course.id',
      'course.number',
      'course.startsOn',
      'course.endsOn',
      eb.fn.count<number>('completion.id').as('completers'),
    ])
    .where('programmeId', '=', programmeId)
    .groupBy(['course.id', 'course.number', 'course.startsOn', 'course.endsOn'])
    .orderBy('course.number', 'desc')
    .execute()

/** Who completed a course, by name, each with the post of a day. */
export async function completersOf(db: Reader, courseId: string, on: PlainDate): Promise<PersonRow[]> {
  const rows = await db
    .selectFrom('completion')
    .innerJoin('person', 'person.id', 'completion.personId')
    .select(['person.id', 'firstName', 'lastName'])
    .where('courseId', '=', courseId)
    .orderBy('sortName')
    .orderBy('person.id')
    .execute()
  return withPosts(db, rows, on)
}

export type CompletedCourse = Names & {
  id: string
  programmeId: string
  number: number
  completedOn: PlainDate
}

/** The courses a person has completed, newest first. */
export const coursesCompletedBy = (db: Reader, personId: string): Promise<CompletedCourse[]> =>
  db
    .selectFrom('completion')
    .innerJoin('course', 'course.id', 'completion.courseId')
    .innerJoin('programme', 'programme.id', 'course.programmeId')
    .select([
      'completion.id',
      'course.programmeId',
      'course.number',
      'completion.completedOn',
      'programme.nameFi',
      'programme.nameSv',
      'programme.nameEn',
    ])
    .where('completion.personId', '=', personId)
    .orderBy('completion.completedOn', 'desc')
    .orderBy('completion.id')
    .execute()
