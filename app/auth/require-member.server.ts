// The lock of what a member does with their own membership of a network.
import type { AppLoadContext } from '@remix-run/node'
import { dateOf, type PlainDate } from '~/domain/core/time'
import { networkStanding } from '~/domain/networks/network-acts.server'
import { ownMembership, type OwnMembership } from '~/domain/networks/own.server'
import type { Network } from '~/domain/networks/rules'
import type { PersonActor } from './actor.server'
import { requirePerson } from './require.server'

/**
 * The signed-in person with their own membership of today. A small group has ways of its own to pause and to leave.
 * @throws a redirect to signing in, Response 404 when there is no such network, or 403 for those who do not belong to it
 */
export async function requireMember(
  request: Request,
  context: AppLoadContext,
  networkId: string,
): Promise<{ actor: PersonActor; network: Network; own: OwnMembership; today: PlainDate }> {
  const actor = await requirePerson(request, context)
  const today = dateOf(context.now())
  const network = await networkStanding(context.db, networkId)
  if (network.kind === 'smallGroup') throw new Response(null, { status: 404 })
  const own = await ownMembership(context.db, network, actor.personId, today)
  if (own === null) throw new Response(null, { status: 403 })
  return { actor, network, own, today }
}
