// Entering the invitation of one who came to the list by another's: a substitute, or somebody it was forwarded to.
import type { EventTable, InvitationTable } from '#db/schema'
import type { Change } from '../core/change.server'
import { enterInvitation } from './inviting.server'

/** Enters the invitation; whoever calls it tells the person. */
export async function enterThrough(
  c: Change,
  event: EventTable,
  given: Pick<InvitationTable, 'personId' | 'entry' | 'substituteFor' | 'comment'> & {
    quotaId?: string | null
    /** Whose invitation they came by, when it is not the doer's. */
    invitedBy?: string
  },
): Promise<InvitationTable> {
  const { personId, entry, substituteFor, comment, quotaId } = given
  const person = { personId, reasons: [], ...(quotaId === undefined ? {} : { quotaId }) }
  const entered = await enterInvitation(c, event, person)
  const through = { entry, substituteFor, comment, invitedBy: given.invitedBy ?? entered.invitedBy }
  await c.trx.updateTable('invitation').set(through).where('id', '=', entered.id).execute()
  return { ...entered, ...through }
}
