// How many letters of one press have left: what the sending page asks while they leave, instead of all it shows.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOrganiser } from '~/auth/require.server'
import { batchCounts } from '~/domain/core/outbox-queries.server'
import { eventById } from '~/domain/events/queries.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  await eventById(context.db, params.id ?? '')
  const batchId = new URL(request.url).searchParams.get('batch') ?? ''
  return Response.json(await batchCounts(context.db, batchId))
}
