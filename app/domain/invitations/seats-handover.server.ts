// A seat or a place in the line goes from one invitation to another: a substitute takes it over, or it comes back.
import type { AnswerSource, InvitationTable } from '#db/schema'
import { doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { noteAnswer } from './answering.server'
import { eventOrMeetingById } from '../events/queries.server'
import { invitationById } from './queries.server'
import { noteStep } from './seat-steps.server'

export type HandOverRefusal = 'notSameEvent' | 'withdrawn' | 'hasSeat'

/**
 * Moves what a yes holds (the seat or the offer or the place in the line, the way of taking part, the quota) from one
 * invitation to another of the same event; nobody's turn changes. The giver's answer becomes a no, the taker's a yes;
 * when the giver holds nothing, nothing is moved and no answer is written. No letters: the caller knows the occasion.
 * @param given.why `substitute` on the way there, `substituteBack` on the way home
 * @returns both invitations as they stand after it
 */
export async function handOver(
  c: Change,
  given: { from: string; to: string; why: 'substitute' | 'substituteBack'; source: AnswerSource },
): Promise<{ ok: true; from: InvitationTable; to: InvitationTable } | Refusal<HandOverRefusal>> {
  const from = await invitationById(c.trx, given.from)
  const to = await invitationById(c.trx, given.to)
  if (from.eventId !== to.eventId) return { ok: false, reason: 'notSameEvent' }
  if (from.withdrawnAt !== null || to.withdrawnAt !== null) return { ok: false, reason: 'withdrawn' }
  if (to.seat !== 'none') return { ok: false, reason: 'hasSeat' }
  if (from.seat === 'none') return { ok: true, from, to }
  const event = await eventOrMeetingById(c.trx, from.eventId)
  const answered = {
    answeredAt: c.now,
    answerSource: given.source,
    answeredBy: doerOf(c.actor),
    answeredSequence: event.sequence,
  }
  const gives = { ...answered, ...nothingHeld, answer: 'no' as const }
  const takes = { ...answered, ...heldBy(from), answer: 'yes' as const }
  // The giver first: no two in the line ever have the same number.
  await c.trx.updateTable('invitation').set(gives).where('id', '=', from.id).execute()
  await c.trx.updateTable('invitation').set(takes).where('id', '=', to.id).execute()
  await noteAnswer(c, from.id, { ...gives, comment: from.comment })
  await noteAnswer(c, to.id, { ...takes, comment: to.comment })
  await noteStep(c, from.id, { what: 'handedOn', why: given.why, note: '' })
  await noteStep(c, to.id, { what: 'tookOver', why: given.why, note: '' })
  await audit(c, 'handOverSeat', { kind: 'invitation', id: from.id }, { to: to.id })
  return { ok: true, from: { ...from, ...gives }, to: { ...to, ...takes } }
}

const nothingHeld = {
  seat: 'none',
  mode: null,
  queueNumber: null,
  offerUntil: null,
  offerLapsedAt: null,
} as const

const heldBy = ({ seat, mode, queueNumber, offerUntil, offerLapsedAt, quotaId }: InvitationTable) => ({
  seat,
  mode,
  queueNumber,
  offerUntil,
  offerLapsedAt,
  quotaId,
})
