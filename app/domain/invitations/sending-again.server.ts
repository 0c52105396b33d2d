// Sending a letter again with an answer link of its own: the secret of one that left and came back has been emptied.
import type { OutboxTable } from '#db/schema'
import { isAboutEvent, readLetter } from '#emails/letters'
import type { Change } from '../core/change.server'
import { hasButtons, sendAgain } from '../core/sending-again.server'
import { newAnswerLink } from './letters.server'

/**
 * Sends a letter again that failed, or that came back and whose address has been put right.
 * @throws Response 404 when there is no such letter
 */
export const sendLetterAgain = (c: Change, letterId: string) => sendAgain(c, letterId, withNewLink)

async function withNewLink(
  c: Change,
  { kind, data, invitationId, personId }: Pick<OutboxTable, 'kind' | 'data' | 'invitationId' | 'personId'>,
): Promise<string> {
  const letter = readLetter(kind, data)
  if (!isAboutEvent(letter) || invitationId === null || !hasButtons(kind)) return data
  const { personId: invited } = await c.trx
    .selectFrom('invitation')
    .select('personId')
    .where('id', '=', invitationId)
    .executeTakeFirstOrThrow()
  const { token, link } = newAnswerLink(c, invitationId, personId === invited ? null : personId)
  await c.trx.insertInto('answerLink').values(link).execute()
  return JSON.stringify({ ...letter.data, answerToken: token })
}
