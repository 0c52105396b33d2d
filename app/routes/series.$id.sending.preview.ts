// The HTML of the letter of a series as it will be sent, for the frame on the page that sends.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { locales } from '#db/schema'
import { renderLetter } from '#emails/render'
import { requireOrganiser } from '~/auth/require.server'
import { seriesLetter } from '~/domain/series/letter'
import { seriesListOf } from '~/domain/series/send-list.server'
import { datesOf, seriesById } from '~/domain/series/series.server'
import { testToken } from '~/domain/invitations/preview'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const series = await seriesById(context.db, params.id ?? '')
  const asked = new URL(request.url).searchParams.get('letter')
  const locale = locales.find((one) => one === asked) ?? 'fi'
  const all = (await datesOf(context.db, series.id)).filter(({ status }) => status !== 'cancelled')
  const { people, dates: open } = await seriesListOf(context.db, series, context.now())
  const lacking = open.filter(({ id }) => people.some(({ lacks }) => lacks.includes(id)))
  const dates = lacking.length > 0 ? lacking : open
  const data = seriesLetter(series, dates, { all, locale, token: testToken, copyFor: null })
  const { config } = context
  const { html } = await renderLetter({ kind: 'seriesInvited', data }, locale, {
    baseUrl: config.baseUrl,
    senderName: config.mailFrom.name,
  })
  // A press inside the frame opens beside the app, not inside the frame.
  return new Response(html.replace('<head>', '<head><base target="_blank"/>'), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
