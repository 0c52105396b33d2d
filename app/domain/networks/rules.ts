// What a membership is, and the order its roles are shown in.
import { membershipRoles, type MembershipRole, type NetworkKind } from '#db/schema'
import type { PersonRow } from '../people/rules'

export type Network = {
  id: string
  kind: NetworkKind
  nameFi: string
  nameSv: string
  nameEn: string
  descriptionFi: string
  descriptionSv: string
  descriptionEn: string
  basis: 'person' | 'position'
  programmeId: string | null
  foundedOn: string
  endedOn: string | null
  /** Who belongs to it, as the text of an audience rule; null: those who have been taken in. */
  rule: string | null
  /** Its pages elsewhere, one a line; empty for none. */
  links: string
  version: number
}

/** A network as its pages are given it: without its rule, which they ask for by itself, and the number of its version. */
export function shownNetwork<Whole extends Network>({ rule: _rule, version: _version, ...shown }: Whole) {
  return shown
}

/** Whether the network stands on the day: founded, and not ended before it. */
export const stands = ({ foundedOn, endedOn }: Pick<Network, 'foundedOn' | 'endedOn'>, on: string): boolean =>
  foundedOn <= on && (endedOn === null || endedOn >= on)

/** Whether the seats follow posts, each by itself or by a rule: nobody asks for one, gives one, or leaves one alone. */
export const seatsFollowPosts = ({ basis, rule }: Pick<Network, 'basis' | 'rule'>): boolean =>
  basis === 'position' || rule !== null

/** A person in a network, from–to, with the post of the day asked about. */
export type Member = PersonRow & {
  membershipId: string
  role: MembershipRole
  validFrom: string
  validTo: string | null
  /** Where an outside participant comes from; empty for others. */
  represents: string
}

const shownFirst: readonly MembershipRole[] = ['chair', 'viceChair', 'secretary', 'coordinator', 'liaison']

/** Where a role stands in a list of members: those with a task before the others. */
export const rolePlace = (role: MembershipRole): number => {
  const place = shownFirst.indexOf(role)
  return place === -1 ? membershipRoles.length + membershipRoles.indexOf(role) : place
}

/** Whether one in the role is counted among the members: the Ministry's liaison of a small group is not. */
export const isCounted = (kind: NetworkKind, role: MembershipRole): boolean =>
  kind !== 'smallGroup' || role !== 'liaison'

/** As many members as a page of a network's list shows: more take too long to come on a phone. */
export const membersOnPage = 40

/** As many earlier members as are shown at a time. */
export const pastOnPage = 50

/** Whether the role is told beside the name: being a plain member goes without saying. */
export const isTask = (role: MembershipRole): boolean => role !== 'member'
