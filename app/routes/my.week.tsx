// The week of oneself and of the managers whom one assists, side by side, answered in place.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { weekOfMany } from '~/domain/answering/week.server'
import { dateOf } from '~/domain/core/time'
import { askingMore } from '~/domain/own/pressing.server'
import { isDay } from '~/domain/people/form-fields'
import { WeekPage } from '~/parts/deputies/week-page'
import { pressAnswer } from '~/parts/own/press-answer.server'
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
  const week = await weekOfMany(context.db, actor, asked, now)
  const entries = week.columns.flatMap(({ days }) => days.flatMap((day) => day.entries))
  const asking = await askingMore(
    context.db,
    entries.map(({ eventId }) => eventId),
  )
  return { ...week, askingMore: [...asking], asked, saved, print, now }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  const pressed = await pressAnswer(context, actor, await request.formData())
  if (pressed.done === 'refused') return pressed
  const { from, managerId } = readQuery(request, dateOf(context.now()))
  const here = paths.myWeek({ from, ...(managerId ? { manager: managerId } : {}) })
  return redirect(pressed.done === 'saved' ? `${here}&saved=${pressed.invitationId}` : here)
}

export default function Week() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <WeekPage {...data} refused={refused} />
}
