// One's own membership of a network, for the one whose it is: what they may leave, and when they are away.
import type { Reader } from '#db/connect'
import type { MembershipRole } from '#db/schema'
import { dateOf, type PlainDate } from '../core/time'
import { inForce } from '../people/period.server'
import { pausesOf, type Pause } from './members.server'
import { seatsFollowPosts, type Network } from './rules'

export type OwnMembership = {
  id: string
  role: MembershipRole
  validFrom: PlainDate
  validTo: PlainDate | null
  /** False where the seat follows a post: the organisers keep such seats. */
  leaves: boolean
  /** The day is their last: nothing of theirs in the network begins after it. */
  endsToday: boolean
  /** The deed by which they left on the day, which is their last; it can be taken back while the day lasts. */
  leftIn: string | null
  /** The pause of the day, and those to come, the first first. */
  paused: Pause | null
  planned: Pause[]
}

/** The membership that the person has of the network on the day; null when they have none. */
export async function ownMembership(
  db: Reader,
  network: Pick<Network, 'id' | 'basis' | 'rule'>,
  personId: string,
  on: PlainDate,
): Promise<OwnMembership | null> {
  const row = await db
    .selectFrom('membership')
    .select(['id', 'role', 'validFrom', 'validTo', 'endReason'])
    .where('networkId', '=', network.id)
    .where('personId', '=', personId)
    .where(inForce('membership', on))
    .executeTakeFirst()
  if (!row) return null
  const { endReason, ...membership } = row
  const endsToday = (await networksEnding(db, personId, on)).includes(network.id)
  const pauses = (await pausesOf(db, row.id)).reverse()
  return {
    ...membership,
    leaves: !seatsFollowPosts(network),
    endsToday,
    leftIn: endsToday && endReason === 'ownWish' ? await leavingDeed(db, network.id, personId, on) : null,
    paused: pauses.find((it) => it.validFrom <= on && (it.validTo === null || it.validTo >= on)) ?? null,
    planned: pauses.filter((it) => it.validFrom > on),
  }
}

/** The deed of the day by which somebody left by themselves; null when others ended it, or it has been taken back. */
async function leavingDeed(
  db: Reader,
  networkId: string,
  personId: string,
  on: PlainDate,
): Promise<string | null> {
  const deed = await db
    .selectFrom('deed')
    .select(['id', 'at'])
    .where('act', '=', 'leaveNetwork')
    .where('thing', '=', 'network')
    .where('thingId', '=', networkId)
    .where('doneBy', '=', personId)
    .where('undoneAt', 'is', null)
    .orderBy('at', 'desc')
    .executeTakeFirst()
  return deed !== undefined && dateOf(deed.at) === on ? deed.id : null
}

/** The networks that a person belongs to for the last day; a change of role or of seat on the morrow goes on. */
export async function networksEnding(db: Reader, personId: string, on: PlainDate): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .select(['networkId', 'validTo'])
    .where('personId', '=', personId)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', on)]))
    .execute()
  const going = new Set(rows.filter(({ validTo }) => validTo !== on).map(({ networkId }) => networkId))
  return rows.map(({ networkId }) => networkId).filter((id) => !going.has(id))
}
