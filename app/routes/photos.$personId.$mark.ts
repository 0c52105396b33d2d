// A person's photo, to those who see it; to everybody else there is none.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePerson } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { viewerOf } from '~/domain/people/visibility.server'
import { photoToShow } from '~/domain/profile/photos.server'

/** Another picture has another address; a day, so that what was closed is soon gone from browsers too. */
const dayInSeconds = 24 * 3600

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const { personId = '', mark = '' } = params
  const size = new URL(request.url).searchParams.get('size') === 'small' ? 'small' : 'large'
  const viewer = viewerOf(actor, dateOf(context.now()))
  const bytes = await photoToShow(context.db, viewer, { personId, mark, size })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/webp',
      'Cache-Control': `private, max-age=${dayInSeconds}`,
    },
  })
}
