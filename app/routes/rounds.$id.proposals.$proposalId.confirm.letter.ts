// The HTML of the welcome to one group as it would be sent, for the page that confirms it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { locales } from '#db/schema'
import { renderLetter } from '#emails/render'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { addressInUse } from '~/domain/people/standing.server'
import { welcomePreview } from '~/domain/rounds/confirmation.server'
import { proposalOfRound } from '~/domain/rounds/proposals.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db, config } = context
  const proposal = await proposalOfRound(db, params.id ?? '', params.proposalId ?? '')
  const query = new URL(request.url).searchParams
  const locale = locales.find((one) => one === query.get('letter')) ?? 'fi'
  const letter = await welcomePreview(
    db,
    proposal.id,
    { key: query.get('group') ?? '', newcomer: true, locale, today: dateOf(context.now()) },
    { name: actor.name, email: (await addressInUse(db, actor.personId)) ?? '' },
  )
  if (letter === null) throw new Response(null, { status: 404 })
  const site = { baseUrl: config.baseUrl, senderName: config.mailFrom.name }
  const { html } = await renderLetter(letter, locale, site)
  // A press inside the frame opens beside the app, not inside the frame.
  return new Response(html.replace('<head>', '<head><base target="_blank"/>'), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
