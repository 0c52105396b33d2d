// Whether the app is up and its database answers, for whatever watches over it.
import type { LoaderFunctionArgs } from '@remix-run/node'

export async function loader({ context }: LoaderFunctionArgs) {
  await context.db.selectFrom('sector').select('id').limit(1).execute()
  return Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } })
}
