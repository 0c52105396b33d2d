// Reads of the training programmes, their courses and who completed them.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { inParts } from '../people/period.server'
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
export type CourseRow = Course & {
  /** Those who take part now: neither left nor completed. */
  participants: number
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
export async function coursesOf(db: Reader, programmeId: string): Promise<CourseRow[]> {
  const courses = await db
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
  const participants = await db
    .selectFrom('participant')
    .innerJoin('course', 'course.id', 'participant.courseId')
    .leftJoin('completion', (join) =>
      join
        .onRef('completion.courseId', '=', 'participant.courseId')
        .onRef('completion.personId', '=', 'participant.personId'),
    )
    .select((eb) => ['participant.courseId', eb.fn.countAll<number>().as('count')])
    .where('course.programmeId', '=', programmeId)
    .where('leftOn', 'is', null)
    .where('completion.id', 'is', null)
    .groupBy('participant.courseId')
    .execute()
  const counts = new Map(participants.map(({ courseId, count }) => [courseId, count]))
  return courses.map((course) => ({ ...course, participants: counts.get(course.id) ?? 0 }))
}

/** A person on a course: one who takes part, has left, or has completed it; old completions have no enrolment. */
export type CoursePerson = PersonRow & {
  participantId: string | null
  enrolledOn: PlainDate | null
  leftOn: PlainDate | null
  completedOn: PlainDate | null
}

/** Everybody who has been on a course, by name, each with the post of a day. */
export async function peopleOnCourse(db: Reader, courseId: string, on: PlainDate): Promise<CoursePerson[]> {
  const participants = await db
    .selectFrom('participant')
    .select(['id', 'personId', 'enrolledOn', 'leftOn'])
    .where('courseId', '=', courseId)
    .execute()
  const completions = await db
    .selectFrom('completion')
    .select(['personId', 'completedOn'])
    .where('courseId', '=', courseId)
    .execute()
  const enrolled = new Map(participants.map((row) => [row.personId, row]))
  const completed = new Map(completions.map((row) => [row.personId, row.completedOn]))
  const people = await inParts([...enrolled.keys(), ...completed.keys()], (part) =>
    db
      .selectFrom('person')
      .select(['id', 'firstName', 'lastName', 'sortName'])
      .where('id', 'in', part)
      .execute(),
  )
  people.sort((a, b) => (a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : a.id < b.id ? -1 : 1))
  const rows = people.map(({ sortName: _, ...person }) => ({
    ...person,
    participantId: enrolled.get(person.id)?.id ?? null,
    enrolledOn: enrolled.get(person.id)?.enrolledOn ?? null,
    leftOn: enrolled.get(person.id)?.leftOn ?? null,
    completedOn: completed.get(person.id) ?? null,
  }))
  return withPosts(db, rows, on)
}

export type AlumniNetwork = Names & { id: string; endedOn: PlainDate | null }

/** The networks that those who complete a course of the programme join. */
export const alumniNetworksOf = (db: Reader, programmeId: string): Promise<AlumniNetwork[]> =>
  db
    .selectFrom('network')
    .select(['id', 'nameFi', 'nameSv', 'nameEn', 'endedOn'])
    .where('kind', '=', 'alumni')
    .where('programmeId', '=', programmeId)
    .orderBy('foundedOn')
    .orderBy('id')
    .execute()

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
