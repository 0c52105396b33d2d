// Who looks after a network, and how to reach them: the address of one with a task belongs to the task.
import type { Reader } from '#db/connect'
import type { MembershipRole } from '#db/schema'
import { rolePlace } from '../networks/rules'
import { inForce } from '../people/period.server'
import { withPosts } from '../people/queries.server'
import type { PersonRow } from '../people/rules'
import type { Viewer } from '../people/visibility.server'
import { seenMarks } from '../profile/photos.server'

const tasks: readonly MembershipRole[] = ['chair', 'viceChair', 'secretary', 'coordinator', 'liaison']

export type Coordinator = PersonRow & {
  role: MembershipRole
  /** The one in use; null when letters to it come back, since a private one is nobody's to see. */
  email: string | null
  /** Null when the reader sees no photo. */
  mark: string | null
}

/** Those with a task in the network on the day, in the order of their tasks, then by name. */
export async function coordinatorsOf(db: Reader, networkId: string, viewer: Viewer): Promise<Coordinator[]> {
  const people = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .leftJoin('address', (join) =>
      join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
    )
    .select(['person.id', 'person.firstName', 'person.lastName', 'membership.role'])
    .select(['address.email', 'address.failedAt'])
    .where('membership.networkId', '=', networkId)
    .where('membership.role', 'in', tasks)
    .where(inForce('membership', viewer.on))
    .orderBy('person.sortName')
    .orderBy('person.id')
    .execute()
  const marks = await seenMarks(
    db,
    viewer,
    people.map(({ id }) => id),
  )
  const rows = people.map(({ failedAt, email, ...person }) => ({
    ...person,
    email: failedAt === null ? email : null,
    mark: marks.get(person.id) ?? null,
  }))
  return (await withPosts(db, rows, viewer.on)).sort((a, b) => rolePlace(a.role) - rolePlace(b.role))
}
