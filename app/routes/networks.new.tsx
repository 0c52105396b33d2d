// A new network.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { enterNetwork } from '~/domain/networks/network-acts.server'
import { fieldOfRefusal, networkFields, networkForm } from '~/domain/networks/network-form'
import { programmeList } from '~/domain/programmes/queries.server'
import { NetworkFields } from '~/parts/networks/network-fields'
import { doneAt } from '~/parts/networks/done'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

const empty = {
  kind: 'professional' as const,
  nameFi: '',
  nameSv: '',
  nameEn: '',
  descriptionFi: '',
  descriptionSv: '',
  descriptionEn: '',
  basis: 'person' as const,
  programmeId: null,
  endedOn: null,
  links: '',
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return {
    newId: crypto.randomUUID(),
    fields: networkFields({ ...empty, foundedOn: dateOf(context.now()) }),
    programmes: await programmeList(context.db),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: networkForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const given = submission.value
  if (given.kind === 'smallGroup')
    return submission.reply({ fieldErrors: { kind: ['frame.form.chooseOne'] } })
  const id = z.uuid().safeParse(body.get('id')).data ?? crypto.randomUUID()
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    { act: 'enterNetwork', thing: { kind: 'network', id }, detail: { name: given.nameFi } },
    (d) => enterNetwork(d, id, given),
  )
  if (!result.ok)
    return submission.reply({
      fieldErrors: { [fieldOfRefusal[result.reason] ?? 'nameFi']: [`reasons.${result.reason}`] },
    })
  return redirect(doneAt(paths.network(id), 'created', result.deedId))
}

export default function NewNetwork() {
  const { t } = useWords()
  const { newId, fields: initial, programmes } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'network', lastResult, defaultValue: initial })
  return (
    <Page
      title={t('registry.network.form.newTitle')}
      trail={[{ to: paths.networks(), label: t('registry.networks.title') }]}
    >
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="id" value={newId} />
        <NetworkFields fields={fields} programmes={programmes} />
        <div className="cluster">
          <SubmitButton>{t('registry.network.form.found')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.networks()}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}
