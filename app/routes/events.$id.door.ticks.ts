// Where a door's browser sends the ticks it has kept, and asks what other doors have ticked meanwhile.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { cameAtDoor, doorList, doorMarks } from '~/domain/door/list.server'
import { readSending } from '~/domain/door/tick-form'
import { takeTicks } from '~/domain/door/ticking.server'
import { eventById } from '~/domain/events/queries.server'
import type { DoorAnswer } from '~/parts/door/use-door'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const event = await eventById(db, params.id ?? '')
  const marks = await doorMarks(db, event.id)
  const known = new URL(request.url).searchParams
  const at = { now: context.now(), locale: await localeOf(request, context) }
  return Response.json({
    marks,
    came: known.get('ticks') === marks.ticks ? null : await cameAtDoor(db, event.id),
    people: known.get('list') === marks.list ? null : await doorList(db, event, at),
  } satisfies DoorAnswer)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const now = context.now()
  const ticks = readSending(await request.json().catch(() => null), now)
  if (ticks === null) throw new Response(null, { status: 400 })
  const outcomes = await change(context.db, { actor, now }, (c) => takeTicks(c, params.id ?? '', ticks))
  return Response.json({ outcomes })
}
