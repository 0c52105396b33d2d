// The substitutes of an event: requests to approve or refuse, who comes in whose place, and what is over.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { eventById } from '~/domain/events/queries.server'
import { decideSubstitute, substitutionOfEvent } from '~/domain/substitutes/acts.server'
import { decisionForm } from '~/domain/substitutes/form'
import { substitutesOf } from '~/domain/substitutes/queries.server'
import { closedNow } from '~/domain/substitutes/rules'
import { takeBackSubstitute } from '~/domain/substitutes/taking-back.server'
import { SubstitutesList } from '~/parts/deputies/substitutes-list'
import { paths } from '~/paths'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  return {
    event: { id: event.id, substitutes: event.substitutes },
    open: closedNow(event, context.now()) === null,
    done: new URL(request.url).searchParams.get('done'),
    ...(await substitutesOf(context.db, event.id)),
  }
}

const presses = ['approve', 'refuse', 'takeBack'] as const
const dones = { approve: 'approved', refuse: 'refused', takeBack: 'takenBack' } as const

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id: eventId } = await eventById(context.db, params.id ?? '')
  const body = await request.formData()
  const press = presses.find((one) => one === body.get('press')) ?? null
  const id = await substitutionOfEvent(context.db, eventId, String(body.get('id') ?? ''))
  const form = parseWithZod(body, { schema: decisionForm, disableAutoCoercion: true })
  if (press === null) throw redirect(paths.eventSubstitutes(eventId))
  if (form.status !== 'success')
    return { id, reply: String(body.get('reply') ?? ''), reason: 'commentTooLong' as const }
  const { reply } = form.value
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    press === 'takeBack'
      ? takeBackSubstitute(c, id, { source: 'organiser' })
      : decideSubstitute(c, id, { approve: press === 'approve', reply }),
  )
  if (!result.ok) return { id, reply, reason: result.reason }
  context.post.wake()
  return redirect(paths.eventSubstitutes(eventId, { done: dones[press] }))
}

export default function Substitutes() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <SubstitutesList {...data} refused={refused} />
}
