// What was replied to an event's questions belongs to a yes: it goes with it.
import type { Change } from '../core/change.server'

/** Erases what an invited person has replied. */
export async function eraseReplies(c: Change, invitationId: string): Promise<void> {
  await c.trx.deleteFrom('reply').where('invitationId', '=', invitationId).execute()
}
