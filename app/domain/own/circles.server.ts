// Reads the groups and networks that a person belongs to, each with its next meeting; their small groups first.
import type { Reader } from '#db/connect'
import type { MembershipRole, NetworkKind } from '#db/schema'
import { dateOf, type Instant } from '../core/time'
import { inParts } from '../people/period.server'
import { membershipsOf } from '../networks/queries.server'
import { isTask, rolePlace } from '../networks/rules'

export type NextMeeting = { eventId: string; startsAt: Instant; endsAt: Instant }

export type OwnCircle = {
  networkId: string
  kind: NetworkKind
  nameFi: string
  nameSv: string
  nameEn: string
  /** Their tasks in it, the weightiest first; a plain member has none. */
  tasks: MembershipRole[]
  next: NextMeeting | null
}

/** The circles of a person today, their small groups first, then by name in Finnish. */
export async function ownCircles(db: Reader, personId: string, now: Instant): Promise<OwnCircle[]> {
  const today = dateOf(now)
  const memberships = (await membershipsOf(db, personId)).filter(
    ({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today),
  )
  const byNetwork = Map.groupBy(memberships, ({ networkId }) => networkId)
  const next = await nextMeetings(db, [...byNetwork.keys()], now)
  const circles = [...byNetwork.values()].flatMap((rows) => {
    const [first] = rows
    if (!first) return []
    const { networkId, kind, nameFi, nameSv, nameEn } = first
    const tasks = [...new Set(rows.map(({ role }) => role))]
      .filter(isTask)
      .sort((a, b) => rolePlace(a) - rolePlace(b))
    return [{ networkId, kind, nameFi, nameSv, nameEn, tasks, next: next.get(networkId) ?? null }]
  })
  const group = ({ kind }: OwnCircle) => (kind === 'smallGroup' ? 0 : 1)
  return circles.sort(
    (a, b) => group(a) - group(b) || a.nameFi.localeCompare(b.nameFi, 'fi', { numeric: true }),
  )
}

/** The next meeting of each network that has one in the calendar. */
async function nextMeetings(
  db: Reader,
  networkIds: readonly string[],
  now: Instant,
): Promise<Map<string, NextMeeting>> {
  const rows = await inParts(networkIds, (some) =>
    db
      .selectFrom('event')
      .select(['id as eventId', 'startsAt', 'endsAt'])
      .select((e) => e.fn.coalesce('networkId', 'hostNetworkId').as('circleId'))
      .where((e) => e.or([e('networkId', 'in', some), e('hostNetworkId', 'in', some)]))
      .where('status', '=', 'open')
      .where('endsAt', '>', now)
      .orderBy('startsAt', 'desc')
      .orderBy('id')
      .execute(),
  )
  // The soonest is the last of its network, so that it is the one that stays.
  return new Map(rows.flatMap(({ circleId, ...next }) => (circleId === null ? [] : [[circleId, next]])))
}
