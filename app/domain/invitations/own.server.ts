// An invitation that somebody who has signed in may answer: their own, or that of a manager whom they assist.
import type { Reader } from '#db/connect'
import type { InvitationTable } from '#db/schema'
import { can, type Actor } from '../core/access'
import { eventOrMeetingById } from '../events/queries.server'
import { invitationById } from './queries.server'

/**
 * For anybody else it does not exist, nor does a small group's meeting for an assistant; an organiser has no more right to
 * answer here than others.
 * @throws Response 404 for an invitation that is not theirs to answer
 */
export async function ownInvitation(
  db: Reader,
  actor: Extract<Actor, { kind: 'person' }>,
  id: string,
): Promise<{ invitation: InvitationTable; source: 'page' | 'assistant' }> {
  const invitation = await invitationById(db, id)
  const { personId, eventId, id: invitationId } = invitation
  const { networkId } = await eventOrMeetingById(db, eventId)
  const alone = networkId !== null
  const may = can({ ...actor, organiser: false }, { act: 'answer', invitationId, personId, alone })
  if (!may) throw new Response(null, { status: 404 })
  return { invitation, source: personId === actor.personId ? 'page' : 'assistant' }
}
