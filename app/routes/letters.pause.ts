// Lets letters rest, those of an event or all, and lets them go on; from whichever page, and goes back there.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { requireOrganiser } from '~/auth/require.server'
import { wayBack } from '~/auth/way-back'
import { change } from '~/domain/core/change.server'
import { pauseLetters, resumeLetters } from '~/domain/core/pauses.server'
import { paths } from '~/paths'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return redirect(paths.letters())
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const back = new URL(wayBack(String(body.get('back')), paths.letters()), request.url)
  const intent = body.get('intent')
  if (intent !== 'pause' && intent !== 'resume') return redirect(back.pathname + back.search)
  const of = { eventId: String(body.get('event') ?? '') || null }
  await change(context.db, { actor, now: context.now() }, (c) =>
    intent === 'pause' ? pauseLetters(c, of) : resumeLetters(c, of),
  )
  if (intent === 'resume') context.post.wake()
  back.searchParams.set('paused', intent === 'pause' ? 'on' : 'off')
  return redirect(back.pathname + back.search)
}
