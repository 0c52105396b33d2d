// The lock of what a small group keeps to itself: its members and its liaison enter, to others there is no such page.
import type { AppLoadContext } from '@remix-run/node'
import { can } from '~/domain/core/access'
import { dateOf, type PlainDate } from '~/domain/core/time'
import { groupMemberIds, smallGroup } from '~/domain/groups/queries.server'
import type { Network } from '~/domain/networks/rules'
import type { PersonActor } from './actor.server'
import { requirePerson } from './require.server'

/**
 * The signed-in person who shares in the small group today.
 * @throws a redirect to signing in, or Response 404 for those who do not, organisers among them
 */
export async function requireInGroup(
  request: Request,
  context: AppLoadContext,
  networkId: string,
): Promise<{ actor: PersonActor; network: Network; today: PlainDate }> {
  const actor = await requirePerson(request, context)
  const today = dateOf(context.now())
  const network = await smallGroup(context.db, networkId)
  const memberIds = await groupMemberIds(context.db, networkId, today)
  if (!can(actor, { act: 'shareInGroup', memberIds })) throw new Response(null, { status: 404 })
  return { actor, network, today }
}
