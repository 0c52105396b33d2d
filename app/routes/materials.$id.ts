// A file of an event for those who have signed in: organisers, the invited whom it is shown to, and who assist them.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePerson } from '~/auth/require.server'
import { materialToOpen } from '~/domain/agenda/materials.server'
import { materialAnswer } from '~/parts/agenda/material-answer.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { organiser, personId, managerIds } = await requirePerson(request, context)
  const personIds = [personId, ...managerIds]
  const asker = { organiser, personIds, now: context.now() }
  const material = await materialToOpen(context.db, params.id ?? '', asker)
  return materialAnswer(context.config.materials, material)
}
