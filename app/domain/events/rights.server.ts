// Whose an event is: organisers plan and change theirs, a small group its own meetings, those who keep a network the
// meetings that it calls.
import type { Reader } from '#db/connect'
import type { EventTable } from '#db/schema'
import type { Right } from '../core/access'
import { dateOf, type Instant } from '../core/time'
import { groupMemberIds } from '../groups/queries.server'
import { keepingRight } from '../networks/keepers.server'

type Whose = Pick<EventTable, 'networkId' | 'hostNetworkId'>

/** The right to change or cancel an event; of a small group's meeting those have it who share in the group that day. */
export const rightToChange = async (db: Reader, event: Whose, now: Instant): Promise<Right> =>
  (await rightOfHosts(db, event, now)) ?? { act: 'planEvents' }

/** The right to invite people to an event and to take them off its list. */
export const rightToInvite = async (db: Reader, event: Whose, now: Instant): Promise<Right> =>
  (await rightOfHosts(db, event, now)) ?? { act: 'inviteToEvents' }

/** The right of those who called a meeting of their own; null when the event is the organisers'. */
async function rightOfHosts(
  db: Reader,
  { networkId, hostNetworkId }: Whose,
  now: Instant,
): Promise<Right | null> {
  const today = dateOf(now)
  if (networkId !== null)
    return { act: 'shareInGroup', memberIds: await groupMemberIds(db, networkId, today) }
  return hostNetworkId === null ? null : keepingRight(db, hostNetworkId, today)
}
