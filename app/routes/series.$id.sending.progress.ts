// How many letters of one press have left: what the sending page of a series asks while they leave.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOrganiser } from '~/auth/require.server'
import { batchCounts } from '~/domain/core/outbox-queries.server'
import { seriesById } from '~/domain/series/series.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  await seriesById(context.db, params.id ?? '')
  const batchId = new URL(request.url).searchParams.get('batch') ?? ''
  return Response.json(await batchCounts(context.db, batchId))
}
