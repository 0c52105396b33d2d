// What those who have a task in a network may do to its member list, as against the organisers, who may do all of it.
import { membershipRoles, type MembershipRole } from '#db/schema'
import { seatsFollowPosts, type Network } from './rules'

/** Who keeps the network: the organisers choose them, and they do not choose each other. */
export const keeperRoles = [
  'chair',
  'viceChair',
  'secretary',
  'coordinator',
] as const satisfies MembershipRole[]

/** The roles that the organisers alone give and take. */
const organisersGive: readonly MembershipRole[] = [...keeperRoles, 'liaison']

/** The roles that a keeper may give to a member, and end. */
export const rolesKeepersGive: readonly MembershipRole[] = membershipRoles.filter(
  (role) => !organisersGive.includes(role),
)

/** Whether a keeper may give the role: the tasks are the organisers' to give. */
export const keepersGive = (role: MembershipRole): boolean => rolesKeepersGive.includes(role)

/** Whether keepers take in members and end memberships: not where the seats follow posts. */
export const keepersChoose = (network: Pick<Network, 'kind' | 'basis' | 'rule'>): boolean =>
  network.kind !== 'smallGroup' && !seatsFollowPosts(network)

/** Whether a keeper may change the role of a member, pause or end the membership. */
export const keepersRevise = (
  network: Pick<Network, 'kind' | 'basis' | 'rule'>,
  role: MembershipRole,
): boolean => keepersChoose(network) && keepersGive(role)
