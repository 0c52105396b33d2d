// In the demo only: a page with nothing in it, beside which the benchmarks measure the others.
import type { LoaderFunctionArgs } from '@remix-run/node'

export const handle = { bare: true, scripts: false }

export function loader({ context }: LoaderFunctionArgs) {
  if (context.mailbox === null) throw new Response(null, { status: 404 })
  return null
}

export default function Floor() {
  return null
}
