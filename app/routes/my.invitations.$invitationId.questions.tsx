// The questions that go with an answer, for those who have signed in: the invited person, or an assistant for them.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { ownInvitation } from '~/domain/invitations/own.server'
import { QuestionsPage } from '~/parts/answering/questions-page'
import { repliesPage } from '~/parts/answering/replies-page.server'
import { pressReplies } from '~/parts/answering/replies-press.server'
import { paths } from '~/paths'

async function open({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  return { actor, ...(await ownInvitation(context.db, actor, params.invitationId ?? '')) }
}

export async function loader(args: LoaderFunctionArgs) {
  const { invitation } = await open(args)
  const page = await repliesPage(args.context.db, invitation, args.context.now())
  const done = new URL(args.request.url).searchParams.get('done') === 'saved'
  return { page, invitationId: invitation.id, done }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, invitation } = await open(args)
  const { db, now } = args.context
  const refused = await pressReplies(db, { actor, now: now() }, invitation, await args.request.formData())
  return refused ?? redirect(paths.myReplies(invitation.id, { done: 'saved' }))
}

export default function MyQuestions() {
  const { page, invitationId, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="narrow">
      <QuestionsPage {...page} way={{ by: 'page', invitationId }} done={done} refused={refused} />
    </div>
  )
}
