// Replying to the questions of an event: the one act behind the link and the signed-in page.
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { eventOrMeetingById } from '../events/queries.server'
import { invitationById } from '../invitations/queries.server'
import { questionsFor, repliesBy, type AskedQuestion } from './queries.server'
import { comes, isEmpty, noReply, replyFault, type Reply, type ReplyFault } from './rules'
import { replyValue } from './stored'

/** Replies by the question's id; a question without one is replied to with nothing. */
export type Replies = Readonly<Record<string, Reply>>

export type ReplyRefusal =
  | Refusal<'eventCancelled' | 'withdrawn' | 'eventOver' | 'notComing'>
  | (Refusal<'repliesWrong'> & { faults: Record<string, ReplyFault> })

/**
 * Takes the replies of one who comes; they may be changed until the event begins. A session that has been filled
 * meanwhile, and what must be replied to and is not, refuse all.
 */
export async function replyTo(
  c: Change,
  invitationId: string,
  replies: Replies,
): Promise<{ ok: true } | ReplyRefusal> {
  const invitation = await invitationById(c.trx, invitationId)
  const event = await eventOrMeetingById(c.trx, invitation.eventId)
  const alone = event.networkId !== null
  allow(c.actor, { act: 'answer', invitationId, personId: invitation.personId, alone })
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (invitation.withdrawnAt !== null) return { ok: false, reason: 'withdrawn' }
  if (event.startsAt <= c.now) return { ok: false, reason: 'eventOver' }
  if (!comes(invitation)) return { ok: false, reason: 'notComing' }
  const asked = await questionsFor(c.trx, invitation)
  const faults = faultsIn(asked, replies)
  if (Object.keys(faults).length > 0) return { ok: false, reason: 'repliesWrong', faults }
  const given = await repliesBy(c.trx, invitationId)
  for (const question of asked) {
    await writeReply(c, invitationId, question, replies[question.id] ?? noReply, given.get(question.id)?.id)
  }
  await audit(c, 'reply', { kind: 'invitation', id: invitationId })
  return { ok: true }
}

/** What is wrong with the replies, by question. A seat that is held already is not asked for again. */
function faultsIn(asked: readonly AskedQuestion[], replies: Replies): Record<string, ReplyFault> {
  const faults: Record<string, ReplyFault> = {}
  for (const question of asked) {
    const left = (id: string) => question.options.find((option) => option.id === id)?.left ?? null
    const held = new Set(question.reply.chosen)
    const fault = replyFault(question, replies[question.id] ?? noReply, (id) =>
      held.has(id) ? null : left(id),
    )
    if (fault) faults[question.id] = fault
  }
  return faults
}

async function writeReply(
  c: Change,
  invitationId: string,
  question: AskedQuestion,
  reply: Reply,
  known: string | undefined,
): Promise<void> {
  if (isEmpty(reply)) {
    if (known !== undefined) await c.trx.deleteFrom('reply').where('id', '=', known).execute()
    return
  }
  const given = { value: replyValue(question.kind, reply), givenAt: c.now, givenBy: doerOf(c.actor) }
  if (known !== undefined) await c.trx.updateTable('reply').set(given).where('id', '=', known).execute()
  else
    await c.trx
      .insertInto('reply')
      .values({ id: c.newId(), invitationId, questionId: question.id, ...given })
      .execute()
}
