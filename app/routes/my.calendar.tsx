// One's own calendar: the list of what is coming, or a month with its weeks; and how to have it in one's own program.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { readView } from '~/domain/own/calendar'
import { ownCalendar } from '~/domain/own/calendar.server'
import { OwnCalendarPage } from '~/parts/own/calendar-page'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const now = context.now()
  const asked = readView(new URL(request.url).searchParams, dateOf(now))
  const calendar = await ownCalendar(context.db, actor.personId, asked, now)
  return { ...calendar, assists: actor.managerIds.length > 0 }
}

export default function MyCalendar() {
  return <OwnCalendarPage {...useLoaderData<typeof loader>()} />
}
