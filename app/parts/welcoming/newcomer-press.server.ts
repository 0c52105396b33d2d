// The presses on a newcomer's page: taking in, giving up, entering what a member said.
import { parseWithZod } from '@conform-to/zod/v4'
import type { AppLoadContext } from '@remix-run/node'
import type { SubmissionResult } from '@conform-to/react'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { inDeed, type DeedSign } from '~/domain/core/deeds.server'
import { smallGroup } from '~/domain/groups/queries.server'
import { recordOf } from '~/domain/people/person-acts.server'
import { fullName } from '~/domain/people/rules'
import {
  fieldOfNewcomerRefusal,
  hearingForm,
  newcomerPresses,
  takeInForm,
  type NewcomerPress,
} from '~/domain/renewals/newcomers'
import { answerHearing, dropNewcomer, takeIn, type Newcomer } from '~/domain/renewals/newcomers.server'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'

/** What a press that was refused is answered with; `of` is the member whose answer was entered. */
export type NewcomerAnswer = {
  press: NewcomerPress
  lastResult: SubmissionResult<string[]>
  of: string | null
}

type Pressed = { ok: true; to: string } | { ok: false; answer: NewcomerAnswer }

/** @throws Response 404 when the press is none, or the member was not asked */
export async function pressOnNewcomer(
  context: AppLoadContext,
  actor: Actor,
  newcomer: Newcomer,
  body: FormData,
): Promise<Pressed> {
  const press = newcomerPresses.find((one) => one === body.get('press'))
  if (press === 'enter') return enterHeard(context, actor, newcomer, body)
  const here = paths.newcomer(newcomer.networkId, newcomer.id)
  if (press === 'drop') {
    const sign = await signOf(context, newcomer, 'dropNewcomer')
    const result = await inDeed(context.db, { actor, now: context.now() }, sign, (d) =>
      dropNewcomer(d, newcomer.id),
    )
    // Somebody has taken them in meanwhile: the page says so.
    return { ok: true, to: result.ok ? withNews(here, 'dropped', result.deedId) : here }
  }
  if (press !== 'take') throw new Response(null, { status: 404 })
  const read = parseWithZod(body, { schema: takeInForm, disableAutoCoercion: true })
  const wrong = (lastResult: SubmissionResult<string[]>): Pressed => ({
    ok: false,
    answer: { press, lastResult, of: null },
  })
  if (read.status !== 'success') return wrong(read.reply())
  const sign = await signOf(context, newcomer, 'takeInNewcomer')
  const result = await inDeed(context.db, { actor, now: context.now() }, sign, (d) =>
    takeIn(d, newcomer.id, read.value),
  )
  if (!result.ok) {
    const [said, field] = [[`reasons.${result.reason}`], fieldOfNewcomerRefusal[result.reason]]
    return wrong(read.reply(field ? { fieldErrors: { [field]: said } } : { formErrors: said }))
  }
  context.post.wake()
  return { ok: true, to: withNews(here, 'joined', result.deedId) }
}

/** The deed that a press is. */
async function signOf(
  { db }: AppLoadContext,
  { networkId, personId }: Newcomer,
  act: string,
): Promise<DeedSign> {
  const { nameFi } = await smallGroup(db, networkId)
  const name = fullName(await recordOf(db, personId))
  return { act, thing: { kind: 'network', id: networkId }, detail: { name, network: nameFi } }
}

async function enterHeard(
  context: AppLoadContext,
  actor: Actor,
  { id, networkId }: Newcomer,
  body: FormData,
): Promise<Pressed> {
  const personId = String(body.get('personId') ?? '')
  const read = parseWithZod(body, { schema: hearingForm, disableAutoCoercion: true })
  const wrong = (lastResult: SubmissionResult<string[]>): Pressed => ({
    ok: false,
    answer: { press: 'enter', lastResult, of: personId },
  })
  if (read.status !== 'success') return wrong(read.reply())
  const by = { actor, now: context.now() }
  const result = await change(context.db, by, (c) =>
    answerHearing(c, { newcomerId: id, personId }, read.value),
  )
  if (!result.ok) return wrong(read.reply({ formErrors: [`reasons.${result.reason}`] }))
  return { ok: true, to: withNews(paths.newcomer(networkId, id), 'entered', null) }
}
