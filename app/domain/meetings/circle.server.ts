// Who is asked and invited: those who sit in a small group, its liaison apart, and who of them is away on a pause.
import type { Reader } from '#db/connect'
import type { MembershipRole } from '#db/schema'
import type { PlainDate } from '../core/time'
import { dayOfGroup, groupMemberIds, smallGroup } from '../groups/queries.server'
import { inForce } from '../people/period.server'

export type InCircle = {
  personId: string
  firstName: string
  lastName: string
  /** The Ministry's contact: sees all, but is asked and invited only when the group wants it so. */
  liaison: boolean
}

/**
 * Those who share in a group on a day, by name, without those whose membership is on a pause that day; of a group that
 * is still to begin those whom it will begin with.
 */
export async function circleOf(db: Reader, networkId: string, day: PlainDate): Promise<InCircle[]> {
  const on = dayOfGroup(await smallGroup(db, networkId), day)
  const rows = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['membership.personId', 'role', 'firstName', 'lastName'])
    .where('networkId', '=', networkId)
    .where(inForce('membership', on))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('pause')
            .select('pause.id')
            .whereRef('pause.membershipId', '=', 'membership.id')
            .where(inForce('pause', on)),
        ),
      ),
    )
    .orderBy('sortName')
    .orderBy('person.id')
    .execute()
  const people = new Map<string, InCircle>()
  const isLiaison = (role: MembershipRole) => role === 'liaison'
  for (const { role, ...row } of rows) {
    const known = people.get(row.personId)
    people.set(row.personId, { ...row, liaison: isLiaison(role) && (known?.liaison ?? true) })
  }
  return [...people.values()]
}

/** Whom a poll asks: the members who are not on a pause; and the one who started it, the liaison too. */
export const asksOf = (circle: readonly InCircle[], poll: { startedBy: string | null }): Set<string> =>
  new Set(
    circle
      .filter(({ liaison, personId }) => !liaison || personId === poll.startedBy)
      .map(({ personId }) => personId),
  )

/** Who is invited to a meeting on a day: in the group today and then, and away on no pause then. */
export async function circleThen(
  db: Reader,
  networkId: string,
  days: { today: PlainDate; then: PlainDate },
): Promise<InCircle[]> {
  const now = new Set(await groupMemberIds(db, networkId, days.today))
  return (await circleOf(db, networkId, days.then)).filter(({ personId }) => now.has(personId))
}

/** Who of a circle a meeting's letters go to: the liaison only when wanted, or when they are the one who calls it. */
export const invitedOf = (
  circle: readonly InCircle[],
  { withLiaison, caller }: { withLiaison: boolean; caller: string | null },
): InCircle[] => circle.filter(({ liaison, personId }) => !liaison || withLiaison || personId === caller)

/** The member who calls the group together, if there is one and they sit in it on the day. */
export async function hostOf(db: Reader, networkId: string, on: PlainDate): Promise<string | null> {
  const home = await db
    .selectFrom('groupHome')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.networkId', '=', 'groupHome.id')
        .onRef('membership.personId', '=', 'groupHome.hostId'),
    )
    .select('hostId')
    .where('groupHome.id', '=', networkId)
    .where(inForce('membership', on))
    .executeTakeFirst()
  return home?.hostId ?? null
}
