// What is known before organisations are merged: whose posts are to be decided on, and what the choices would touch.
import type { Reader } from '#db/connect'
import { daysLater, type PlainDate } from '../core/time'
import { organisationRow, postsPast } from './organisation-acts.server'
import type { PostsAfter } from './organisation-merge.server'
import { inForce, inParts } from './period.server'

export type PostToDecide = {
  id: string
  personId: string
  firstName: string
  lastName: string
  titleFi: string
  titleSv: string
  titleEn: string
  organisationId: string
}

/** The posts in organisations that go on past a day, by organisation and name. */
export async function postsToDecide(
  db: Reader,
  organisationIds: readonly string[],
  lastDay: PlainDate,
): Promise<PostToDecide[]> {
  const posts = await postsPast(db, organisationIds, lastDay)
  const people = await inParts(
    posts.map(({ personId }) => personId),
    (part) =>
      db
        .selectFrom('person')
        .select(['id', 'firstName', 'lastName', 'sortName'])
        .where('id', 'in', part)
        .execute(),
  )
  const byId = new Map(people.map((person) => [person.id, person]))
  const rows = posts.map(({ id, personId, titleFi, titleSv, titleEn, organisationId }) => {
    const { firstName = '', lastName = '', sortName = '' } = byId.get(personId) ?? {}
    return { id, personId, firstName, lastName, titleFi, titleSv, titleEn, organisationId, sortName }
  })
  const place = (row: (typeof rows)[number]) =>
    `${String(organisationIds.indexOf(row.organisationId)).padStart(4, '0')} ${row.sortName} ${row.id}`
  return rows.sort((a, b) => (place(a) < place(b) ? -1 : 1)).map(({ sortName: _, ...row }) => row)
}

export type MergeReview = { continue: number; end: number; memberships: number }

/**
 * What a merger would do: how many posts go on and end, and how many memberships come up as tasks: seats that rest on
 * these posts, and whatever those belong to who are left without a post there.
 */
export async function mergeReview(
  db: Reader,
  posts: readonly PostToDecide[],
  people: PostsAfter,
  lastDay: PlainDate,
): Promise<MergeReview> {
  const ending = posts.filter(({ id }) => people[id] === 'ends')
  const touched = new Set<string>()
  const collect = async (column: 'appointmentId' | 'personId', ids: string[]) => {
    const rows = await inParts(ids, (part) =>
      db
        .selectFrom('membership')
        .select('id')
        .where(column, 'in', part)
        .where(inForce('membership', daysLater(lastDay, 1)))
        .execute(),
    )
    for (const { id } of rows) touched.add(id)
  }
  await collect(
    'appointmentId',
    posts.map(({ id }) => id),
  )
  await collect(
    'personId',
    ending.map(({ personId }) => personId),
  )
  return { continue: posts.length - ending.length, end: ending.length, memberships: touched.size }
}

/** How many posts would end with an organisation on a day. @throws Response 404 when there is no such organisation */
export async function postsEndingWith(db: Reader, id: string, lastDay: PlainDate): Promise<number> {
  await organisationRow(db, id)
  return (await postsPast(db, [id], lastDay)).length
}
