// Who among the invited has not been reached: their last letter failed, or came back.
import type { Reader } from '#db/connect'

/**
 * The invitations of an event of whose letters to the invited person one failed or came back, and none has arrived since.
 * An assistant's copy tells nothing of the person's own letters.
 */
export async function unreachedInvitations(db: Reader, eventId: string): Promise<string[]> {
  const letters = db
    .selectFrom('outbox')
    .innerJoin('invitation', 'invitation.id', 'outbox.invitationId')
    .select('invitation.id')
    .distinct()
    .where('outbox.eventId', '=', eventId)
    .whereRef('outbox.personId', '=', 'invitation.personId')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as later')
            .select('later.id')
            .whereRef('later.invitationId', '=', 'invitation.id')
            .whereRef('later.personId', '=', 'invitation.personId')
            .whereRef('later.id', '>', 'outbox.id')
            .where('later.sentAt', 'is not', null)
            .where('later.bouncedAt', 'is', null),
        ),
      ),
    )
  const failed = await letters.where('outbox.status', '=', 'failed').execute()
  const returned = await letters.where('outbox.bouncedAt', '>', '').execute()
  return [...new Set([...failed, ...returned].map(({ id }) => id))]
}
