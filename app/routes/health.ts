// Whether the app is up and its database answers, for whatever watches over it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { askDatabase } from '~/domain/core/health.server'

export async function loader({ context }: LoaderFunctionArgs) {
  await askDatabase(context.db)
  return Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } })
}
