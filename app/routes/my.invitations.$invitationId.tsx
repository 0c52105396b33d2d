// The same answer page for those who have signed in: the invited person, or an assistant for their manager.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { can } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { eventOrMeetingById } from '~/domain/events/queries.server'
import { answerPage } from '~/domain/answering/page.server'
import { respond } from '~/domain/invitations/answering.server'
import { invitationById } from '~/domain/invitations/queries.server'
import { AnswerPage } from '~/parts/answer-page'
import { readAnswerForm } from '~/parts/answer-form'
import { paths } from '~/paths'

/**
 * The invitation, if it is the person's own or of somebody they assist; for anybody else it does not exist, nor does a
 * small group's meeting for an assistant.
 */
async function open({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const invitation = await invitationById(context.db, params.invitationId ?? '')
  const { personId, eventId, id: invitationId } = invitation
  const own = personId === actor.personId
  const { networkId } = await eventOrMeetingById(context.db, eventId)
  const may = can(
    { ...actor, organiser: false },
    { act: 'answer', invitationId, personId, alone: networkId !== null },
  )
  if (!may) throw new Response(null, { status: 404 })
  return { actor, invitation, source: own ? ('page' as const) : ('assistant' as const) }
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
