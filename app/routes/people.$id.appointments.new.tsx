// A new post of a person: first its organisation, then the form.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { enterAppointment } from '~/domain/people/appointment-acts.server'
import { appointmentForm, fieldOfRefusal } from '~/domain/people/appointment-form'
import {
  asGiven,
  firstFields,
  postFormData,
  type PostFormData,
} from '~/domain/people/appointment-page.server'
import { positionOf } from '~/domain/people/position-acts.server'
import { nameIn } from '~/i18n/named'
import { DeedNotice, deedNoticeOf, type DeedNews } from '~/parts/deed-notice'
import { OrganisationStep } from '~/parts/people/organisation-choice'
import { PostFields } from '~/parts/people/post-fields'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const today = dateOf(context.now())
  const asked = query.get('position')
  const wanted = asked ? await positionOf(context.db, asked) : null
  const data = await postFormData(context.db, id, wanted?.organisationId ?? query.get('org'), today)
  const news = deedNoticeOf(request)
  if (data.step === 'organisation') return { id, news, ...data }
  const position = data.positions.find((one) => one.id === asked)
  const fields = firstFields(data.organisation, position, today)
  return { id, news, ...data, newId: crypto.randomUUID(), fields }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: appointmentForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { name } = await postFormData(context.db, id, submission.value.organisationId, dateOf(context.now()))
  const newId = z.uuid().catch(crypto.randomUUID()).parse(body.get('id'))
  const sign = { act: 'enterAppointment', thing: { kind: 'person', id }, detail: { name } }
  const result = await inDeed(context.db, { actor, now: context.now() }, sign, (d) =>
    enterAppointment(d, newId, asGiven(submission.value, id)),
  )
  if (!result.ok)
    return submission.reply({
      fieldErrors: { [fieldOfRefusal[result.reason]]: [`reasons.${result.reason}`] },
    })
  return redirect(withNews(paths.person(id), 'post', result.deedId))
}

export default function NewAppointment() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('registry.post.form.newTitle')}
      trail={[
        { to: paths.people(), label: t('registry.people.title') },
        { to: paths.person(data.id), label: data.name },
      ]}
    >
      <Entered news={data.news} id={data.id} />
      {data.step === 'organisation' ? (
        <OrganisationStep organisations={data.organisations} />
      ) : (
        <PostForm {...data} />
      )}
    </Page>
  )
}

/** The person has just been entered: their post comes next, or later. */
function Entered({ news, id }: { news: DeedNews; id: string }) {
  const { t } = useWords()
  return (
    <DeedNotice {...news}>
      <p>{t('registry.person.done.entered')}</p>
      <p>
        <Link to={paths.person(id)}>{t('registry.person.done.withoutPost')}</Link>
      </p>
    </DeedNotice>
  )
}

type Filling = Extract<PostFormData, { step: 'post' }> & {
  id: string
  newId: string
  fields: ReturnType<typeof firstFields>
}

function PostForm({ id, organisation, positions, newId, fields: initial }: Filling) {
  const { t, locale } = useWords()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'post', lastResult, defaultValue: initial })
  return (
    <>
      <p className="cluster">
        <b>{nameIn(organisation, locale)}</b>
        <Link to={paths.newAppointment(id)}>{t('registry.post.form.another')}</Link>
      </p>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="id" value={newId} />
        <input type="hidden" name="organisationId" value={organisation.id} />
        <PostFields fields={fields} positions={positions} ended />
        <div className="cluster">
          <SubmitButton>{t('registry.post.form.enter')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.person(id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}
