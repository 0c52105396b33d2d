// How many letters of one press of the yearly question have left: what its page asks while they leave.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOrganiser } from '~/auth/require.server'
import { batchCounts } from '~/domain/core/outbox-queries.server'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const batchId = new URL(request.url).searchParams.get('batch') ?? ''
  return Response.json(await batchCounts(context.db, batchId))
}
