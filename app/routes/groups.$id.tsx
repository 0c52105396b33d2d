// The home of a small group: for its members and its liaison what they share, for another organiser only that it lives.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireInGroup } from '~/auth/require-group.server'
import { requirePerson } from '~/auth/require.server'
import { can } from '~/domain/core/access'
import { dateOf } from '~/domain/core/time'
import { groupMemberIds, sharesFrom, smallGroup } from '~/domain/groups/queries.server'
import { meetingsCard } from '~/domain/meetings/card.server'
import { homeData, livingData } from '~/parts/home/data.server'
import { HomePage } from '~/parts/home/home-page'
import { LivingPage } from '~/parts/home/living-page'
import { pressAtHome } from '~/parts/home/press.server'
import { SoonPage } from '~/parts/home/soon-page'
import { MeetingsCard } from '~/parts/meetings/meetings-card'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const { db } = context
  const today = dateOf(context.now())
  const { nameFi, nameSv, nameEn } = await smallGroup(db, id)
  if (can(actor, { act: 'shareInGroup', memberIds: await groupMemberIds(db, id, today) }))
    return {
      view: 'home' as const,
      ...(await homeData(context, request, actor, id)),
      meetings: await meetingsCard(db, id, actor.personId, context.now()),
    }
  if (actor.organiser) return { view: 'living' as const, ...(await livingData(context, id)) }
  const from = await sharesFrom(db, id, actor.personId, today)
  if (from === null) throw new Response(null, { status: 404 })
  return { view: 'soon' as const, from, network: { nameFi, nameSv, nameEn } }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const { actor } = await requireInGroup(request, context, id)
  const pressed = await pressAtHome(context.db, { actor, now: context.now() }, id, await request.formData())
  if (!pressed.ok) return pressed
  context.post.wake()
  return redirect(pressed.to)
}

export default function GroupPage() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  if (data.view === 'living') return <LivingPage data={data} />
  if (data.view === 'soon') return <SoonPage network={data.network} from={data.from} />
  return <HomePage data={data} refused={refused} meetings={<MeetingsCard data={data.meetings} />} />
}
