// An empty sheet of a kind with its heads, to be filled in and brought back.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { importKinds } from '#db/schema'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { sheetAnswer, sheetForms } from '~/domain/core/sheet.server'
import { templateOf } from '~/domain/imports/templates.server'
import { wordsOfPages } from '~/i18n/all'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const [name, ending] = (params.file ?? '').split('.')
  const kind = importKinds.find((one) => one === name)
  const form = sheetForms.find((one) => one === ending)
  if (!kind || !form) throw new Response(null, { status: 404 })
  const t = wordsOfPages(await localeOf(request, context))
  return sheetAnswer(templateOf(kind, t), t(`registry.imports.templates.files.${kind}`), form)
}
