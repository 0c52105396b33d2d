// Correcting a position, setting its superior, or abolishing it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { organisationById } from '~/domain/people/organisations.server'
import { positionOf, revisePosition } from '~/domain/people/position-acts.server'
import { positionFields, positionForm } from '~/domain/people/position-form'
import { superiorChoices } from '~/domain/people/positions.server'
import { nameIn, written } from '~/i18n/named'
import { PositionFields } from '~/parts/people/position-fields'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const position = await positionOf(context.db, id)
  const organisation = await organisationById(context.db, position.organisationId)
  if (organisation === null) throw new Response(null, { status: 404 })
  const on = dateOf(context.now())
  const choices = await superiorChoices(context.db, organisation, on, position.superiorId)
  const superiors = choices.filter((choice) => choice.id !== id)
  return { position, organisation, superiors, fields: positionFields(position) }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  await positionOf(context.db, id)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: positionForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { value } = submission
  const name = written(value, 'title', 'fi').text
  const sign = { act: 'revisePosition', thing: { kind: 'position', id }, detail: { name } }
  const result = await inDeed(context.db, { actor, now: context.now() }, sign, (d) =>
    revisePosition(d, id, value),
  )
  if (!result.ok) {
    const field = result.reason === 'superiorLoop' ? 'superiorId' : 'validTo'
    return submission.reply({ fieldErrors: { [field]: [`reasons.${result.reason}`] } })
  }
  return redirect(withNews(paths.position(id), 'saved', result.deedId))
}

export default function EditPosition() {
  const { t, locale } = useWords()
  const { position, organisation, superiors, fields: initial } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'position', lastResult, defaultValue: initial })
  return (
    <Page
      title={t('registry.position.editTitle')}
      trail={[
        { to: paths.organisation(organisation.id), label: nameIn(organisation, locale) },
        {
          to: paths.position(position.id),
          label: <InLanguage written={written(position, 'title', locale)} />,
        },
      ]}
    >
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <PositionFields fields={fields} superiors={superiors} there />
        <div className="cluster">
          <SubmitButton>{t('frame.do.save')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.position(position.id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}
