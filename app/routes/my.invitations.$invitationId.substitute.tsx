// Sending a substitute, for those who have signed in: the invited person, or an assistant for them.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { ownInvitation } from '~/domain/invitations/own.server'
import { SubstitutePage } from '~/parts/deputies/substitute-page'
import { pressSubstitute, substitutePage } from '~/parts/deputies/substitute-page.server'
import { paths } from '~/paths'

async function open({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  return { actor, ...(await ownInvitation(context.db, actor, params.invitationId ?? '')) }
}

export async function loader(args: LoaderFunctionArgs) {
  const { invitation } = await open(args)
  const page = await substitutePage(args.context.db, invitation, args.context.now())
  return { page, invitationId: invitation.id, done: new URL(args.request.url).searchParams.get('done') }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, invitation, source } = await open(args)
  const { db, now, post } = args.context
  const body = await args.request.formData()
  const pressed = await pressSubstitute(db, { actor, now: now() }, { invitation, source }, body)
  if (!pressed.ok) return pressed
  post.wake()
  return redirect(`${paths.mySubstitute(invitation.id)}?done=${pressed.done}`)
}

export default function MySubstitute() {
  const { page, invitationId, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="narrow">
      <SubstitutePage {...page} way={{ by: 'page', invitationId }} done={done} answer={answer} />
    </div>
  )
}
