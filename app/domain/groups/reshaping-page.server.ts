// Reads what an organiser has to see before a small group is split, merged or ended.
import type { Reader } from '#db/connect'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { pausesAt } from '../networks/members.server'
import { membersOf } from '../networks/queries.server'
import type { Member } from '../networks/rules'
import { dayOfGroup, groupsAt, smallGroup } from './queries.server'

export type GroupToReshape = {
  id: string
  nameFi: string
  nameSv: string
  nameEn: string
  version: number
  foundedOn: PlainDate
  endedOn: PlainDate | null
  members: Member[]
  liaisons: Member[]
  /** The ids of the members who are on a pause. */
  onPause: string[]
  hostId: string | null
  /** Meetings in the calendar that are still to come. */
  coming: number
  /** People proposed to it of whom nothing has been decided. */
  proposed: number
}

/** @throws Response 404 when there is no such small group */
export async function groupToReshape(db: Reader, id: string, now: Instant): Promise<GroupToReshape> {
  const group = await smallGroup(db, id)
  const on = dayOfGroup(group, dateOf(now))
  const everybody = await membersOf(db, id, on)
  const pauses = await pausesAt(db, id, on)
  const home = await db.selectFrom('groupHome').select('hostId').where('id', '=', id).executeTakeFirst()
  const { coming } = await db
    .selectFrom('event')
    .select((e) => e.fn.countAll<number>().as('coming'))
    .where('networkId', '=', id)
    .where('status', '=', 'open')
    .where('startsAt', '>', now)
    .executeTakeFirstOrThrow()
  const { proposed } = await db
    .selectFrom('newcomer')
    .select((e) => e.fn.countAll<number>().as('proposed'))
    .where('networkId', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirstOrThrow()
  const { nameFi, nameSv, nameEn, version, foundedOn, endedOn } = group
  return {
    ...{ id, nameFi, nameSv, nameEn, version, foundedOn, endedOn },
    members: everybody.filter(({ role }) => role !== 'liaison'),
    liaisons: everybody.filter(({ role }) => role === 'liaison'),
    onPause: everybody
      .filter(({ membershipId }) => pauses.has(membershipId))
      .map(({ id: personId }) => personId),
    hostId: home?.hostId ?? null,
    coming: Number(coming),
    proposed: Number(proposed),
  }
}

export type OtherGroup = {
  id: string
  nameFi: string
  nameSv: string
  nameEn: string
  foundedOn: PlainDate
  members: Member[]
}

/** The groups that a group may be merged into: those that stand and are not about to end, with their members today. */
export async function groupsToMergeInto(db: Reader, id: string, today: PlainDate): Promise<OtherGroup[]> {
  return (await groupsAt(db, today))
    .filter(({ network }) => network.id !== id && network.endedOn === null)
    .map(({ network: { id: groupId, nameFi, nameSv, nameEn, foundedOn }, members }) => ({
      ...{ id: groupId, nameFi, nameSv, nameEn, foundedOn },
      members,
    }))
}

/** The names of all small groups, past ones too: a new one is numbered after them. */
export const groupNames = (db: Reader) =>
  db.selectFrom('network').select(['nameFi', 'nameSv', 'nameEn']).where('kind', '=', 'smallGroup').execute()

/** Members of one organisation in a group that two would become: their ids, an organisation at a time. */
export function alikeIn(members: readonly Member[]): string[][] {
  const byHouse = Map.groupBy(
    members.filter(({ post }) => post !== null),
    ({ post }) => post?.organisationId ?? '',
  )
  return [...byHouse.values()]
    .map((those) => [...new Set(those.map(({ id }) => id))])
    .filter((those) => those.length > 1)
}
