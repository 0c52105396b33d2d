// Taking down what somebody tells the organisers: what is wrong in their record, what page does not work for them.
import type { RemarkTable } from '#db/schema'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change } from '../core/change.server'
import { dateOf } from '../core/time'
import { answerByOf } from './rules'

/** What was told; `email` is empty when no answer is asked for, `about` a part of the record or the page's address. */
export type RemarkGiven = Pick<
  RemarkTable,
  'id' | 'kind' | 'personId' | 'name' | 'email' | 'locale' | 'about' | 'text'
>

/**
 * Takes a remark, once however often its form is sent; it is to be answered within two weeks. Somebody who has signed in
 * speaks for themselves alone; what a stranger tells, the system takes down.
 */
export async function takeRemark(c: Change, given: RemarkGiven): Promise<{ ok: true; id: string }> {
  if (given.personId !== null) allow(c.actor, { act: 'keepOwnData', personId: given.personId })
  const { id, kind, personId, name, email, locale, about, text } = given
  const before = await c.trx.selectFrom('remark').select('id').where('id', '=', id).executeTakeFirst()
  if (before) return { ok: true, id }
  await c.trx
    .insertInto('remark')
    .values({
      ...{ id, kind, personId, name, email, locale, about, text },
      receivedAt: c.now,
      answerBy: answerByOf(dateOf(c.now)),
      answer: '',
      answeredAt: null,
      answeredBy: null,
    })
    .execute()
  await audit(c, 'takeRemark', { kind: 'remark', id }, { kind })
  return { ok: true, id }
}
