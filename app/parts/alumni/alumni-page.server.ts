// What the page of an alumni network has beside its members: courses with faces, where people are now, events, those who
// look after it, and the news of its board.
import type { Reader } from '#db/connect'
import { coordinatorsOf } from '~/domain/alumni/coordinators.server'
import { coursesOf, matesOf } from '~/domain/alumni/courses.server'
import { eventsOf } from '~/domain/alumni/events.server'
import type { CourseCard } from '~/domain/alumni/rules'
import { whereaboutsOf } from '~/domain/alumni/whereabouts.server'
import { latestNotes } from '~/domain/boards/queries.server'
import type { Instant } from '~/domain/core/time'
import { historyOf } from '~/domain/networks/history.server'
import type { Network } from '~/domain/networks/rules'
import type { Viewer } from '~/domain/people/visibility.server'

/** Notes of the board on the network's page. */
const newsShown = 3

/** @param now the moment that tells coming events from past ones */
export async function alumniSide(
  db: Reader,
  network: Pick<Network, 'id' | 'programmeId' | 'foundedOn' | 'endedOn'>,
  viewer: Viewer,
  now: Instant,
) {
  const { id, programmeId } = network
  const courses = programmeId === null ? null : await coursesOf(db, { id, programmeId }, viewer)
  const { sectors, years } = await historyOf(db, network, viewer.on)
  return {
    courses,
    own: await matesOfOwn(db, courses ?? [], viewer),
    whereabouts: await whereaboutsOf(db, id, viewer.on),
    years: { years: years.map(({ year }) => year), sectors },
    events: await eventsOf(db, { id, programmeId }, viewer, now),
    coordinators: await coordinatorsOf(db, id, viewer),
    news: (await latestNotes(db, id, { most: newsShown })).map(
      ({ id: noteId, kind, title, postedAt, author }) => ({ id: noteId, kind, title, postedAt, author }),
    ),
    organiser: viewer.organiser,
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
