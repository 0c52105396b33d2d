// Bringing sheets in: a file and what it holds; the sheets of earlier times with what came of them.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { readSheetFile } from '~/domain/imports/reading.server'
import { keepSheet, sheetList, sheetsOnPage } from '~/domain/imports/sheets.server'
import { fileNameOf, settingsIn, uploadForm } from '~/domain/imports/upload-form'
import { wholeSheetOptions } from '~/domain/imports/view.server'
import { readPage } from '~/domain/people/search'
import { wordsOfPages } from '~/i18n/all'
import { DeedNotice, deedNoticeOf } from '~/parts/deed-notice'
import { EarlierTable } from '~/parts/imports/earlier-table'
import { TemplatesCard, UploadCard } from '~/parts/imports/upload-card'
import { paths } from '~/paths'
import { Card, Empty, Page, Split } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const page = readPage(new URL(request.url).searchParams)
  const now = context.now()
  return {
    newId: crypto.randomUUID(),
    now,
    page,
    size: sheetsOnPage,
    ...(await sheetList(context.db, page)),
    whole: await wholeSheetOptions(context.db, now, await localeOf(request, context)),
    news: deedNoticeOf(request),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const submission = parseWithZod(await request.formData(), { schema: uploadForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { id, kind, file, ...whole } = submission.value
  const t = wordsOfPages(await localeOf(request, context))
  const wrong = (text: string) => submission.reply({ fieldErrors: { file: [text] } })
  const reading = await readSheetFile(new Uint8Array(await file.arrayBuffer()))
  if (!reading.ok) return wrong(t(`registry.imports.faults.${reading.reason}`, { at: reading.at ?? '' }))
  const now = context.now()
  const sheet = { id, kind, fileName: fileNameOf(file.name), rows: reading.rows, settings: settingsIn(whole) }
  const result = await change(context.db, { actor, now }, (c) => keepSheet(c, sheet))
  if (!result.ok) return wrong(t(`registry.imports.faults.${result.reason}`))
  return redirect(paths.importColumns(id))
}

export default function Imports() {
  const { t } = useWords()
  const { newId, now, rows, total, page, size, whole, news } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>() ?? null
  return (
    <Page title={t('registry.imports.title')} facts={[t('registry.imports.lead')]}>
      <DeedNotice {...news}>{news.done === 'dropped' && t('registry.imports.apply.dropped')}</DeedNotice>
      <Split aside={<TemplatesCard />}>
        <UploadCard newId={newId} lastResult={lastResult} {...whole} />
      </Split>
      <Card title={t('registry.imports.earlier.title')}>
        {rows.length === 0 ? (
          <Empty title={t('registry.imports.earlier.none')}>{t('registry.imports.earlier.noneHint')}</Empty>
        ) : (
          <EarlierTable rows={rows} now={now} />
        )}
        <Pager page={page} size={size} total={total} />
      </Card>
    </Page>
  )
}
