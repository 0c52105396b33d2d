// In the demo only: a link that signs in as one of its people.
import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { signInWithoutLetter } from '~/auth/sign-in.server'
import { paths } from '~/paths'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const email = context.config.demoAddresses?.[params.who ?? '']
  if (!email) throw new Response(null, { status: 404 })
  return redirect(paths.start(), { headers: await signInWithoutLetter(context.signIn, email) })
}
