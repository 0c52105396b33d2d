// The calendar that a program fetches by its secret address: no sign-in, no cookie, no redirect (rules F1 and F2).
import type { LoaderFunctionArgs } from '@remix-run/node'
import { feedByToken, noteFetched } from '~/domain/feeds/queries.server'
import { feedAnswer } from '~/domain/feeds/text.server'

/** Nothing is told of an address that opens nothing. */
const nothing = () => new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, config } = context
  const now = context.now()
  const token = /^([\w-]{20,100})\.ics$/.exec(params.file ?? '')?.[1]
  const feed = token === undefined ? null : await feedByToken(db, token, now)
  if (feed === null) return nothing()
  const { etag, text } = await feedAnswer(db, feed, { now, baseUrl: config.baseUrl })
  await noteFetched(db, feed, now)
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' }
  if (isKnown(request.headers.get('If-None-Match'), etag)) return new Response(null, { status: 304, headers })
  return new Response(text(), { headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' } })
}

/** Whether the program holds this text already: the comparison is weak (RFC 9110 13.1.2). */
const isKnown = (header: string | null, etag: string): boolean =>
  header !== null &&
  header
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === etag || one === '*')
