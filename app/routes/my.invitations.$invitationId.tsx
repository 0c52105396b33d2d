// The same answer page for those who have signed in: the invited person, or an assistant for their manager.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { answerPage } from '~/domain/answering/page.server'
import { respond } from '~/domain/invitations/answering.server'
import { ownInvitation } from '~/domain/invitations/own.server'
import { AnswerPage } from '~/parts/answer-page'
import { readAnswerForm } from '~/parts/answer-form'
import { paths } from '~/paths'

async function open({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  return { actor, ...(await ownInvitation(context.db, actor, params.invitationId ?? '')) }
}

export async function loader(args: LoaderFunctionArgs) {
  const { invitation, source } = await open(args)
  const page = await answerPage(args.context.db, invitation, { now: args.context.now(), source })
  const done = new URL(args.request.url).searchParams.get('done') === '1'
  return { page, invitationId: invitation.id, done, forAnother: source === 'assistant' }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, invitation, source } = await open(args)
  const here = paths.myInvitation(invitation.id)
  const form = readAnswerForm(await args.request.formData())
  if (!form.success) throw redirect(here)
  const { db, now, post } = args.context
  const result = await change(db, { actor, now: now() }, (c) =>
    respond(c, { invitationId: invitation.id, ...form.data, source }),
  )
  if (!result.ok) return { reason: result.reason, comment: form.data.comment, mode: form.data.mode }
  post.wake()
  return redirect(`${here}?done=1`)
}

export default function MyInvitation() {
  const { page, invitationId, done, forAnother } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="narrow">
      <AnswerPage
        {...page}
        way={{ by: 'page', invitationId }}
        forAnother={forAnother}
        done={done}
        chosen={null}
        refused={refused}
      />
    </div>
  )
}
