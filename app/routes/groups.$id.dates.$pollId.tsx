// A poll of times: who can come when, one's own ticks in place, and one press that makes a time the meeting.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireInGroup } from '~/auth/require-group.server'
import { localeOf } from '~/auth/actor.server'
import { liaisonOf } from '~/domain/groups/introductions.server'
import { aboutToDecide, pollById, pollView } from '~/domain/meetings/polls.server'
import { nextRow, rowOf } from '~/domain/meetings/poll-form'
import { PollPage } from '~/parts/meetings/poll-page'
import { pressPoll } from '~/parts/meetings/poll-press.server'

/** The poll, if it is this group's and the reader shares in the group. */
async function open({ request, context, params: { id = '', pollId = '' } }: LoaderFunctionArgs) {
  const inGroup = await requireInGroup(request, context, id)
  const poll = await pollById(context.db, pollId)
  if (poll.networkId !== id) throw new Response(null, { status: 404 })
  return { ...inGroup, poll }
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, network, today, poll } = await open(args)
  const { db, now } = args.context
  const locale = await localeOf(args.request, args.context)
  const view = await pollView(db, poll, { personId: actor.personId, locale }, now())
  const query = new URL(args.request.url).searchParams
  const { id, nameFi, nameSv, nameEn } = network
  return {
    view,
    network: { id, nameFi, nameSv, nameEn },
    reader: actor.personId,
    today,
    newRow: nextRow(view.times.map(rowOf)),
    liaison: (await liaisonOf(db, id, today))?.name ?? null,
    done: query.get('done'),
    deciding: await aboutToDecide(db, view, query.get('decide'), { caller: actor.personId, today }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, poll } = await open(args)
  const body = await args.request.formData()
  const pressed = await pressPoll({ context: args.context, actor, poll, body })
  if (!pressed.ok) return pressed
  args.context.post.wake()
  return redirect(pressed.to)
}

export default function Poll() {
  const data = useLoaderData<typeof loader>()
  return <PollPage {...data} refused={useActionData<typeof action>() ?? null} />
}
