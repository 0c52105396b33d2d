// How many letters of one press have left: what the sending page asks while they leave, instead of all it shows.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOrganiser } from '~/auth/require.server'
import { batchCounts } from '~/domain/core/outbox-queries.server'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return batchCounts(context.db, new URL(request.url).searchParams.get('batch') ?? '')
}
