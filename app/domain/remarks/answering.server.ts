// Answering what people tell the organisers: once, by a letter where somebody is to be reached.
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { post } from '../core/outbox.server'
import { addressInUse } from '../people/standing.server'
import { answerGoesTo } from './queue.server'

/** Whom the reader asks more: the organiser who answers. */
async function contactOf(c: Change): Promise<{ name: string; email: string }> {
  if (c.actor.kind !== 'person') return { name: '', email: '' }
  return { name: c.actor.name, email: (await addressInUse(c.trx, c.actor.personId)) ?? '' }
}

/**
 * Answers a remark; without an address it is noted as handled, with the words if there are any.
 * @throws Response 404 when there is none
 */
export async function answerRemark(
  c: Change,
  id: string,
  answer: string,
): Promise<{ ok: true; posted: boolean } | Refusal<'answeredMeanwhile'>> {
  allow(c.actor, { act: 'keepRegistry' })
  const remark = await c.trx.selectFrom('remark').selectAll().where('id', '=', id).executeTakeFirst()
  if (!remark) throw new Response(null, { status: 404 })
  if (remark.answeredAt !== null) return { ok: false, reason: 'answeredMeanwhile' }
  const to = await answerGoesTo(c.trx, remark)
  await c.trx
    .updateTable('remark')
    .set({ answer, answeredAt: c.now, answeredBy: doerOf(c.actor) })
    .where('id', '=', id)
    .execute()
  await audit(c, 'answerRemark', { kind: 'remark', id }, { kind: remark.kind, posted: to !== null })
  if (to === null) return { ok: true, posted: false }
  const { locale, ...reader } = to
  await post(
    c,
    {
      kind: 'remarkAnswer',
      data: { about: remark.kind, said: remark.text, answer, contact: await contactOf(c) },
    },
    { to: reader, locale },
  )
  return { ok: true, posted: true }
}
