// The HTML of the call as it will be sent, for the frame on its page.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { locales } from '#db/schema'
import { renderLetter } from '#emails/render'
import { requireOrganiser } from '~/auth/require.server'
import { previewOfCall } from '~/domain/rounds/calling.server'
import { roundById } from '~/domain/rounds/rounds.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const round = await roundById(context.db, params.id ?? '')
  const locale = locales.find((one) => one === new URL(request.url).searchParams.get('letter')) ?? 'fi'
  const { config } = context
  const letter = await previewOfCall(context.db, round, { locale, by: actor })
  const site = { baseUrl: config.baseUrl, senderName: config.mailFrom.name }
  const { html } = await renderLetter(letter, locale, site)
  // A press inside the frame opens beside the app, not inside the frame.
  return new Response(html.replace('<head>', '<head><base target="_blank"/>'), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
