// A new position of an organisation, with nobody in it yet.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { organisationById } from '~/domain/people/organisations.server'
import { enterPosition } from '~/domain/people/position-acts.server'
import { positionForm } from '~/domain/people/position-form'
import { superiorChoices } from '~/domain/people/positions.server'
import { nameIn, written } from '~/i18n/named'
import { PositionFields } from '~/parts/people/position-fields'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const organisation = await organisationById(context.db, id)
  if (organisation === null) throw new Response(null, { status: 404 })
  const superiors = await superiorChoices(context.db, organisation, dateOf(context.now()), null)
  return { organisation, superiors, newId: crypto.randomUUID() }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: positionForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { value } = submission
  const newId = z.uuid().catch(crypto.randomUUID()).parse(body.get('id'))
  const name = written(value, 'title', 'fi').text
  const sign = { act: 'enterPosition', thing: { kind: 'position', id: newId }, detail: { name } }
  const result = await inDeed(context.db, { actor, now: context.now() }, sign, (d) =>
    enterPosition(d, newId, id, value),
  )
  if (!result.ok) return submission.reply({ fieldErrors: { titleFi: [`reasons.${result.reason}`] } })
  return redirect(withNews(paths.position(newId), 'entered', result.deedId))
}

export default function NewPosition() {
  const { t, locale } = useWords()
  const { organisation, superiors, newId } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<Record<keyof z.input<typeof positionForm>, string>>({
    id: 'position',
    lastResult,
  })
  return (
    <Page
      title={t('registry.position.newTitle')}
      trail={[
        { to: paths.organisations(), label: t('registry.organisations.title') },
        { to: paths.organisation(organisation.id), label: nameIn(organisation, locale) },
      ]}
    >
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="id" value={newId} />
        <PositionFields fields={fields} superiors={superiors} there={false} />
        <div className="cluster">
          <SubmitButton>{t('registry.position.enter')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.organisation(organisation.id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}
