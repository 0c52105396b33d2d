// What a course of an alumni network is to those who look at it, and the order that courses are shown in.
import type { PlainDate } from '../core/time'
import type { PersonRow } from '../people/rules'

/** A face on a course; `mark` is of the photo that the reader sees, null when they see none. */
export type FaceOfCourse = { id: string; firstName: string; lastName: string; mark: string | null }

/** One from the course as its page shows them, with today's post. */
export type Coursemate = PersonRow & { mark: string | null }

export type Course = { id: string; number: number; startsOn: PlainDate; endsOn: PlainDate }

/** A course in the list of them: how many completed it, how many of them belong to the network, and a few faces. */
export type CourseCard = Course & {
  completed: number
  members: number
  /** The reader completed it. */
  own: boolean
  faces: FaceOfCourse[]
}

/** Faces of a course in the list of courses. */
export const facesInList = 10

/** People of a course on a page of it: the largest courses had some fifty. */
export const matesOnPage = 100

/** "2010", or "2010–2011" of a course that went over the turn of a year. */
export function yearsOfCourse({ startsOn, endsOn }: Pick<Course, 'startsOn' | 'endsOn'>): string {
  const [first, last] = [startsOn.slice(0, 4), endsOn.slice(0, 4)]
  return first === last ? first : `${first}–${last}`
}

/** The reader's own courses first, then the newest first. */
export function inShownOrder<Of extends Course & { own: boolean }>(courses: readonly Of[]): Of[] {
  return [...courses].sort(
    (a, b) =>
      Number(b.own) - Number(a.own) ||
      (a.startsOn < b.startsOn ? 1 : a.startsOn > b.startsOn ? -1 : b.number - a.number),
  )
}
