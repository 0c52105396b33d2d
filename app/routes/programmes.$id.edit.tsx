// Correcting the names of a training programme.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { errorsOf } from '~/domain/people/organisation-form'
import { programmeRow, reviseProgramme } from '~/domain/programmes/course-acts.server'
import { programmeForm } from '~/domain/programmes/course-form'
import { written } from '~/i18n/named'
import { NameFields } from '~/parts/bodies/fields'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return { programme: await programmeRow(context.db, id) }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { nameFi } = await programmeRow(context.db, id)
  const submission = parseWithZod(await request.formData(), {
    schema: programmeForm,
    disableAutoCoercion: true,
  })
  if (submission.status !== 'success') return { lastResult: submission.reply() }
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    { act: 'reviseProgramme', thing: { kind: 'programme', id }, detail: { name: nameFi } },
    (d) => reviseProgramme(d, id, submission.value),
  )
  if (!result.ok) return { lastResult: submission.reply(errorsOf(result.reason)) }
  return redirect(withNews(paths.programme(id), 'corrected', result.deedId))
}

export default function EditProgramme() {
  const { t, locale } = useWords()
  const { programme } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { id, ...defaultValue } = programme
  const [form, fields] = useForm({ id: 'programme', lastResult: answer?.lastResult, defaultValue })
  return (
    <Page
      title={t('registry.programme.edit')}
      trail={[
        { to: paths.programmes(), label: t('registry.networks.programmes') },
        { to: paths.programme(id), label: <InLanguage written={written(programme, 'name', locale)} /> },
      ]}
    >
      <Form method="post" {...getFormProps(form)} className="form">
        <ErrorSummary form={form} result={answer?.lastResult} />
        <Card>
          <NameFields fields={fields} />
        </Card>
        <div className="cluster">
          <SubmitButton>{t('registry.organisation.correcting.do')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.programme(id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}
