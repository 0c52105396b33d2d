// A new note on a network's board: news, a proposed meeting, help offered or asked for.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requirePerson } from '~/auth/require.server'
import { putUp } from '~/domain/boards/note-acts.server'
import { noteForm } from '~/domain/boards/note-form'
import { newNotePage } from '~/domain/boards/pages.server'
import { change } from '~/domain/core/change.server'
import { written } from '~/i18n/named'
import { noteConstraint, NoteFields, type NoteTyped } from '~/parts/boards/note-fields'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const asked = new URL(request.url).searchParams.get('kind')
  const page = await newNotePage(context.db, id, asked, { actor, now: context.now() })
  return { ...page, newId: crypto.randomUUID() }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  const by = { actor, now: context.now() }
  // Whoever may not write here learns nothing of the form.
  await newNotePage(context.db, id, null, by)
  const submission = parseWithZod(await request.formData(), { schema: noteForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const result = await change(context.db, by, (c) => putUp(c, id, submission.value, context.config.secret))
  if (!result.ok) {
    const field = result.reason === 'meetingPast' ? 'date' : ''
    return submission.reply({ fieldErrors: { [field]: [`reasons.${result.reason}`] } })
  }
  return redirect(paths.note(id, submission.value.id, { done: 'posted' }))
}

export default function NewNote() {
  const { t, locale } = useWords()
  const { network, kind, newId } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const empty = { title: '', text: '', date: '', clock: '', place: '' }
  const opened: NoteTyped = { ...empty, id: newId, language: locale }
  const [form, fields] = useForm({ id: 'note', lastResult, defaultValue: opened, constraint: noteConstraint })
  return (
    <Page
      title={t(`board.write.${kind}`)}
      trail={[
        { to: paths.network(network.id), label: <InLanguage written={written(network, 'name', locale)} /> },
        { to: paths.board(network.id), label: t('board.title') },
      ]}
    >
      <Form method="post" {...getFormProps(form)} className="narrow stack">
        <ErrorSummary form={form} result={lastResult} />
        <Card>
          <p className="soft">{t(`board.form.who.${kind}`)}</p>
          <NoteFields kind={kind} fields={fields} />
        </Card>
        <div className="cluster">
          <SubmitButton>{t('board.form.post')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.board(network.id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}
