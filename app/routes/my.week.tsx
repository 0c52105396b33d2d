// The week of oneself and of the managers whom one assists, side by side, answered in place.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { weekOfMany } from '~/domain/answering/week.server'
import { can } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { dateOf } from '~/domain/core/time'
import { eventOrMeetingById } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { invitationById } from '~/domain/invitations/queries.server'
import { isDay } from '~/domain/people/form-fields'
import { readAnswerForm } from '~/parts/answer-form'
import { WeekPage } from '~/parts/deputies/week-page'
import { paths } from '~/paths'

function readQuery(request: Request, today: string) {
  const query = new URL(request.url).searchParams
  const from = query.get('from') ?? ''
  return {
    from: isDay(from) ? from : today,
    managerId: query.get('manager'),
    saved: query.get('saved'),
    print: query.get('print') === '1',
  }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const now = context.now()
  const { saved, print, ...asked } = readQuery(request, dateOf(now))
  return { ...(await weekOfMany(context.db, actor, asked, now)), asked, saved, print, now }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  const body = await request.formData()
  const invitation = await invitationById(context.db, String(body.get('invitation') ?? ''))
  const { id: invitationId, personId, eventId } = invitation
  const { networkId } = await eventOrMeetingById(context.db, eventId)
  const alone = networkId !== null
  if (!can({ ...actor, organiser: false }, { act: 'answer', invitationId, personId, alone }))
    throw new Response(null, { status: 404 })
  const { from, managerId } = readQuery(request, dateOf(context.now()))
  const here = paths.myWeek({ from, ...(managerId ? { manager: managerId } : {}) })
  body.set('comment', invitation.comment)
  const form = readAnswerForm(body)
  if (!form.success) throw redirect(here)
  const source = personId === actor.personId ? 'page' : 'assistant'
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    respond(c, { invitationId, ...form.data, source }),
  )
  if (!result.ok) return { invitationId, reason: result.reason }
  context.post.wake()
  return redirect(`${here}&saved=${invitationId}`)
}

export default function Week() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <WeekPage {...data} refused={refused} />
}
