// Takes a deed back, from whichever page shows it, and goes back there with how it went.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import type { PersonActor } from '~/auth/actor.server'
import { requirePerson } from '~/auth/require.server'
import { wayBack } from '~/auth/way-back'
import { allow } from '~/domain/core/access'
import { entriesOf } from '~/domain/core/deed-queries.server'
import { dateOf } from '~/domain/core/time'
import { undoWithMeetings } from '~/domain/meetings/memberships-undone.server'
import { undoRight } from '~/domain/networks/keepers.server'
import { newsOfDeeds } from '~/parts/deed-notice'
import { paths } from '~/paths'

/** Where one who may take deeds back finds them. */
const homeOf = ({ organiser }: PersonActor): string => (organiser ? paths.deeds() : paths.networks())

export async function loader({ request, params: { id = '' }, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  allow(actor, await undoRight(context.db, id, actor, dateOf(context.now())))
  return redirect(homeOf(actor))
}

export async function action({ request, params: { id = '' }, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  const right = await undoRight(context.db, id, actor, dateOf(context.now()))
  allow(actor, right)
  const home = homeOf(actor)
  const given = (await request.formData()).get('back')
  const back = new URL(wayBack(typeof given === 'string' ? given : undefined, home), request.url)
  const entered = await entriesOf(context.db, id)
  const result = await undoWithMeetings(context.db, { actor, now: context.now() }, id, right)
  for (const news of newsOfDeeds) back.searchParams.delete(news)
  if (!result.ok) {
    back.searchParams.set('undoRefused', result.reason)
    back.searchParams.set('deed', id)
  } else {
    context.post.wake()
    // The page of something that the deed had entered is gone with it.
    const gone = back.pathname.split('/').some((step) => entered.has(step))
    const to = gone ? new URL(home, request.url) : back
    to.searchParams.set('undone', '1')
    if (result.told > 0) to.searchParams.set('undoTold', String(result.told))
    return redirect(to.pathname + to.search)
  }
  return redirect(back.pathname + back.search)
}
