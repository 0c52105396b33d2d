// Does what was pressed on the page of joining a network, as a deed of the one who joins.
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import type { Instant } from '~/domain/core/time'
import { joinAtOnce, wishToJoin, withdrawWish } from '~/domain/networks/joining-acts.server'
import type { Network } from '~/domain/networks/rules'
import { text } from '~/domain/people/form-fields'

const form = z.object({
  id: z.uuid('frame.form.fillIn'),
  press: z.enum(['join', 'wish', 'withdraw'], 'frame.form.chooseOne'),
  note: text(2000),
})
type Press = z.infer<typeof form>['press']

/** What a press is called in the trail, and what the page says it did. */
const acts = { join: 'join', wish: 'applyToJoin', withdraw: 'withdrawWish' } as const
const doneAs = { join: 'joined', wish: 'wished', withdraw: 'withdrawn' } as const

type Pressed =
  { ok: true; done: (typeof doneAs)[Press] } | { ok: false; lastResult: SubmissionResult<string[]> }

/** @throws Response 404 when a wish that is withdrawn is not the person's */
export async function pressJoin(
  db: Db,
  by: { actor: Extract<Actor, { kind: 'person' }>; now: Instant },
  { network, body }: { network: Network; body: FormData },
): Promise<Pressed> {
  const submission = parseWithZod(body, { schema: form, disableAutoCoercion: true })
  if (submission.status !== 'success') return { ok: false, lastResult: submission.reply() }
  const { id, press, note } = submission.value
  const { personId, name } = by.actor
  const who = { networkId: network.id, personId }
  const act = {
    join: (d: Deed) => joinAtOnce(d, id, who),
    wish: (d: Deed) => wishToJoin(d, id, { ...who, note }),
    withdraw: (d: Deed) => withdrawWish(d, id, personId),
  }[press]
  const sign = {
    act: acts[press],
    thing: { kind: 'network', id: network.id },
    detail: { name, network: network.nameFi },
    right: { act: 'keepOwnData', personId } as const,
  }
  const result = await inDeed<{ ok: true } | { ok: false; reason: string }>(db, by, sign, act)
  if (result.ok) return { ok: true, done: doneAs[press] }
  return { ok: false, lastResult: submission.reply({ formErrors: [`reasons.${result.reason}`] }) }
}
