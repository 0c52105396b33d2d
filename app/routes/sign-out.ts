// Ends the session of this browser.
import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { cookiesOf } from '~/auth/sign-in.server'
import { paths } from '~/paths'

export const loader = () => redirect(paths.start())

export async function action({ request, context }: ActionFunctionArgs) {
  const answer = await context.signIn.api.signOut({ headers: request.headers, asResponse: true })
  const headers = cookiesOf(answer)
  // Or Back would show the pages of the one who has left to the next one at the machine.
  headers.set('Clear-Site-Data', '"cache"')
  return redirect(paths.signIn(), { headers })
}
