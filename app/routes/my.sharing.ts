// Where what others see of one used to be chosen: it is a part of one's own data.
import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requirePerson } from '~/auth/require.server'
import { paths } from '~/paths'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePerson(request, context)
  return redirect(paths.sharing(), 301)
}
