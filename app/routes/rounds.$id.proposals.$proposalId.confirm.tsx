// Confirms a proposal: says exactly what will happen, asks for names, hosts and liaisons, and does it all by one press.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { confirmForm, fieldOfConfirmRefusal } from '~/domain/rounds/confirm-form'
import { changesSince, readSeats, type SeatChange } from '~/domain/rounds/confirming'
import { confirmProposal } from '~/domain/rounds/confirming.server'
import { proposalById, proposalOfRound } from '~/domain/rounds/proposals.server'
import { roundById } from '~/domain/rounds/rounds.server'
import { ConfirmPage } from '~/parts/welcoming/confirm-page'
import { confirmPage } from '~/parts/welcoming/confirm-page.server'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { id: roundId = '', proposalId = '' } = params
  return confirmPage(context.db, { roundId, proposalId }, dateOf(context.now()))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db } = context
  const proposal = await proposalOfRound(db, params.id ?? '', params.proposalId ?? '')
  const round = await roundById(db, proposal.roundId)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: confirmForm, disableAutoCoercion: true })
  const none: SeatChange[] = []
  if (submission.status !== 'success') return { lastResult: submission.reply(), changes: none }
  const result = await inDeed(
    db,
    { actor, now: context.now() },
    { act: 'confirmGroups', thing: { kind: 'round', id: round.id }, detail: { name: round.name } },
    (d) => confirmProposal(d, proposal.id, submission.value),
  )
  if (!result.ok) {
    const field = fieldOfConfirmRefusal(result)
    const said = [`reasons.${result.reason}`]
    const lastResult = submission.reply(
      field === null ? { formErrors: said } : { fieldErrors: { [field]: said } },
    )
    if (result.reason !== 'changedMeanwhile') return { lastResult, changes: none }
    const { seats } = await proposalById(db, proposal.id)
    return { lastResult, changes: changesSince(readSeats(String(body.get('seen') ?? '')), seats) }
  }
  context.post.wake()
  return redirect(withNews(paths.round(round.id), 'confirmed', result.deedId, { count: result.letters }))
}

export default function Confirm() {
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <ConfirmPage data={data} lastResult={answer?.lastResult} changes={answer?.changes ?? []} />
}
