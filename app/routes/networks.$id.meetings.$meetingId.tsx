// A meeting that a network has called, for those who keep the network: who comes, moving and cancelling it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireKeeper } from '~/auth/require-keeper.server'
import { networkMeeting } from '~/domain/meetings/network-meetings.server'
import { MeetingPage } from '~/parts/meetings/meeting-page'
import { meetingPage } from '~/parts/meetings/meeting-page.server'
import { pressMeeting } from '~/parts/meetings/meeting-press.server'
import { paths } from '~/paths'

async function open({ request, context, params: { id = '', meetingId = '' } }: LoaderFunctionArgs) {
  const keeping = await requireKeeper(request, context, id)
  return { ...keeping, event: await networkMeeting(context.db, id, meetingId) }
}

export async function loader(args: LoaderFunctionArgs) {
  const opened = await open(args)
  return meetingPage(args, opened, paths.network(opened.network.id))
}

export async function action(args: ActionFunctionArgs) {
  const { actor, network, event } = await open(args)
  const body = await args.request.formData()
  if (body.get('intent') === 'tell') throw new Response(null, { status: 400 })
  const page = (done: string) => paths.networkMeeting(network.id, event.id, { done })
  const pressed = await pressMeeting({ context: args.context, actor, eventId: event.id, page, body })
  if (!pressed.ok) return pressed
  args.context.post.wake()
  return redirect(pressed.to)
}

export default function NetworkMeeting() {
  const data = useLoaderData<typeof loader>()
  return <MeetingPage {...data} refused={useActionData<typeof action>() ?? null} />
}
