// What the page of an alumni network has beside its members: courses with faces, where people are now, and those who
// look after it.
import type { Reader } from '#db/connect'
import { coordinatorsOf } from '~/domain/alumni/coordinators.server'
import { coursesOf, matesOf } from '~/domain/alumni/courses.server'
import type { CourseCard } from '~/domain/alumni/rules'
import { whereaboutsOf } from '~/domain/alumni/whereabouts.server'
import { historyOf } from '~/domain/networks/history.server'
import type { Network } from '~/domain/networks/rules'
import { pagesOpenTo, type Viewer } from '~/domain/people/visibility.server'

export async function alumniSide(
  db: Reader,
  network: Pick<Network, 'id' | 'programmeId' | 'foundedOn' | 'endedOn'>,
  viewer: Viewer,
) {
  const { id, programmeId } = network
  const courses = programmeId === null ? null : await coursesOf(db, { id, programmeId }, viewer)
  const { sectors, years } = await historyOf(db, network, viewer.on)
  const own = await matesOfOwn(db, courses ?? [], viewer)
  const coordinators = await coordinatorsOf(db, id, viewer)
  const shown = [...coordinators, ...Object.values(own).flatMap(({ rows }) => rows)]
  const open = await pagesOpenTo(
    db,
    viewer,
    shown.map((person) => person.id),
  )
  return {
    courses,
    own,
    whereabouts: await whereaboutsOf(db, id, viewer.on),
    years: { years: years.map(({ year }) => year), sectors },
    coordinators,
    organiser: viewer.organiser,
    openPages: [...open],
  }
}

export type AlumniSide = Awaited<ReturnType<typeof alumniSide>>

/** The people of the reader's own courses, which are shown whole. */
async function matesOfOwn(db: Reader, courses: readonly CourseCard[], viewer: Viewer) {
  const own: Record<string, Awaited<ReturnType<typeof matesOf>>> = {}
  for (const { id } of courses.filter((course) => course.own))
    own[id] = await matesOf(db, id, viewer, { q: '', page: 1 })
  return own
}
