// How a person may come to belong to a network by themselves: at once, by a wish that waits, or not at all.
import type { NetworkKind } from '#db/schema'
import type { PlainDate } from '../core/time'
import { seatsFollowPosts, type Network } from './rules'

/** The kinds that take wishes; forums and small groups are put together by the organisers. */
export const joinableKinds = ['professional', 'alumni', 'volunteer'] as const satisfies readonly NetworkKind[]

/** `closed`: nobody joins it by themselves; `waits`: the person's wish waits for an answer. */
export type WayIn = 'atOnce' | 'wish' | 'waits' | 'member' | 'closed'

/** What of the person decides it. */
export type OwnStanding = {
  member: boolean
  waits: boolean
  /** The programmes of which they have completed a course. */
  programmes: ReadonlySet<string>
}

/** Whether the network takes wishes on the day: seats that follow posts are not asked for. */
export function takesWishes(
  network: Pick<Network, 'kind' | 'basis' | 'rule' | 'foundedOn' | 'endedOn'>,
  on: PlainDate,
): boolean {
  const { kind, foundedOn, endedOn } = network
  if (!joinableKinds.some((one) => one === kind) || seatsFollowPosts(network)) return false
  return foundedOn <= on && (endedOn === null || endedOn > on)
}

/** The person's way into the network on the day. */
export function wayIn(
  network: Pick<Network, 'kind' | 'basis' | 'rule' | 'foundedOn' | 'endedOn' | 'programmeId'>,
  { member, waits, programmes }: OwnStanding,
  on: PlainDate,
): WayIn {
  if (member) return 'member'
  if (!takesWishes(network, on)) return 'closed'
  const completed = network.programmeId !== null && programmes.has(network.programmeId)
  if (network.kind === 'alumni' && completed) return 'atOnce'
  return waits ? 'waits' : 'wish'
}
