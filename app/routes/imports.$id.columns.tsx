// What each column of a sheet holds: guessed, remembered from the last one, set right by hand.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { columnsIn } from '~/domain/imports/columns-form'
import { setColumns, sheetById } from '~/domain/imports/sheets.server'
import { samplesOf, wholeSheetOptions } from '~/domain/imports/view.server'
import { ColumnsForm } from '~/parts/imports/columns-form'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const sheet = await sheetById(context.db, params.id ?? '')
  if (sheet.appliedAt !== null || sheet.rows.length === 0) throw redirect(paths.importSheet(sheet.id))
  const { id, kind, fileName, settings } = sheet
  const whole = await wholeSheetOptions(context.db, context.now(), await localeOf(request, context))
  const none = { networkId: '', courseId: '', eventTitle: '', eventDate: '' }
  return {
    fileName,
    data: { id, kind, columns: samplesOf(sheet), settings: { ...none, ...settings }, ...whole },
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const sheet = await sheetById(context.db, params.id ?? '')
  const body = await request.formData()
  const { columns, settings, faults } = columnsIn(body, sheet)
  const typed = Object.fromEntries([...body].map(([name, value]) => [name, String(value)]))
  if (Object.keys(faults).length > 0) return { faults, columns, typed }
  await change(context.db, { actor, now: context.now() }, (c) =>
    setColumns(c, sheet.id, { columns, settings }),
  )
  return redirect(`${paths.importSheet(sheet.id)}?done=columnsSet`)
}

export default function ImportColumns() {
  const { t } = useWords()
  const { fileName, data } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const shown = answer
    ? {
        ...data,
        columns: data.columns.map((column, at) => ({ ...column, field: answer.columns[at] ?? null })),
        settings: { ...data.settings, ...answer.typed },
      }
    : data
  return (
    <Page
      title={t('registry.imports.columns.title')}
      trail={[{ to: paths.imports(), label: t('registry.imports.title') }]}
      facts={[fileName, t(`registry.imports.kinds.${data.kind}`)]}
    >
      <ColumnsForm data={shown} faults={answer?.faults ?? null} />
    </Page>
  )
}
