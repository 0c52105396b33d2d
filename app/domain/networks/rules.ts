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
  /** Where an online network lives; empty for others. */
  links: string
  version: number
}

/** A person in a network, from–to, with the post of the day asked about. */
export type Member = PersonRow & {
  membershipId: string
  role: MembershipRole
  validFrom: string
  validTo: string | null
  /** Where an outside participant comes from. */
  represents?: string
}

const shownFirst: readonly MembershipRole[] = ['chair', 'viceChair', 'secretary', 'coordinator', 'liaison']

/** Where a role stands in a list of members: those with a task before the others. */
export const rolePlace = (role: MembershipRole): number => {
  const place = shownFirst.indexOf(role)
  return place === -1 ? membershipRoles.length + membershipRoles.indexOf(role) : place
}

/** Whether the role is told beside the name: being a plain member goes without saying. */
export const isTask = (role: MembershipRole): boolean => role !== 'member'
