// Entering an organisation.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { enterOrganisation } from '~/domain/people/organisation-acts.server'
import { errorsOf, organisationForm } from '~/domain/people/organisation-form'
import { sectorsAt } from '~/domain/people/queries.server'
import { EnterForm } from '~/parts/bodies/enter-form'
import { DayField, KindField, NameFields, SectorField } from '~/parts/bodies/fields'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const today = dateOf(context.now())
  return { newId: crypto.randomUUID(), today, sectors: await sectorsAt(context.db, today) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: organisationForm, disableAutoCoercion: true })
  const id = String(body.get('id') || crypto.randomUUID())
  if (submission.status !== 'success') return { id, lastResult: submission.reply() }
  const given = submission.value
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    { act: 'enterOrganisation', thing: { kind: 'organisation', id }, detail: { name: given.nameFi } },
    (d) => enterOrganisation(d, id, given),
  )
  if (!result.ok) return { id, lastResult: submission.reply(errorsOf(result.reason)) }
  return redirect(withNews(paths.organisation(id), 'entered', result.deedId))
}

export default function NewOrganisation() {
  const { t } = useWords()
  const { newId, today, sectors } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'organisation',
    lastResult: answer?.lastResult,
    defaultValue: { nameFi: '', nameSv: '', nameEn: '', kind: '', sectorId: '', validFrom: today },
  })
  return (
    <Page
      title={t('registry.organisations.new')}
      trail={[{ to: paths.organisations(), label: t('registry.organisations.title') }]}
    >
      <EnterForm
        form={form}
        result={answer?.lastResult}
        id={answer?.id ?? newId}
        enter={t('registry.organisation.form.enter')}
        back={paths.organisations()}
      >
        <NameFields fields={fields} />
        <KindField field={fields.kind} />
        <SectorField field={fields.sectorId} sectors={sectors} />
        <DayField
          field={fields.validFrom}
          label={t('registry.organisation.form.validFrom')}
          hint={t('registry.organisation.form.validFromHint')}
        />
      </EnterForm>
    </Page>
  )
}
