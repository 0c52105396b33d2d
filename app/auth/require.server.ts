// The locks of the routes: each loader and action that is not public begins with one of these.
import { redirect, type AppLoadContext } from '@remix-run/node'
import { paths } from '~/paths'
import { actorOf, type PersonActor } from './actor.server'

/** Where to come back to after signing in: the page itself, not the data request behind it. */
function wayBack(request: Request): string {
  const url = new URL(request.url)
  return request.method === 'GET' ? url.pathname.replace(/\.data$/, '') + url.search : paths.start()
}

/** The signed-in person. @throws a redirect to signing in */
export async function requirePerson(request: Request, context: AppLoadContext): Promise<PersonActor> {
  const actor = await actorOf(request, context)
  if (actor === null) throw redirect(paths.signIn({ next: wayBack(request) }))
  return actor
}

/** The signed-in organiser. @throws a redirect to signing in, or Response 403 for others */
export async function requireOrganiser(request: Request, context: AppLoadContext): Promise<PersonActor> {
  const actor = await requirePerson(request, context)
  if (!actor.organiser) throw new Response(null, { status: 403 })
  return actor
}
