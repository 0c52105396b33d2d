// The yearly question for those who have signed in: a member's own, and nobody else's.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { renewalById, renewalPage, stateOf } from '~/domain/renewals/renewals.server'
import { pressAnswer } from '~/parts/renewing/answer-press.server'
import { GoOnClosed, GoOnPage } from '~/parts/renewing/go-on-page'
import { paths } from '~/paths'

/** The question, if it is the person's own; for anybody else it does not exist. */
async function open({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const renewal = await renewalById(context.db, params.renewalId ?? '')
  if (renewal.personId !== actor.personId) throw new Response(null, { status: 404 })
  return { actor, renewal, state: await stateOf(context.db, renewal, context.now()) }
}

export async function loader(args: LoaderFunctionArgs) {
  const { renewal, state } = await open(args)
  if (state !== 'open') return data({ open: false as const, why: state }, { status: 410 })
  return data({
    open: true as const,
    page: await renewalPage(args.context.db, renewal, args.context.now()),
    done: new URL(args.request.url).searchParams.get('done') === '1',
  })
}

export async function action(args: ActionFunctionArgs) {
  const { actor, renewal, state } = await open(args)
  const here = paths.myRenewal(renewal.id)
  if (state !== 'open') throw redirect(here)
  const { db, now } = args.context
  const pressed = await pressAnswer(db, { actor, now: now() }, renewal, await args.request.formData())
  if (pressed.kind === 'refused') return data(pressed.lastResult, { status: 400 })
  return redirect(pressed.kind === 'done' ? paths.myRenewal(renewal.id, { done: '1' }) : here)
}

export default function MyRenewal() {
  const shown = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <div className="narrow">
      {shown.open ? (
        <GoOnPage page={shown.page} chosen={null} done={shown.done} lastResult={lastResult} />
      ) : (
        <GoOnClosed why={shown.why} />
      )}
    </div>
  )
}
