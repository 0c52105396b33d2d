// One's own membership of a network, for the one whose it is: what they may leave, and when they are away.
import type { Reader } from '#db/connect'
import type { MembershipRole } from '#db/schema'
import type { PlainDate } from '../core/time'
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
    .select(['id', 'role', 'validFrom', 'validTo'])
    .where('networkId', '=', network.id)
    .where('personId', '=', personId)
    .where(inForce('membership', on))
    .executeTakeFirst()
  if (!row) return null
  const pauses = (await pausesOf(db, row.id)).reverse()
  return {
    ...row,
    leaves: !seatsFollowPosts(network),
    paused: pauses.find((it) => it.validFrom <= on && (it.validTo === null || it.validTo >= on)) ?? null,
    planned: pauses.filter((it) => it.validFrom > on),
  }
}
