// Asking people by letter where to reach them and what they stay in, and taking their answers.
import { written } from '~/i18n/named'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { enterRow, reviseRow, type Deed } from '../core/deeds.server'
import { letterRow } from '../core/outbox.server'
import { newToken, tokenHash } from '../core/tokens.server'
import { dateOf } from '../core/time'
import { addressInUse, reachableById } from '../people/standing.server'
import { addressFor } from '../people/rules'
import { answerText, linkUntil, type InquiryAnswer } from './inquiry'
import { isOpen, ownMembershipsOf } from './inquiries.server'

/** Whom the reader of the letter asks back: the organiser who asked. */
async function contactOf(d: Deed): Promise<{ name: string; email: string }> {
  if (d.actor.kind !== 'person') throw new Error('only a person asks')
  return { name: d.actor.name, email: (await addressInUse(d.trx, d.actor.personId)) ?? '' }
}

/**
 * Posts the letter that asks a person. An earlier one opens nothing any more.
 * @returns `noAddress` when no letter can reach the person
 * @throws Response 404 when there is no such person
 */
export async function askPerson(
  d: Deed,
  personId: string,
): Promise<{ ok: true; inquiryId: string } | Refusal<'noAddress'>> {
  const person = await reachableById(d.trx, personId)
  const address = addressFor(person)
  if (address === null) return { ok: false, reason: 'noAddress' }
  await revokeOpen(d, personId)
  const token = newToken()
  const inquiryId = d.newId()
  const today = dateOf(d.now)
  await enterRow(d, 'inquiry', {
    id: inquiryId,
    personId,
    tokenHash: tokenHash(token),
    askedAt: d.now,
    askedBy: d.actor.kind === 'person' ? d.actor.personId : null,
    answer: '',
    answeredAt: null,
    revokedAt: null,
  })
  const memberships = await ownMembershipsOf(d.trx, personId, today)
  const row = letterRow(
    d,
    {
      kind: 'inquiry',
      data: {
        token,
        networks: memberships.map((one) => written(one, 'name', person.language)),
        until: linkUntil(today),
        contact: await contactOf(d),
      },
    },
    {
      to: { personId, name: `${person.firstName} ${person.lastName}`, address },
      locale: person.language,
      batchId: d.deedId,
    },
  )
  await enterRow(d, 'outbox', row)
  return { ok: true, inquiryId }
}

/**
 * Takes back the letters to a person that nobody has answered: their links open nothing any more. What has been answered
 * waits until it is dealt with.
 */
export async function revokeOpen(d: Deed, personId: string): Promise<void> {
  const open = await d.trx
    .selectFrom('inquiry')
    .select('id')
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .where('answeredAt', 'is', null)
    .execute()
  for (const { id } of open) await reviseRow(d, 'inquiry', id, { revokedAt: d.now })
}

/**
 * Keeps what a person answers. Nothing is done of it: an organiser is told. It may be answered again until then.
 * @param answer.leaves only open memberships of the person's own are kept of it
 * @returns `linkGone` when the letter has been taken back, dealt with, or its time has run out
 * @throws Response 404 when there is no such letter
 */
export async function answerInquiry(
  c: Change,
  inquiryId: string,
  answer: InquiryAnswer,
): Promise<{ ok: true } | Refusal<'linkGone'>> {
  allow(c.actor, { act: 'answerInquiry', inquiryId })
  const inquiry = await c.trx.selectFrom('inquiry').selectAll().where('id', '=', inquiryId).executeTakeFirst()
  if (!inquiry) throw new Response(null, { status: 404 })
  if (!isOpen(inquiry, c.now)) return { ok: false, reason: 'linkGone' }
  const own = await ownMembershipsOf(c.trx, inquiry.personId, dateOf(c.now))
  const leaves = own.map(({ membershipId }) => membershipId).filter((id) => answer.leaves.includes(id))
  const text = answerText({ ...answer, leaves })
  if (text === inquiry.answer) return { ok: true }
  await c.trx
    .updateTable('inquiry')
    .set({ answer: text, answeredAt: c.now })
    .where('id', '=', inquiryId)
    .execute()
  await audit(c, 'answerInquiry', { kind: 'person', id: inquiry.personId })
  return { ok: true }
}
