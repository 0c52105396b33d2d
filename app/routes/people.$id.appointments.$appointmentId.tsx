// A post of a person: corrected, its fixed term renewed, moved to another organisation, or ended.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { AppLoadContext } from '@remix-run/node'
import { requireOrganiser } from '~/auth/require.server'
import type { PersonActor } from '~/auth/actor.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { appointmentOf, endAppointment, reviseAppointment } from '~/domain/people/appointment-acts.server'
import { appointmentFields, appointmentForm, endForm, fieldOfRefusal } from '~/domain/people/appointment-form'
import { asGiven, postFormData, type PostFormData } from '~/domain/people/appointment-page.server'
import { takeFresh, version } from '~/domain/people/form-fields'
import { recordOf } from '~/domain/people/person-acts.server'
import { membershipsAfter } from '~/domain/people/person-page.server'
import { fullName } from '~/domain/people/rules'
import { nameIn } from '~/i18n/named'
import { EndPost, type EndReview } from '~/parts/people/end-post'
import { OrganisationStep } from '~/parts/people/organisation-choice'
import { PostFields } from '~/parts/people/post-fields'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

type Params = { id?: string; appointmentId?: string }

/** @throws Response 404 when the post is not the person's */
async function postOf(context: AppLoadContext, { id, appointmentId = '' }: Params) {
  const post = await appointmentOf(context.db, appointmentId)
  if (post.personId !== id) throw new Response(null, { status: 404 })
  return { post, person: await recordOf(context.db, post.personId) }
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { post, person } = await postOf(context, params)
  const today = dateOf(context.now())
  const asked = new URL(request.url).searchParams.get('org')
  const data = await postFormData(
    context.db,
    person.id,
    asked === '' ? null : (asked ?? post.organisationId),
    today,
  )
  const moved = asked !== null && asked !== post.organisationId
  const was = appointmentFields(post)
  const fields = { ...was, ...(moved && { organisationId: asked, positionId: '' }) }
  return { ...data, post, fields, was, version: person.version, today }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const intent = body.get('intent')
  if (intent === 'look' || intent === 'end') return end(context, actor, params, body)
  const { post, person } = await postOf(context, params)
  const seen = version.parse(body.get('version'))
  if (seen !== person.version) takeFresh(body, body.get('opened'), appointmentFields(post))
  const submission = parseWithZod(body, { schema: appointmentForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { revised: submission.reply(), ended: undefined, review: null }
  const { personId: _, ...given } = asGiven(submission.value, person.id)
  // The end of a post that goes on is written by a form of its own.
  const open = post.validTo === null ? { ...given, validTo: null, endReason: null } : given
  const sign = {
    act: 'reviseAppointment',
    thing: { kind: 'person', id: person.id },
    detail: { name: fullName(person) },
  }
  const result = await inDeed(context.db, { actor, now: context.now() }, sign, (d) =>
    reviseAppointment(d, post.id, open, seen),
  )
  if (result.ok) return redirect(withNews(paths.person(person.id), 'postSaved', result.deedId))
  const error = [`reasons.${result.reason}`]
  const errors =
    result.reason === 'changedMeanwhile'
      ? { formErrors: error }
      : { fieldErrors: { [fieldOfRefusal[result.reason]]: error } }
  return { revised: submission.reply(errors), ended: undefined, review: null }
}

/** Ends the post, or says first what the end will raise. */
async function end(context: AppLoadContext, actor: PersonActor, params: Params, body: FormData) {
  const { post, person } = await postOf(context, params)
  const submission = parseWithZod(body, { schema: endForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { ended: submission.reply(), revised: undefined, review: null }
  const { value } = submission
  const fault = value.lastDay < post.validFrom
  if (body.get('intent') === 'look' && !fault) {
    const review = await membershipsAfter(context.db, person.id, value.lastDay)
    return { ended: submission.reply(), revised: undefined, review }
  }
  const sign = {
    act: 'endAppointment',
    thing: { kind: 'person', id: person.id },
    detail: { name: fullName(person) },
  }
  const result = await inDeed(context.db, { actor, now: context.now() }, sign, (d) =>
    endAppointment(d, post.id, value),
  )
  if (result.ok) return redirect(withNews(paths.person(person.id), 'postEnded', result.deedId))
  const ended = submission.reply({ fieldErrors: { lastDay: [`reasons.${result.reason}`] } })
  return { ended, revised: undefined, review: null }
}

export default function Appointment() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { post } = data
  const ahead = post.validTo === null || post.validTo > data.today
  return (
    <Page
      title={t('registry.post.form.editTitle')}
      trail={[
        { to: paths.people(), label: t('registry.people.title') },
        { to: paths.person(post.personId), label: data.name },
      ]}
    >
      {data.step === 'organisation' ? (
        <OrganisationStep organisations={data.organisations} chosen={post.organisationId} />
      ) : (
        <>
          <PostForm {...data} key={data.version} lastResult={answer?.revised} />
          {ahead && (
            <EndPost
              first={{ lastDay: post.termEndsOn ?? data.today, reason: post.termEndsOn ? 'termEnded' : '' }}
              lastResult={answer?.ended}
              review={(answer?.review as EndReview | null | undefined) ?? null}
            />
          )}
        </>
      )}
    </Page>
  )
}

type Filling = Extract<PostFormData, { step: 'post' }> & {
  post: { id: string; personId: string; validTo: string | null }
  fields: ReturnType<typeof appointmentFields>
  was: ReturnType<typeof appointmentFields>
  version: number
  lastResult: SubmissionResult | undefined
}

function PostForm({
  post,
  organisation,
  positions,
  fields: initial,
  was,
  version: seen,
  lastResult,
}: Filling) {
  const { t, locale } = useWords()
  const [form, fields] = useForm({ id: 'post', lastResult, defaultValue: initial })
  return (
    <>
      <p className="cluster">
        <b>{nameIn(organisation, locale)}</b>
        <Link to="?org=">{t('registry.post.form.another')}</Link>
      </p>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="version" value={seen} />
        <input type="hidden" name="opened" value={JSON.stringify(was)} />
        <input type="hidden" name="organisationId" value={organisation.id} />
        <PostFields fields={fields} positions={positions} ended={post.validTo !== null} />
        <div className="cluster">
          <SubmitButton name="intent" value="revise">
            {t('frame.do.save')}
          </SubmitButton>
          <ButtonLink kind="quiet" to={paths.person(post.personId)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}
