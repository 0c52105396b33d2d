// Taking back a deed by which somebody came into a network: the meetings that this brought them fall away.
import type { Db } from '#db/connect'
import type { Actor, Right } from '../core/access'
import type { Change } from '../core/change.server'
import { dateOf, type Instant } from '../core/time'
import { undoDeed, type TakenBack } from '../core/undoing.server'
import { withdraw } from '../invitations/inviting.server'
import { staysIn } from '../networks/member-list.server'
import { comingInNetwork } from './leaving.server'

/** `undoDeed`, with what follows for the meetings of networks. */
export const undoWithMeetings = (
  db: Db,
  by: { actor: Actor; now: Instant },
  deedId: string,
  right: Right,
): ReturnType<typeof undoDeed> => undoDeed(db, by, deedId, right, leaveMeetings)

/** Takes those who are in a network no more off its meetings to come to which they were invited since; calendars are told. */
async function leaveMeetings(c: Change, { deed, steps }: TakenBack): Promise<void> {
  // Who takes the deed back may have no right to the meeting: the app takes them off it.
  const system = { ...c, actor: { kind: 'system' } as const }
  for (const { kept, before, after } of steps) {
    if (kept !== 'membership' || before !== null || after === null) continue
    const [networkId, personId] = [String(after.networkId), String(after.personId)]
    if (await staysIn(c.trx, networkId, personId, dateOf(c.now))) continue
    for (const { invitationId, invitedAt } of await comingInNetwork(c.trx, networkId, personId, c.now))
      if (invitedAt >= deed.at) await withdraw(system, invitationId)
  }
}
