// One's own history, year by year, and the way to take it along.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { byYear, eventFigures } from '~/domain/own/history'
import { historyOf } from '~/domain/own/history.server'
import { OwnHistoryPage } from '~/parts/own/history-page'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const lines = await historyOf(context.db, actor.personId, context.now())
  return { years: byYear(lines), figures: eventFigures(lines) }
}

export default function MyHistory() {
  return <OwnHistoryPage {...useLoaderData<typeof loader>()} />
}
