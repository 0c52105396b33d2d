// The whole history of a small group: who was in it when, its liaisons, what it came of and what came of it.
import { z } from 'zod'
import type { Reader } from '#db/connect'
import type { MembershipRole } from '#db/schema'
import type { PlainDate } from '../core/time'
import { inParts } from '../people/period.server'

type Names = { nameFi: string; nameSv: string; nameEn: string }

/** A time in the group in one role; without an end it goes on. */
export type Stay = {
  from: PlainDate
  to: PlainDate | null
  role: MembershipRole
  /** Why it ended; null for readers who are not to know. */
  endReason: string | null
}

/** Somebody who is or has been in the group. */
export type PersonOfGroup = {
  id: string
  firstName: string
  lastName: string
  stays: Stay[]
  pauses: { from: PlainDate; to: PlainDate | null }[]
}

/** A group that this one came of, or that came of it. */
export type Relative = Names & { id: string; since: PlainDate; kind: 'split' | 'merged' }

export type GroupHistory = {
  /** Members, those who came first first; liaisons apart. Who has been both is in both. */
  members: PersonOfGroup[]
  liaisons: PersonOfGroup[]
  cameOf: Relative[]
  became: Relative[]
  /** The organisers' own words of why it ended, as long as the deed is kept; for organisers. */
  endedWhy: string | null
}

/** @param given.reasons whether the reader may know why each left: organisers */
export async function groupHistory(
  db: Reader,
  networkId: string,
  { reasons }: { reasons: boolean },
): Promise<GroupHistory> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['membership.id as membershipId', 'personId', 'firstName', 'lastName', 'role'])
    .select(['membership.validFrom', 'membership.validTo', 'membership.endReason'])
    .where('networkId', '=', networkId)
    .orderBy('membership.validFrom')
    .orderBy('sortName')
    .orderBy('membership.id')
    .execute()
  const pauses = Map.groupBy(
    await inParts(
      rows.map(({ membershipId }) => membershipId),
      (some) => db.selectFrom('pause').selectAll().where('membershipId', 'in', some).execute(),
    ),
    ({ membershipId }) => membershipId,
  )
  const people = (those: typeof rows): PersonOfGroup[] =>
    [...Map.groupBy(those, ({ personId }) => personId)].flatMap(([id, own]) => {
      const [first] = own
      if (!first) return []
      const { firstName, lastName } = first
      return [
        {
          ...{ id, firstName, lastName },
          stays: own.map(({ validFrom: from, validTo: to, role, endReason }) => ({
            ...{ from, to, role },
            endReason: reasons ? endReason : null,
          })),
          pauses: own
            .flatMap(({ membershipId }) => pauses.get(membershipId) ?? [])
            .map(({ validFrom: from, validTo: to }) => ({ from, to })),
        },
      ]
    })
  return {
    members: people(rows.filter(({ role }) => role !== 'liaison')),
    liaisons: people(rows.filter(({ role }) => role === 'liaison')),
    cameOf: await relativesOf(db, networkId, 'fromId'),
    became: await relativesOf(db, networkId, 'toId'),
    endedWhy: reasons ? await whyEnded(db, networkId) : null,
  }
}

/** @param other the column that names the other group */
async function relativesOf(db: Reader, networkId: string, other: 'fromId' | 'toId'): Promise<Relative[]> {
  return db
    .selectFrom('lineage')
    .innerJoin('network', 'network.id', `lineage.${other}`)
    .select(['network.id', 'nameFi', 'nameSv', 'nameEn', 'since', 'lineage.kind'])
    .where(other === 'fromId' ? 'toId' : 'fromId', '=', networkId)
    .orderBy('since')
    .orderBy('lineage.id')
    .execute()
}

const detail = z.object({ why: z.string() })

async function whyEnded(db: Reader, networkId: string): Promise<string | null> {
  const deed = await db
    .selectFrom('deed')
    .select('detail')
    .where('thing', '=', 'network')
    .where('thingId', '=', networkId)
    .where('act', '=', 'endGroup')
    .where('undoneAt', 'is', null)
    .orderBy('at', 'desc')
    .executeTakeFirst()
  const read = detail.safeParse(deed && JSON.parse(deed.detail))
  return read.success ? read.data.why : null
}
