// The tab "Kutsuttavat" of an event: whom it is for, why each is on the list, and what to look at before inviting.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { AudienceEditor } from '~/parts/audience/editor'
import { readAudienceAct, versionFrom } from '~/parts/audience/form'
import { audiencePage } from '~/parts/audience/page-data.server'
import { press } from '~/parts/audience/press.server'
import { paths } from '~/paths'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return audiencePage(context.db, params.id ?? '', new URL(request.url).searchParams, context.now())
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const eventId = params.id ?? ''
  const form = await request.formData()
  const act = readAudienceAct(form)
  if (act === null) throw new Response(null, { status: 400 })
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    press(c, eventId, versionFrom(form), act),
  )
  if (!result.ok) return { refused: { reason: result.reason, act } }
  return redirect(paths.eventAudience(eventId) + new URL(request.url).search)
}

export default function EventAudience() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  return <AudienceEditor page={page} refused={refused} sending={paths.eventSending(page.event.id)} />
}
