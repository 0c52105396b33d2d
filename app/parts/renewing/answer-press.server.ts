// Taking an answer to the yearly question, whichever page it came from.
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { inDeed } from '~/domain/core/deeds.server'
import type { Instant } from '~/domain/core/time'
import { fullName } from '~/domain/people/rules'
import { answerRenewal, signOfAnswer } from '~/domain/renewals/renewal-acts.server'
import { renewalForm } from '~/domain/renewals/renewal-form'
import { renewalPage, type Renewal } from '~/domain/renewals/renewals.server'

/** `closed`: the question cannot be answered any more; the page says why. */
export type Pressed =
  | { kind: 'done'; deedId: string | null }
  | { kind: 'refused'; lastResult: SubmissionResult }
  | { kind: 'closed' }

export async function pressAnswer(
  db: Db,
  by: { actor: Actor; now: Instant },
  renewal: Renewal,
  body: FormData,
): Promise<Pressed> {
  const submission = parseWithZod(body, { schema: renewalForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { kind: 'refused', lastResult: submission.reply() }
  const given = submission.value
  const { person, group } = await renewalPage(db, renewal, by.now)
  const named = { name: fullName(person), network: group.nameFi }
  const result = await inDeed(db, by, signOfAnswer(renewal, given.answer, named), (d) =>
    answerRenewal(d, renewal.id, given),
  )
  if (result.ok) return { kind: 'done', deedId: result.deedId }
  if (result.reason === 'renewalOver' || result.reason === 'leftGroup') return { kind: 'closed' }
  const lastResult = submission.reply({ fieldErrors: { pauseUntil: [`reasons.${result.reason}`] } })
  return { kind: 'refused', lastResult }
}
