// An answer that came by mail: the same act as on the web takes it, unless something newer is in force (rule R2).
import type { Answer, EventTable, InvitationTable } from '#db/schema'
import type { Change } from '../core/change.server'
import type { Instant } from '../core/time'
import { noteAnswer, respond } from '../invitations/answering.server'
import { answerRefusal } from '../invitations/rules'
import type { CalendarWord } from './mail'
import { cutComment, isOutdone, madeAt, standingOf, type Why } from './rules'
import { tellNotTaken } from './telling.server'

/** A word from a calendar, about one invitation. */
export type Word = {
  event: EventTable
  invitation: InvitationTable
  /** The invitation that was taken back before this one, if the person was invited anew. */
  before: InvitationTable | null
  holderId: string | null
  word: CalendarWord
  /** The mail's Date. */
  sentAt: Instant | null
}

/** When the word was made, as far as can be told. */
export async function momentOf(c: Change, { invitation, word, sentAt }: Word): Promise<Instant> {
  const { stampedAt } = word
  const echoed = stampedAt !== null && (await isOurStamp(c, invitation, stampedAt))
  return madeAt({ stampedAt, echoed, sentAt, receivedAt: c.now }, invitation.invitedAt)
}

/** Whether the stamp is that of an object that we sent: some calendars give it back in place of their own. */
async function isOurStamp(c: Change, invitation: InvitationTable, stampedAt: Instant): Promise<boolean> {
  if (invitation.stampedAt === null || stampedAt > invitation.stampedAt) return false
  if (stampedAt === invitation.stampedAt) return true
  const sent = await c.trx
    .selectFrom('outbox')
    .select('id')
    .where('invitationId', '=', invitation.id)
    .where('data', 'like', `%"stampedAt":"${stampedAt}"%`)
    .limit(1)
    .executeTakeFirst()
  return sent !== undefined
}

/** Whether the word is about an invitation that was taken back before the present one was made. */
const isOfEarlier = ({ before, word }: Word): boolean =>
  before !== null && before.stampedAt !== null && word.sequence <= before.sequence

/** Whether the waiting word of the same kind is as new as this one; an older one is settled by it. */
export async function settleEarlier(
  c: Change,
  of: { invitationId: string; kind: 'answer' | 'delegation' | 'counter'; made: Instant; except?: string },
): Promise<boolean> {
  const rows = await c.trx
    .selectFrom('incomingMail')
    .select(['id', 'facts'])
    .where('invitationId', '=', of.invitationId)
    .where('kind', '=', of.kind)
    .where('standing', '=', 'open')
    .where('id', '<>', of.except ?? '')
    .execute()
  const waiting = rows.map(({ id, facts }) => ({ id, made: madeIn(facts) }))
  if (waiting.some(({ made }) => made >= of.made)) return true
  for (const { id } of waiting)
    await c.trx
      .updateTable('incomingMail')
      .set({ standing: standingOf.older, why: 'older' satisfies Why, handledAt: c.now })
      .where('id', '=', id)
      .execute()
  return false
}

const madeIn = (facts: string): Instant => (JSON.parse(facts) as { madeAt?: Instant | null }).madeAt ?? ''

const over = ['eventCancelled', 'withdrawn', 'eventOver', 'linkDead'] as const
const isOver = (reason: string | null): reason is (typeof over)[number] => over.some((one) => one === reason)

/**
 * Takes an answer by mail, or says why not: what is over first, then what has been outdone, then what the act refuses.
 * One who is refused hears of it, and their calendar is mended.
 * @param mailId the mail itself, when it has waited in the queue
 */
export async function takeAnswer(
  c: Change,
  given: Word & { answer: Answer },
  mailId?: string,
): Promise<{ why: Why; made: Instant }> {
  const { event, invitation, word, answer } = given
  const made = await momentOf(c, given)
  const refusal = answerRefusal(event, invitation, { answer, source: 'calendar', now: c.now })
  if (isOver(refusal)) {
    await tellNotTaken(c, { event, invitation }, { answer, reason: refusal })
    return { why: refusal, made }
  }
  if (isOfEarlier(given)) return { why: 'older', made }
  if (word.sequence < event.timeSequence) {
    await noteOlderTime(c, given)
    return { why: 'olderTime', made }
  }
  const of = { invitationId: invitation.id, kind: 'answer', made } as const
  const outdone = isOutdone(invitation, made)
  if (outdone || (await settleEarlier(c, mailId === undefined ? of : { ...of, except: mailId })))
    return { why: 'older', made }
  return { why: await answerBy(c, given, made), made }
}

/** The act itself, by whoever the mail is from. */
async function answerBy(c: Change, given: Word & { answer: Answer }, made: Instant): Promise<Why> {
  const { event, invitation, word, answer, holderId } = given
  const who = { kind: 'link', personId: invitation.personId, invitationId: invitation.id } as const
  const said = cutComment(word.comment)
  // The same answer without a word leaves what was said with it before.
  const comment = said === '' && invitation.answer === answer ? invitation.comment : said
  const taken = await respond(
    { ...c, actor: holderId === null ? who : { ...who, holderId } },
    { invitationId: invitation.id, answer, comment, source: 'calendar' },
  )
  if (taken.ok) {
    await c.trx
      .updateTable('invitation')
      .set({ repliedStamp: made })
      .where('id', '=', invitation.id)
      .execute()
    return answer === 'yes' && taken.seat === 'waiting' ? 'waits' : 'recorded'
  }
  const reason =
    taken.reason === 'modeFull' || taken.reason === 'deadlinePassed' ? taken.reason : 'senderDiffers'
  if (reason !== 'senderDiffers') await tellNotTaken(c, { event, invitation }, { answer, reason })
  return reason
}

/** An answer to an older time is kept in the history alone; a comment is cut as it is kept. */
const noteOlderTime = (c: Change, { invitation, word, answer, holderId }: Word & { answer: Answer }) =>
  noteAnswer(c, invitation.id, {
    answer,
    seat: 'none',
    comment: cutComment(word.comment),
    answerSource: 'calendar',
    answeredBy: holderId ?? invitation.personId,
    answeredSequence: word.sequence,
  })
