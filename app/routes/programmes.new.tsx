// Entering a training programme.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { errorsOf } from '~/domain/people/organisation-form'
import { enterProgramme } from '~/domain/programmes/course-acts.server'
import { programmeForm } from '~/domain/programmes/course-form'
import { EnterForm } from '~/parts/bodies/enter-form'
import { NameFields } from '~/parts/bodies/fields'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return { newId: crypto.randomUUID() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: programmeForm, disableAutoCoercion: true })
  const id = String(body.get('id') || crypto.randomUUID())
  if (submission.status !== 'success') return { id, lastResult: submission.reply() }
  const given = submission.value
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    { act: 'enterProgramme', thing: { kind: 'programme', id }, detail: { name: given.nameFi } },
    (d) => enterProgramme(d, id, given),
  )
  if (!result.ok) return { id, lastResult: submission.reply(errorsOf(result.reason)) }
  return redirect(withNews(paths.programme(id), 'entered', result.deedId))
}

export default function NewProgramme() {
  const { t } = useWords()
  const { newId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'programme',
    lastResult: answer?.lastResult,
    defaultValue: { nameFi: '', nameSv: '', nameEn: '' },
  })
  return (
    <Page
      title={t('registry.programme.new')}
      trail={[{ to: paths.programmes(), label: t('registry.networks.programmes') }]}
    >
      <EnterForm
        form={form}
        result={answer?.lastResult}
        id={answer?.id ?? newId}
        enter={t('registry.programme.enter')}
        back={paths.programmes()}
      >
        <NameFields fields={fields} />
      </EnterForm>
    </Page>
  )
}
