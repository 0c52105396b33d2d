// The HTML of a letter as it will be sent, for the frame on the page of letters.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { locales } from '#db/schema'
import { renderLetter } from '#emails/render'
import { requireOrganiser } from '~/auth/require.server'
import { withSignShown } from '~/domain/door/sign.server'
import { eventById, programmeOf } from '~/domain/events/queries.server'
import { asPreviewKind, previewLetter } from '~/domain/invitations/preview'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const event = await eventById(context.db, params.id ?? '')
  const locale = locales.find((one) => one === query.get('letter')) ?? 'fi'
  const letter = previewLetter(asPreviewKind(query.get('kind')), {
    event,
    programme: await programmeOf(context.db, event.id),
    locale,
    now: context.now(),
    uid: event.uid,
    test: false,
  })
  const { config } = context
  const { html } = await renderLetter(letter, locale, {
    baseUrl: config.baseUrl,
    senderName: config.mailFrom.name,
  })
  const shown = await withSignShown(html, letter, config.baseUrl)
  // A press inside the frame opens beside the app, not inside the frame.
  return new Response(shown.replace('<head>', '<head><base target="_blank"/>'), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
