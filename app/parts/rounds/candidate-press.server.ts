// The presses on a candidate's page: each does one act and leads back to the page, which tells what was done.
import type { AppLoadContext } from '@remix-run/node'
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import { fullName } from '~/domain/people/rules'
import { toldForm } from '~/domain/rounds/answer-form'
import { answerCall } from '~/domain/rounds/answering.server'
import {
  keepApart,
  letTogether,
  markWishRead,
  putBackCandidate,
  removeCandidate,
} from '~/domain/rounds/candidate-acts.server'
import type { Candidate, Round } from '~/domain/rounds/rounds.server'
import type { AnswerRefusal } from '~/domain/rounds/rules'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'

type Reason = AnswerRefusal | 'apartFromSelf'
type Pressed =
  { ok: true; to: string } | { ok: false; answer: { refused: Reason } | { lastResult: SubmissionResult } }

type Press = { round: Round; candidateId: string; one: Candidate; body: FormData }

type Done = { ok: true } | { ok: false; reason: Reason }
type Act = { done: string; act: string; run: (d: Deed) => Promise<Done> }

/** The act of a press, and what the page says of it afterwards; null when the press is none of the page's. */
function actOf({ round, candidateId, one, body }: Press): Act | null {
  const other = String(body.get('other') ?? '')
  switch (body.get('intent')) {
    case 'remove':
      return { done: 'removed', act: 'removeCandidate', run: (d) => removeCandidate(d, candidateId) }
    case 'back':
      return { done: 'back', act: 'putBackCandidate', run: (d) => putBackCandidate(d, candidateId) }
    case 'apart':
      return { done: 'apart', act: 'keepApart', run: (d) => keepApart(d, round.id, one.id, other) }
    case 'together':
      return { done: 'together', act: 'letTogether', run: (d) => letTogether(d, round.id, other) }
    case 'read':
      return { done: 'read', act: 'markWishRead', run: (d) => markWishRead(d, candidateId, true) }
    case 'unread':
      return { done: 'unread', act: 'markWishUnread', run: (d) => markWishRead(d, candidateId, false) }
    default:
      return null
  }
}

/** @throws Response 400 when the press is none of the page's, 404 when somebody it names is not there */
export async function pressOnCandidate(
  context: AppLoadContext,
  actor: Actor,
  press: Press,
): Promise<Pressed> {
  if (press.body.get('intent') === 'told') return tell(context, actor, press)
  const act = actOf(press)
  if (act === null) throw new Response(null, { status: 400 })
  const { round, candidateId, one } = press
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    {
      act: act.act,
      thing: { kind: 'round', id: round.id },
      // Who is kept from whom is not for the list of deeds.
      detail:
        act.act === 'removeCandidate' || act.act === 'putBackCandidate'
          ? { name: fullName(one) }
          : { name: round.name },
    },
    act.run,
  )
  if (!result.ok) return { ok: false, answer: { refused: result.reason } }
  return { ok: true, to: withNews(paths.candidate(round.id, candidateId), act.done, result.deedId) }
}

/** An organiser enters what they were told. */
async function tell(
  context: AppLoadContext,
  actor: Actor,
  { round, candidateId, body }: Press,
): Promise<Pressed> {
  const submission = parseWithZod(body, { schema: toldForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { ok: false, answer: { lastResult: submission.reply() } }
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    answerCall(c, candidateId, submission.value, 'organiser'),
  )
  if (!result.ok) return { ok: false, answer: { refused: result.reason } }
  return { ok: true, to: withNews(paths.candidate(round.id, candidateId), 'told', null) }
}
