// The rows that an import left out, as a CSV file.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { sheetAnswer } from '~/domain/core/sheet.server'
import { sheetById } from '~/domain/imports/sheets.server'
import { leftOutSheet } from '~/domain/imports/templates.server'
import { wordsOfPages } from '~/i18n/all'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { report } = await sheetById(context.db, params.id ?? '')
  if (report === null) throw new Response(null, { status: 404 })
  const t = wordsOfPages(await localeOf(request, context))
  return sheetAnswer(leftOutSheet(report, t), t('registry.imports.report.file'), 'csv')
}
