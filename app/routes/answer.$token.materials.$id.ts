// A file of an event by the link of one's own letter, without signing in.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { actorOf } from '~/auth/actor.server'
import { invitationForFiles, materialToOpen } from '~/domain/agenda/materials.server'
import { opensToAnother } from '~/domain/substitutes/whose.server'
import { materialAnswer } from '~/parts/agenda/material-answer.server'

export async function loader({ request, params: { token = '', id = '' }, context }: LoaderFunctionArgs) {
  const { db, config } = context
  const now = context.now()
  const link = await invitationForFiles(db, token, now)
  const shut = !link.ok || (await opensToAnother(db, link, await actorOf(request, context)))
  if (shut) throw new Response(null, { status: 404 })
  return materialAnswer(config.materials, await materialToOpen(db, id, { invitation: link.invitation, now }))
}
