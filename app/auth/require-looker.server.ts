// The lock of what those may see who may look in the directory, such as the networks that they do not belong to.
import type { AppLoadContext } from '@remix-run/node'
import { dateOf, type PlainDate } from '~/domain/core/time'
import { mayLook, viewerOf, type Viewer } from '~/domain/people/visibility.server'
import type { PersonActor } from './actor.server'
import { requirePerson } from './require.server'

/** @throws a redirect to signing in, or Response 403 for assistants and outside participants */
export async function requireLooker(
  request: Request,
  context: AppLoadContext,
): Promise<{ actor: PersonActor; viewer: Viewer; today: PlainDate }> {
  const actor = await requirePerson(request, context)
  const today = dateOf(context.now())
  const viewer = viewerOf(actor, today)
  if (!(await mayLook(context.db, viewer))) throw new Response(null, { status: 403 })
  return { actor, viewer, today }
}
