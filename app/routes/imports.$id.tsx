// One sheet: before it is applied what each row would do, with a choice for each doubt; afterwards what it did.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { choiceForm } from '~/domain/imports/choice-form'
import { takeChoice } from '~/domain/imports/choosing.server'
import { previewOf, reportPage } from '~/domain/imports/sheet-page.server'
import { choose, dropSheet, sheetById } from '~/domain/imports/sheets.server'
import { readState } from '~/domain/imports/view.server'
import { readPage } from '~/domain/people/search'
import { wordsOfPages } from '~/i18n/all'
import { DeedNotice, deedNoticeOf } from '~/parts/deed-notice'
import { ApplyCard } from '~/parts/imports/apply-card'
import { SheetNews } from '~/parts/imports/sheet-news'
import { PreviewCard } from '~/parts/imports/preview-card'
import { ReportCard } from '~/parts/imports/report-card'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Notice, Page, Split } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const locale = await localeOf(request, context)
  const sheet = await sheetById(context.db, params.id ?? '')
  const { id, fileName, kind } = sheet
  const asked = { show: readState(query), page: readPage(query) }
  const preview = await previewOf(context.db, sheet, context.now(), locale, asked)
  if (preview === 'columnsMissing') throw redirect(paths.importColumns(id))
  const report = await reportPage(context.db, sheet, context.now(), wordsOfPages(locale))
  const refused = { reason: query.get('refused'), row: query.get('row') }
  return { id, fileName, kind, preview, report, refused, news: deedNoticeOf(request) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const id = params.id ?? ''
  const by = { actor, now: context.now() }
  const here = (done: string) => {
    const query = new URL(request.url).searchParams
    query.set('done', done)
    return redirect(`${paths.importSheet(id)}?${query.toString()}`)
  }
  if (body.get('intent') === 'drop') {
    const result = await change(context.db, by, (c) => dropSheet(c, id))
    return redirect(result.ok ? `${paths.imports()}?done=dropped` : paths.importSheet(id))
  }
  if (body.get('intent') === 'unchoose') {
    await change(context.db, by, (c) => choose(c, id, { [String(body.get('key'))]: null }))
    return here('unchosen')
  }
  const submission = parseWithZod(body, { schema: choiceForm, disableAutoCoercion: true })
  const key = String(body.get('key') ?? '')
  if (submission.status !== 'success') return { key, lastResult: submission.reply() }
  const locale = await localeOf(request, context)
  const result = await change(context.db, by, (c) => takeChoice(c, id, submission.value, locale))
  if (result.ok || result.reason === 'importedAlready') return here('chosen')
  const errors = { [result.reason === 'unknownName' ? 'name' : 'choice']: [choiceFaults[result.reason]] }
  return { key, lastResult: submission.reply({ fieldErrors: errors }) }
}

const choiceFaults = {
  unknownName: 'registry.imports.doubts.unknownName',
  notOffered: 'frame.form.chooseOne',
  noLongerAsked: 'registry.imports.doubts.noLongerAsked',
} as const

export default function ImportSheet() {
  const { t } = useWords()
  const { id, fileName, kind, preview, report, refused, news } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  return (
    <Page
      title={fileName}
      trail={[{ to: paths.imports(), label: t('registry.imports.title') }]}
      facts={[
        t(`registry.imports.kinds.${kind}`),
        preview && t('registry.imports.preview.rows', { count: preview.all }),
      ]}
      actions={
        preview && (
          <ButtonLink kind="quiet" icon="edit" to={paths.importColumns(id)}>
            {t('registry.imports.columns.edit')}
          </ButtonLink>
        )
      }
    >
      <DeedNotice {...news}>
        <SheetNews done={news.done} />
      </DeedNotice>
      <Refused {...refused} />
      {report && <ReportCard report={report} />}
      {preview && (
        <Split aside={<ApplyCard id={id} mark={preview.mark} counts={preview.counts} />}>
          <PreviewCard preview={preview} answer={answer} />
        </Split>
      )}
      {!preview && !report && (
        <Notice kind="warning" title={t('registry.imports.preview.emptied')}>
          {t('registry.imports.preview.emptiedText')}
        </Notice>
      )}
    </Page>
  )
}

/** Why the press that does the import was refused. */
function Refused({ reason, row }: { reason: string | null; row: string | null }) {
  const { t } = useWords()
  const known = (['changedMeanwhile', 'importedAlready', 'nothingToImport'] as const).find(
    (one) => one === reason,
  )
  if (!known && reason !== 'importStopped') return null
  return (
    <Notice kind="error" title={t('registry.imports.apply.failed')}>
      {known ? t(`reasons.${known}`) : t('registry.imports.apply.stopped', { row: row ?? '' })}
    </Notice>
  )
}
