// Somebody proposed to a small group: what its members say, and taking them in or giving up. For organisers.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { dayOfGroup } from '~/domain/groups/queries.server'
import { newcomerPage } from '~/domain/renewals/newcomer-page.server'
import { newcomerOfGroup } from '~/domain/renewals/newcomers.server'
import { deedNoticeOf } from '~/parts/deed-notice'
import { NewcomerPage } from '~/parts/welcoming/newcomer-page'
import { pressOnNewcomer } from '~/parts/welcoming/newcomer-press.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const today = dateOf(context.now())
  const data = await newcomerPage(context.db, params.id ?? '', params.newcomerId ?? '', today)
  return { data, today, from: dayOfGroup(data.group, today), news: deedNoticeOf(request) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const newcomer = await newcomerOfGroup(context.db, params.id ?? '', params.newcomerId ?? '')
  const pressed = await pressOnNewcomer(context, actor, newcomer, await request.formData())
  return pressed.ok ? redirect(pressed.to) : pressed.answer
}

export default function Newcomer() {
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <NewcomerPage {...data} answer={answer} />
}
