// The lock of keeping a network: those who have the task in it enter, and the organisers.
import type { AppLoadContext } from '@remix-run/node'
import { allow } from '~/domain/core/access'
import { dateOf, type PlainDate } from '~/domain/core/time'
import { keepingRight } from '~/domain/networks/keepers.server'
import { keepersChoose, keepersRevise } from '~/domain/networks/keeping'
import { membershipView, type MembershipView } from '~/domain/networks/members.server'
import { networkStanding } from '~/domain/networks/network-acts.server'
import { stands, type Network } from '~/domain/networks/rules'
import type { PersonActor } from './actor.server'
import { requirePerson } from './require.server'

export type InKeeping = { actor: PersonActor; network: Network; today: PlainDate }

/** @throws a redirect to signing in, Response 404 when there is no such network, or 403 for those who do not keep it */
export async function requireKeeper(
  request: Request,
  context: AppLoadContext,
  networkId: string,
): Promise<InKeeping> {
  const actor = await requirePerson(request, context)
  const today = dateOf(context.now())
  const network = await networkStanding(context.db, networkId)
  allow(actor, await keepingRight(context.db, networkId, today))
  return { actor, network, today }
}

/**
 * Who may take in members and end memberships: the organisers, and those who keep a network whose seats follow no posts.
 * @throws as `requireKeeper`
 */
export async function requireChooser(
  request: Request,
  context: AppLoadContext,
  networkId: string,
): Promise<InKeeping> {
  const keeping = await requireKeeper(request, context, networkId)
  if (!keeping.actor.organiser && !keepersChoose(keeping.network)) throw new Response(null, { status: 403 })
  return keeping
}

/**
 * Who may call a meeting of the network: those who keep it, while it stands. A small group calls its own.
 * @throws as `requireKeeper`; Response 404 for a small group, 403 for a network that has ended or is not founded yet
 */
export async function requireCaller(
  request: Request,
  context: AppLoadContext,
  networkId: string,
): Promise<InKeeping> {
  const keeping = await requireKeeper(request, context, networkId)
  if (keeping.network.kind === 'smallGroup') throw new Response(null, { status: 404 })
  if (!stands(keeping.network, keeping.today)) throw new Response(null, { status: 403 })
  return keeping
}

/**
 * Who may change a membership: the organisers, and those who keep the network where they choose its members; not that of
 * one whom the organisers have given a task.
 * @throws as `requireKeeper`; Response 404 when the membership is not of the network
 */
export async function requireMembershipKeeper(
  request: Request,
  context: AppLoadContext,
  { id, membershipId }: { id: string; membershipId: string },
): Promise<InKeeping & { view: MembershipView }> {
  const keeping = await requireKeeper(request, context, id)
  const view = await membershipView(context.db, id, membershipId)
  if (!keeping.actor.organiser && !keepersRevise(keeping.network, view.membership.role))
    throw new Response(null, { status: 403 })
  return { ...keeping, view }
}
