// Fills the seats of a network: whose posts fit, who sits on them, what is vacant, who no longer fits.
import type { MembershipRole, RoleClass } from '#db/schema'
import type { AudienceRule } from '../audience/parts'
import { fits, rolesExpectedIn, sitsByRule, type PostFacts, type Seat } from './rules'

/** A post that somebody holds on the day. */
export type HeldPost = PostFacts & {
  id: string
  personId: string
  positionId: string | null
  acting: boolean
  validFrom: string
}

/** A member on the day; `appointmentId` is the post the membership rests on, null: on the person's posts whatever they are. */
export type Sitting = {
  networkId: string
  membershipId: string
  personId: string
  appointmentId: string | null
  role: MembershipRole
}

export type Body = Pick<PostFacts, 'organisationId' | 'kind' | 'sectorId'>
export type Filled<Member> = { held: Seat[]; vacant: Seat[]; misfits: Member[] }

/** A permanent holder before one who stands in, the newest first. */
const foremost = (a: HeldPost, b: HeldPost): number =>
  Number(a.acting) - Number(b.acting) ||
  (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : a.id < b.id ? -1 : 1)

/** Which member sits on each fitting post. A member whose membership fits sits on every post of theirs that does. */
function holders<Member extends Sitting>(
  fitting: readonly HeldPost[],
  members: readonly Member[],
): { byPost: Map<string, Member>; misfits: Member[] } {
  const ofPerson = Map.groupBy(fitting, (post) => post.personId)
  const byPost = new Map<string, Member>()
  const misfits: Member[] = []
  for (const member of members) {
    const posts = ofPerson.get(member.personId) ?? []
    const rests = posts.some(({ id }) => member.appointmentId === null || id === member.appointmentId)
    if (rests) for (const post of posts) byPost.set(post.id, member)
    else if (sitsByRule(member.role)) misfits.push(member)
  }
  return { byPost, misfits }
}

/**
 * The seats of one network.
 * @param posts posts held on the day; those that the rule does not take in are passed over
 * @param bodies the organisations that stand on the day
 * @param positionOf a position of the role class in the organisation, for a seat that nobody fills
 */
export function fill<Member extends Sitting>(
  network: { id: string; rule: AudienceRule },
  posts: readonly HeldPost[],
  members: readonly Member[],
  bodies: readonly Body[],
  positionOf: (organisationId: string, roleClass: RoleClass) => string | null,
): Filled<Member> {
  const fitting = posts.filter((post) => fits(network.rule, post)).sort(foremost)
  const { byPost, misfits } = holders(fitting, members)
  const membershipOf = new Map(members.map((member) => [member.personId, member.membershipId]))
  const place = ({ organisationId }: { organisationId: string }, roleClass: RoleClass | null) => ({
    networkId: network.id,
    organisationId,
    roleClass,
  })
  const taken = (post: HeldPost, member: Member, roleClass: RoleClass | null): Seat => ({
    ...place(post, roleClass),
    positionId: post.positionId,
    holder: {
      membershipId: member.membershipId,
      personId: member.personId,
      // A member may sit by another post of theirs than the one the membership names.
      appointmentId: post.id,
    },
    candidate: null,
  })
  const free = (post: HeldPost, roleClass: RoleClass | null): Seat => ({
    ...place(post, roleClass),
    positionId: post.positionId,
    holder: null,
    candidate: {
      personId: post.personId,
      appointmentId: post.id,
      validFrom: post.validFrom,
      membershipId: membershipOf.get(post.personId) ?? null,
    },
  })

  const [held, vacant]: [Seat[], Seat[]] = [[], []]
  const key = (organisationId: string, roleClass: RoleClass) => `${organisationId} ${roleClass}`
  const byKey = Map.groupBy(fitting, (post) => key(post.organisationId, post.roleClass))
  const expected = new Set<string>()
  for (const body of bodies)
    for (const roleClass of rolesExpectedIn(network.rule, body)) {
      expected.add(key(body.organisationId, roleClass))
      const here = byKey.get(key(body.organisationId, roleClass)) ?? []
      const seated = here.flatMap((post) => {
        const member = byPost.get(post.id)
        return member ? [taken(post, member, roleClass)] : []
      })
      held.push(...seated)
      if (seated.length > 0) continue
      const [first] = here
      const positionId = positionOf(body.organisationId, roleClass)
      vacant.push(
        first
          ? free(first, roleClass)
          : { ...place(body, roleClass), positionId, holder: null, candidate: null },
      )
    }

  // Posts of which an organisation may have several: each is a seat, and nobody is asked for twice.
  const asked = new Set<string>()
  for (const post of fitting) {
    if (expected.has(key(post.organisationId, post.roleClass))) continue
    const member = byPost.get(post.id)
    if (member) held.push(taken(post, member, null))
    else if (!asked.has(post.personId)) {
      asked.add(post.personId)
      vacant.push(free(post, null))
    }
  }
  return { held, vacant, misfits }
}
