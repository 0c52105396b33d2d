// Correcting one's own note, for as long as nobody has replied and it has not left as a letter.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requirePerson } from '~/auth/require.server'
import { correctNote } from '~/domain/boards/note-acts.server'
import { noteForm } from '~/domain/boards/note-form'
import { editNotePage, seenNote } from '~/domain/boards/pages.server'
import { writtenIn } from '~/domain/boards/rules'
import { change } from '~/domain/core/change.server'
import { written } from '~/i18n/named'
import { noteConstraint, NoteFields, type NoteTyped } from '~/parts/boards/note-fields'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '', noteId = '' } }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  return editNotePage(context.db, id, noteId, { actor, now: context.now() })
}

export async function action({ request, context, params: { id = '', noteId = '' } }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  const by = { actor, now: context.now() }
  await seenNote(context.db, id, noteId, by)
  const submission = parseWithZod(await request.formData(), { schema: noteForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const result = await change(context.db, by, (c) => correctNote(c, id, noteId, submission.value))
  if (!result.ok) {
    const field = result.reason === 'meetingPast' ? 'date' : ''
    return submission.reply({ fieldErrors: { [field]: [`reasons.${result.reason}`] } })
  }
  return redirect(paths.note(id, noteId, { done: 'corrected' }))
}

export default function EditNote() {
  const { t, locale } = useWords()
  const { network, over, fields: given } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const opened: NoteTyped = given
  const [form, fields] = useForm({ id: 'note', lastResult, defaultValue: opened, constraint: noteConstraint })
  const back = paths.note(network.id, given.id)
  return (
    <Page
      title={t('board.form.edit')}
      trail={[
        { to: paths.network(network.id), label: <InLanguage written={written(network, 'name', locale)} /> },
        { to: paths.board(network.id), label: t('board.title') },
        { to: back, label: <InLanguage written={writtenIn(given, given.title, locale)} /> },
      ]}
    >
      {over !== null && lastResult === undefined ? (
        <Notice kind="warning">{t(`reasons.${over}`)}</Notice>
      ) : (
        // What was typed before it was over stays to be copied.
        <Form method="post" {...getFormProps(form)} className="narrow stack">
          <ErrorSummary form={form} result={lastResult} />
          <Card>
            <NoteFields kind={given.kind} fields={fields} />
          </Card>
          <div className="cluster">
            <SubmitButton>{t('frame.do.save')}</SubmitButton>
            <ButtonLink kind="quiet" to={back}>
              {t('frame.do.cancel')}
            </ButtonLink>
          </div>
        </Form>
      )}
    </Page>
  )
}
