// Whose an event is: organisers plan and change theirs, a small group its own meetings.
import type { Reader } from '#db/connect'
import type { EventTable } from '#db/schema'
import type { Right } from '../core/access'
import { dateOf, type Instant } from '../core/time'
import { groupMemberIds } from '../groups/queries.server'

/** The right to change or cancel an event; of a small group's meeting those have it who share in the group that day. */
export async function rightToChange(
  db: Reader,
  event: Pick<EventTable, 'networkId'>,
  now: Instant,
): Promise<Right> {
  if (event.networkId === null) return { act: 'planEvents' }
  return { act: 'shareInGroup', memberIds: await groupMemberIds(db, event.networkId, dateOf(now)) }
}
