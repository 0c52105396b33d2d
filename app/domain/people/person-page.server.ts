// What a person's page tells beside the lists of other rooms: the record, its addresses, the line of posts, the trail.
import type { Reader } from '#db/connect'
import type { AddressTable, AppointmentEnd } from '#db/schema'
import type { Selectable } from 'kysely'
import type { Instant, PlainDate } from '../core/time'
import { inParts } from './period.server'
import { holdersOf, type Holder } from './positions.server'
import { postsHeldBy, type HeldPost } from './queries.server'
import { holdsOn } from './rules'

/** The records that were merged into one, at first or second hand: told by the trail, and still so. */
export async function mergedInto(db: Reader, id: string): Promise<string[]> {
  const mergers = await db
    .selectFrom('audit')
    .select('detail')
    .where('thing', '=', 'person')
    .where('thingId', '=', id)
    .where('act', '=', 'mergePeople')
    .execute()
  const told = mergers.map(({ detail }) => (JSON.parse(detail) as { gone?: string }).gone ?? '')
  const rows = await inParts(told, (ids) =>
    db.selectFrom('person').select('id').where('id', 'in', ids).where('mergedInto', '=', id).execute(),
  )
  const further: string[] = []
  for (const row of rows) further.push(row.id, ...(await mergedInto(db, row.id)))
  return further
}

/** The addresses a person has had, the newest first. */
export const addressesOf = (db: Reader, personId: string): Promise<Selectable<AddressTable>[]> =>
  db
    .selectFrom('address')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('validFrom', 'desc')
    .orderBy('id', 'desc')
    .execute()

export type TimelinePost = HeldPost & {
  acting: boolean
  termEndsOn: PlainDate | null
  endReason: AppointmentEnd | null
  positionId: string | null
  /** Who holds the position above on the day asked about; told of posts held then. */
  superiors: Holder[]
}

/** Every post a person has held, newest first, with how it was held and who is above. */
export async function timelineOf(db: Reader, personId: string, on: PlainDate): Promise<TimelinePost[]> {
  const posts = await postsHeldBy(db, personId)
  const more = await db
    .selectFrom('appointment')
    .leftJoin('position', 'position.id', 'appointment.positionId')
    .select(['appointment.id', 'acting', 'termEndsOn', 'endReason', 'positionId', 'superiorId'])
    .where('personId', '=', personId)
    .execute()
  const byPost = new Map(more.map((row) => [row.id, row]))
  const above = more.flatMap(({ superiorId }) => (superiorId === null ? [] : [superiorId]))
  const holders = await holdersOf(db, [...new Set(above)])
  return posts.map((post) => {
    const row = byPost.get(post.id)
    const line = holdsOn(post, on) ? (holders.get(row?.superiorId ?? '') ?? []) : []
    return {
      ...post,
      acting: row?.acting === 1,
      termEndsOn: row?.termEndsOn ?? null,
      endReason: row?.endReason ?? null,
      positionId: row?.positionId ?? null,
      superiors: line.filter((holder) => holdsOn(holder, on) && holder.personId !== personId),
    }
  })
}

/** Why memberships ended, by membership; those that go on, or ended without a reason, are left out. */
export async function endReasonsOf(db: Reader, personId: string): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('membership')
    .select(['id', 'endReason'])
    .where('personId', '=', personId)
    .where('endReason', 'is not', null)
    .execute()
  return Object.fromEntries(rows.map(({ id, endReason }) => [id, endReason ?? '']))
}

export type PersonTrailRow = {
  id: string
  at: Instant
  act: string
  detail: Record<string, string | number>
  name: string | null
  /** It was done to a record that was merged into this one later. */
  merged: boolean
}

/** What has been done to a person and to the records merged into theirs, newest first. */
export async function personTrail(db: Reader, personId: string, most: number): Promise<PersonTrailRow[]> {
  const others = await mergedInto(db, personId)
  const rows = await inParts([personId, ...others], (ids) =>
    db
      .selectFrom('audit')
      .leftJoin('person', 'person.id', 'audit.actorId')
      .select(['audit.id', 'at', 'act', 'detail', 'thingId', 'firstName', 'lastName'])
      .where('thing', '=', 'person')
      .where('thingId', 'in', ids)
      .orderBy('audit.id', 'desc')
      .limit(most)
      .execute(),
  )
  return rows.slice(0, most).map(({ firstName, lastName, thingId, detail, ...row }) => ({
    ...row,
    detail: JSON.parse(detail) as PersonTrailRow['detail'],
    name: firstName === null ? null : `${firstName} ${lastName}`,
    merged: thingId !== personId,
  }))
}

/** How many memberships a person has on a day, and how many of them rest on a post or on posts at all. */
export async function membershipsAfter(
  db: Reader,
  personId: string,
  lastDay: PlainDate,
): Promise<{ seats: number; others: number }> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .select(['membership.id', 'basis'])
    .where('personId', '=', personId)
    .where('membership.validFrom', '<=', lastDay)
    .where((e) => e.or([e('membership.validTo', 'is', null), e('membership.validTo', '>', lastDay)]))
    .execute()
  const seats = rows.filter(({ basis }) => basis === 'position').length
  return { seats, others: rows.length - seats }
}
