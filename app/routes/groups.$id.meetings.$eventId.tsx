// A meeting of a small group: when and where, who comes, moving and cancelling it, and afterwards whether it was held.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireInGroup } from '~/auth/require-group.server'
import { meetingById } from '~/domain/meetings/meeting-acts.server'
import { MeetingPage } from '~/parts/meetings/meeting-page'
import { meetingPage } from '~/parts/meetings/meeting-page.server'
import { pressMeeting } from '~/parts/meetings/meeting-press.server'
import { paths } from '~/paths'

/** The meeting, if it is this group's and the reader shares in the group. */
async function open({ request, context, params: { id = '', eventId = '' } }: LoaderFunctionArgs) {
  const inGroup = await requireInGroup(request, context, id)
  const event = await meetingById(context.db, eventId)
  if (event.networkId !== id) throw new Response(null, { status: 404 })
  return { ...inGroup, event }
}

export async function loader(args: LoaderFunctionArgs) {
  const opened = await open(args)
  return meetingPage(args, opened, paths.group(opened.network.id))
}

export async function action(args: ActionFunctionArgs) {
  const { actor, event } = await open(args)
  const body = await args.request.formData()
  const page = (done: string) => paths.meeting(event.networkId, event.id, { done })
  const pressed = await pressMeeting({ context: args.context, actor, eventId: event.id, page, body })
  if (!pressed.ok) return pressed
  args.context.post.wake()
  return redirect(pressed.to)
}

export default function Meeting() {
  const data = useLoaderData<typeof loader>()
  return <MeetingPage {...data} refused={useActionData<typeof action>() ?? null} />
}
