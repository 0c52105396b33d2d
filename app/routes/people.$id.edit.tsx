// Editing a person: what another organiser wrote meanwhile is taken in where it does not collide.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { wayBack } from '~/auth/way-back'
import { inDeed } from '~/domain/core/deeds.server'
import { takeFresh, version } from '~/domain/people/form-fields'
import { wholeRecord } from '~/domain/people/merging-acts.server'
import { revisePerson, takenField } from '~/domain/people/person-acts.server'
import { personFields, personForm } from '~/domain/people/person-form'
import { addressesOf } from '~/domain/people/person-page.server'
import { fullName } from '~/domain/people/rules'
import { PersonFields } from '~/parts/people/person-fields'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const person = await wholeRecord(context.db, id)
  if (person === null || person.mergedInto !== null) throw new Response(null, { status: 404 })
  const inUse = (await addressesOf(context.db, id)).find(({ validTo }) => validTo === null)
  const failedAt = inUse?.failedAt ?? null
  const here = { id, name: fullName(person), version: person.version, back: backOf(request) }
  return { ...here, fields: personFields(person), failedAt }
}

/** The letters that led here, when some did: one of them waits for its reader's address to be put right. */
function backOf(request: Request): string | null {
  const back = wayBack(new URL(request.url).searchParams.get('back') ?? undefined, '')
  return back === '' ? null : back
}

/** @param back as `backOf` read it */
function savedAt(back: string): string {
  const at = new URL(back, 'http://own.invalid')
  at.searchParams.set('again', 'saved')
  return at.pathname + at.search
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const before = await wholeRecord(context.db, id)
  if (before === null || before.mergedInto !== null) throw new Response(null, { status: 404 })
  const body = await request.formData()
  const seen = version.parse(body.get('version'))
  if (seen !== before.version) takeFresh(body, body.get('opened'), personFields(before))
  const submission = parseWithZod(body, { schema: personForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { value } = submission
  const sign = { act: 'revisePerson', thing: { kind: 'person', id }, detail: { name: fullName(value) } }
  const result = await inDeed(context.db, { actor, now: context.now() }, sign, (d) =>
    revisePerson(d, id, seen, value),
  )
  if (result.ok) {
    const back = backOf(request)
    return redirect(back === null ? withNews(paths.person(id), 'saved', result.deedId) : savedAt(back))
  }
  const reason = `reasons.${result.reason}`
  if (result.reason === 'changedMeanwhile') return submission.reply({ formErrors: [reason] })
  const field = await takenField(context.db, id, value)
  return submission.reply({ fieldErrors: { [field]: [reason] } })
}

/** Another version is another form: it keeps what was typed, and shows what stands now where nobody touched it. */
export default function EditPerson() {
  const data = useLoaderData<typeof loader>()
  return <PersonEdit key={data.version} />
}

function PersonEdit() {
  const { t } = useWords()
  const { id, name, version: seen, fields: initial, failedAt, back } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'person', lastResult, defaultValue: initial })
  return (
    <Page
      title={t('registry.person.form.editTitle')}
      trail={[
        { to: paths.people(), label: t('registry.people.title') },
        { to: paths.person(id), label: name },
      ]}
    >
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="version" value={seen} />
        <input type="hidden" name="opened" value={JSON.stringify(initial)} />
        <PersonFields fields={fields} failedAt={failedAt} />
        <div className="cluster">
          <SubmitButton>{t('frame.do.save')}</SubmitButton>
          <ButtonLink kind="quiet" to={back ?? paths.person(id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}
