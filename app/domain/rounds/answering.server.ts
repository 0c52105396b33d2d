// Answering the call: by the letter's link, by one's own page, by an organiser who was told.
import type { Locale, MeetingForm } from '#db/schema'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { dateOf } from '../core/time'
import { shareFields, type GroupField } from '../people/sharing.server'
import { candidateRowById } from './candidate-acts.server'
import { roundById } from './rounds.server'
import { answerRefusal, type AnswerRefusal } from './rules'

export type CallAnswer = {
  answer: 'yes' | 'notNow'
  language: Locale | null
  meets: MeetingForm | null
  apartWish: string
  comment: string
  /** What the person lets their group see; null leaves it as it is. An organiser cannot say it for them. */
  shares: readonly GroupField[] | null
}

/**
 * Keeps an answer to the call; a later one takes its place. The person answers until the last day to answer, an
 * organiser for them until the round is over.
 * @throws Response 403 when the actor may not, 404 when there is no such candidate
 */
export async function answerCall(
  c: Change,
  candidateId: string,
  given: CallAnswer,
  source: 'link' | 'page' | 'organiser',
): Promise<{ ok: true } | Refusal<AnswerRefusal>> {
  const row = await candidateRowById(c.trx, candidateId)
  const { personId } = row
  allow(c.actor, {
    act: 'answerForGroup',
    purpose: 'call',
    thingId: candidateId,
    personId,
    byPhone: source === 'organiser',
  })
  const round = await roundById(c.trx, row.roundId)
  const refusal = answerRefusal(round, row, { today: dateOf(c.now), byOrganiser: source === 'organiser' })
  if (refusal !== null) return { ok: false, reason: refusal }
  const { answer, language, meets, apartWish, comment, shares } = given
  if (shares !== null && source !== 'organiser' && answer === 'yes') await shareFields(c, personId, shares)
  const wishes = { answer, language, meets, apartWish, comment }
  const same = Object.entries(wishes).every(([name, value]) => row[name as keyof typeof wishes] === value)
  if (same) return { ok: true }
  await c.trx
    .updateTable('candidate')
    .set({
      ...wishes,
      wishReadAt: apartWish === row.apartWish ? row.wishReadAt : null,
      answeredAt: c.now,
      answerSource: source,
      answeredBy: doerOf(c.actor),
    })
    .where('id', '=', candidateId)
    .execute()
  await audit(c, 'answerCall', { kind: 'round', id: row.roundId }, { candidate: candidateId, source })
  return { ok: true }
}
