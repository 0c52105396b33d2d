// What a seat of a network is, and which posts its rule takes in; nothing here reads or writes.
import type { MembershipRole, OrganisationKind, RoleClass } from '#db/schema'
import { isPostCriterion, verdict, type AudiencePart, type AudienceRule } from '../audience/parts'
import { holdsOn, singleHolder, type Period } from '../people/rules'

/** What a rule can ask of a post. */
export type PostFacts = {
  roleClass: RoleClass
  seniorManagement: boolean
  organisationId: string
  kind: OrganisationKind
  sectorId: string | null
}

/**
 * A place in a network: for a role class with one holder an organisation, the organisation's; otherwise that of a post.
 */
export type Seat = {
  networkId: string
  organisationId: string
  /** The role class when the seat is the organisation's, whoever holds the post. */
  roleClass: RoleClass | null
  positionId: string | null
  holder: { membershipId: string; personId: string; appointmentId: string | null } | null
  /**
   * Who holds a post that fits without sitting on it. `membershipId` when the person's membership rests on a post that
   * no longer fits: the seat moves instead of being given.
   */
  candidate: {
    personId: string
    appointmentId: string
    validFrom: string
    membershipId: string | null
  } | null
}

/** Whether one part holds for a post. What is no criterion of posts never holds for one. */
const partHolds = (part: Pick<AudiencePart, 'all'>, post: PostFacts): boolean =>
  part.all.every((it) => {
    switch (it.kind) {
      case 'seniorManagement':
        return post.seniorManagement
      case 'roleClass':
        return it.of.includes(post.roleClass)
      case 'organisationKind':
        return it.of.includes(post.kind)
      case 'organisation':
        return it.of.includes(post.organisationId)
      case 'sector':
        return it.of === 'every'
          ? post.sectorId !== null
          : post.sectorId !== null && it.of.includes(post.sectorId)
      default:
        return false
    }
  })

/** Whether the rule takes a post in. */
export const fits = (rule: AudienceRule, post: PostFacts): boolean =>
  verdict(rule, (part) => partHolds(part, post)).in

/** Where the holders of some role classes are, whatever the rule says of organisations. */
const homes: Partial<Record<RoleClass, readonly OrganisationKind[]>> = {
  permanentSecretary: ['ministry'],
  headOfAgency: ['agency'],
  municipalManager: ['municipality'],
  countyDirector: ['wellbeingCounty'],
}

/** Where a seat is expected when the rule says nothing of organisations: in central government. */
const central: readonly OrganisationKind[] = ['ministry', 'agency']

const saysWhere = (part: AudiencePart): boolean =>
  part.all.some((it) => it.kind === 'organisationKind' || it.kind === 'organisation' || it.kind === 'sector')

/** The role classes of which an organisation is to have one holder in the network, by the rule's parts. */
export function rolesExpectedIn(
  rule: AudienceRule,
  organisation: Pick<PostFacts, 'organisationId' | 'kind' | 'sectorId'>,
): RoleClass[] {
  const roles = new Set<RoleClass>()
  for (const part of rule.parts) {
    if (part.mode !== 'include') continue
    for (const roleClass of rolesNamedIn(part)) {
      const home = homes[roleClass] ?? (saysWhere(part) ? null : central)
      if (!singleHolder.has(roleClass) || (home !== null && !home.includes(organisation.kind))) continue
      const post = { ...organisation, roleClass, seniorManagement: false }
      if (partHolds(part, post) && fits(rule, post)) roles.add(roleClass)
    }
  }
  return [...roles]
}

/** The role classes a part names; none when it names none. */
export const rolesNamedIn = (part: AudiencePart): RoleClass[] =>
  part.all.flatMap((it) => (it.kind === 'roleClass' ? it.of : []))

/** Whether the rule can be a network's: it has parts, and each takes in people by their posts. */
export const isRuleOfPosts = (rule: AudienceRule): boolean =>
  rule.parts.length > 0 &&
  rule.parts.every(
    (part) => part.mode === 'include' && part.all.length > 0 && part.all.every(isPostCriterion),
  )

/** The roles of those who sit by the rule; a secretary, a liaison and somebody from outside are there for another reason. */
const ruled: ReadonlySet<MembershipRole> = new Set(['member', 'chair', 'viceChair', 'coordinator'])

/** Whether the rule is asked of a member with the role. */
export const sitsByRule = (role: MembershipRole): boolean => ruled.has(role)

/**
 * The post that a new member's seat would rest on: one that fits on the day; the first when there is no rule.
 * @param posts the person's, the foremost first
 * @returns null in a network of persons, and when no post fits
 */
export function postOfSeat(
  network: { basis: 'person' | 'position'; rule: AudienceRule | null },
  posts: readonly (PostFacts & Period & { id: string })[],
  on: string,
): string | null {
  if (network.basis === 'person') return null
  const then = posts.filter((post) => holdsOn(post, on))
  const { rule } = network
  return then.find((post) => rule === null || fits(rule, post))?.id ?? null
}
