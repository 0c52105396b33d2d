// How the proposals of a round stand: what their pages ask while they are looked at, instead of all they show.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOrganiser } from '~/auth/require.server'
import { proposalsProgress } from '~/domain/rounds/proposals.server'
import { roundById } from '~/domain/rounds/rounds.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const round = await roundById(context.db, params.id ?? '')
  return Response.json(await proposalsProgress(context.db, round.id))
}
