// Sends a letter again that failed or came back, from whichever page shows it, and goes back there with how it went.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { requireOrganiser } from '~/auth/require.server'
import { wayBack } from '~/auth/way-back'
import { change } from '~/domain/core/change.server'
import { sendLetterAgain } from '~/domain/invitations/sending-again.server'
import { paths } from '~/paths'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return redirect(paths.letters())
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    sendLetterAgain(c, String(body.get('letter'))),
  )
  if (result.ok) context.post.wake()
  const back = new URL(wayBack(String(body.get('back')), paths.letters()), request.url)
  back.searchParams.set('again', result.ok ? 'done' : result.reason)
  return redirect(back.pathname + back.search)
}
