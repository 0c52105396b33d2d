// How many letters of one press have left: what the call's page asks while they leave.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOrganiser } from '~/auth/require.server'
import { batchCounts } from '~/domain/core/outbox-queries.server'
import { roundById } from '~/domain/rounds/rounds.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  await roundById(context.db, params.id ?? '')
  const batchId = new URL(request.url).searchParams.get('batch') ?? ''
  return Response.json(await batchCounts(context.db, batchId))
}
