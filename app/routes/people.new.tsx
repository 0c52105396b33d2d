// A new person; likely doubles are shown before a second record of anybody is made.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { likelyDoubles } from '~/domain/people/doubles.server'
import { enterPerson, takenField } from '~/domain/people/person-acts.server'
import { emptyPerson, namesIn, personForm } from '~/domain/people/person-form'
import { fullName } from '~/domain/people/rules'
import { Doubles } from '~/parts/people/doubles'
import { PersonFields } from '~/parts/people/person-fields'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const name = new URL(request.url).searchParams.get('name') ?? ''
  return { newId: crypto.randomUUID(), fields: { ...emptyPerson, ...namesIn(name) } }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: personForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { lastResult: submission.reply(), doubles: [] }
  const { value } = submission
  const id = z.uuid().catch(crypto.randomUUID()).parse(body.get('id'))
  const emails = [value.email, value.privateEmail]
  const doubles = await likelyDoubles(context.db, { ...value, emails }, dateOf(context.now()), id)
  const inUse = doubles.some((double) => double.inUse)
  if (doubles.length > 0 && !inUse && body.get('anyway') !== 'yes')
    return { lastResult: submission.reply(), doubles }
  const sign = { act: 'enterPerson', thing: { kind: 'person', id }, detail: { name: fullName(value) } }
  const result = await inDeed(context.db, { actor, now: context.now() }, sign, (d) =>
    enterPerson(d, id, value),
  )
  if (!result.ok) {
    const field = await takenField(context.db, id, value)
    return {
      lastResult: submission.reply({ fieldErrors: { [field]: [`reasons.${result.reason}`] } }),
      doubles,
    }
  }
  return redirect(withNews(paths.newAppointment(id), 'entered', result.deedId))
}

export default function NewPerson() {
  const { t } = useWords()
  const { newId, fields: initial } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'person', lastResult: answer?.lastResult, defaultValue: initial })
  return (
    <Page
      title={t('registry.person.form.newTitle')}
      trail={[{ to: paths.people(), label: t('registry.people.title') }]}
    >
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={answer?.lastResult} />
        <input type="hidden" name="id" value={newId} />
        <Doubles doubles={answer?.doubles ?? []} />
        <PersonFields fields={fields} />
        <div className="cluster">
          <SubmitButton>{t('registry.person.form.enter')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.people()}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
        <p className="soft">{t('registry.person.form.thenPost')}</p>
      </Form>
    </Page>
  )
}
