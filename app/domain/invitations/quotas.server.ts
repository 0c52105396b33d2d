// The quotas of an event, and whose seats each person's are.
import { z } from 'zod'
import type { Reader } from '#db/connect'
import { organisationKinds, type EventTable, type OrganisationKind } from '#db/schema'
import type { Change } from '../core/change.server'
import { dateOf } from '../core/time'
import { currentPostsOf } from '../people/queries.server'
import { quotaFor } from './quotas'

export type Quota = {
  id: string
  nameFi: string
  nameSv: string
  nameEn: string
  kinds: OrganisationKind[]
  seats: number
}

/** What quotas and those whose seats they are look for in an event. */
type QuotaEvent = Pick<EventTable, 'id' | 'startsAt'>

const kindList = z.array(z.enum(organisationKinds))

/** The quotas of an event in their order. */
export async function quotasOf(db: Reader, eventId: string): Promise<Quota[]> {
  const rows = await db
    .selectFrom('seatQuota')
    .select(['id', 'nameFi', 'nameSv', 'nameEn', 'kinds', 'seats'])
    .where('eventId', '=', eventId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, kinds: kindList.parse(JSON.parse(row.kinds)) }))
}

/** The quota of each person by the foremost post of the day; those of none are left out. */
export async function quotaIdsOf(
  c: Change,
  event: QuotaEvent,
  personIds: readonly string[],
  quotas?: readonly Pick<Quota, 'id' | 'kinds'>[],
): Promise<Map<string, string>> {
  const known = quotas ?? (await quotasOf(c.trx, event.id))
  if (known.length === 0 || personIds.length === 0) return new Map()
  return quotasByPost(c.trx, { event, now: c.now, quotas: known }, personIds)
}

/** The same for a plan that is not in force yet. */
export async function quotasByPost(
  db: Reader,
  by: { event: QuotaEvent; now: string; quotas: readonly Pick<Quota, 'id' | 'kinds'>[] },
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const on = dateOf(by.now < by.event.startsAt ? by.now : by.event.startsAt)
  const posts = await currentPostsOf(db, personIds, on)
  const found = new Map<string, string>()
  for (const [personId, post] of posts) {
    const quotaId = quotaFor(by.quotas, post.kind)
    if (quotaId !== null) found.set(personId, quotaId)
  }
  return found
}
