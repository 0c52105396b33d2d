// Entering an administrative sector.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { errorsOf } from '~/domain/people/organisation-form'
import { enterSector } from '~/domain/people/sector-acts.server'
import { sectorForm } from '~/domain/people/sector-form'
import { nextPlace } from '~/domain/people/sectors.server'
import { EnterForm } from '~/parts/bodies/enter-form'
import { withNews } from '~/parts/with-news'
import { SectorFields } from '~/parts/bodies/sector-fields'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const today = dateOf(context.now())
  const position = String(await nextPlace(context.db, today))
  return {
    newId: crypto.randomUUID(),
    fields: { code: '', nameFi: '', nameSv: '', nameEn: '', position, validFrom: today },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: sectorForm, disableAutoCoercion: true })
  const id = String(body.get('id') || crypto.randomUUID())
  if (submission.status !== 'success') return { id, lastResult: submission.reply() }
  const given = submission.value
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    { act: 'enterSector', thing: { kind: 'sector', id }, detail: { name: given.code } },
    (d) => enterSector(d, id, given),
  )
  if (!result.ok) return { id, lastResult: submission.reply(errorsOf(result.reason)) }
  return redirect(withNews(paths.sectors(), 'entered', result.deedId))
}

export default function NewSector() {
  const { t } = useWords()
  const { newId, fields: defaultValue } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'sector', lastResult: answer?.lastResult, defaultValue })
  return (
    <Page
      title={t('registry.sectors.new')}
      trail={[{ to: paths.sectors(), label: t('registry.sectors.title') }]}
    >
      <EnterForm
        form={form}
        result={answer?.lastResult}
        id={answer?.id ?? newId}
        enter={t('registry.sector.form.enter')}
        back={paths.sectors()}
      >
        <SectorFields fields={fields} />
      </EnterForm>
    </Page>
  )
}
