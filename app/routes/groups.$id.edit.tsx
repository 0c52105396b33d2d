// How a small group works, written by any of its members or its liaison; what was typed stays when another saved meanwhile.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { locales, meetingForms } from '#db/schema'
import { requireInGroup } from '~/auth/require-group.server'
import { change } from '~/domain/core/change.server'
import { reviseWays } from '~/domain/groups/home-acts.server'
import { waysFields, waysForm } from '~/domain/groups/home-form'
import { waysOf } from '~/domain/groups/home.server'
import { dayOfGroup } from '~/domain/groups/queries.server'
import { membersOf } from '~/domain/networks/queries.server'
import { takeFresh } from '~/domain/people/form-fields'
import { fullName } from '~/domain/people/rules'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { SelectField, TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Page } from '~/ui/page'
import { TypedText } from '~/ui/typed-text'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const { network, today } = await requireInGroup(request, context, id)
  const { nameFi, nameSv, nameEn } = network
  const ways = await waysOf(context.db, id)
  const people = await membersOf(context.db, id, dayOfGroup(network, today))
  const members = people
    .filter(({ role }) => role !== 'liaison')
    .map((member) => ({ value: member.id, label: fullName(member) }))
  return {
    id,
    network: { nameFi, nameSv, nameEn },
    version: ways.version,
    initial: waysFields(ways),
    members,
  }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const { actor } = await requireInGroup(request, context, id)
  const body = await request.formData()
  const before = await waysOf(context.db, id)
  if (body.get('version') !== String(before.version)) takeFresh(body, body.get('opened'), waysFields(before))
  const submission = parseWithZod(body, { schema: waysForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { version, ...given } = submission.value
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    reviseWays(c, id, version, given),
  )
  if (result.ok) return redirect(paths.group(id, { done: 'ways' }))
  const errors = [`reasons.${result.reason}`]
  return submission.reply(
    result.reason === 'hostNotMember' ? { fieldErrors: { hostId: errors } } : { formErrors: errors },
  )
}

/** Another version is another form: it keeps what was typed, and shows what stands now where nobody touched it. */
export default function EditGroup() {
  const { version } = useLoaderData<typeof loader>()
  return <WaysEdit key={version} />
}

function WaysEdit() {
  const { t, locale } = useWords()
  const { id, network, version, initial, members } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'ways', lastResult, defaultValue: initial })
  // Where two have written at once the other's text is shown too: saving would put this one in its place.
  const clashes =
    form.errors?.includes('reasons.changedMeanwhile') === true &&
    initial.practices !== '' &&
    lastResult?.initialValue?.['practices'] !== initial.practices
  return (
    <Page
      title={t('home.edit.title')}
      trail={[{ to: paths.group(id), label: <InLanguage written={written(network, 'name', locale)} /> }]}
    >
      <Form method="post" {...getFormProps(form)} className="form">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="opened" value={JSON.stringify(initial)} />
        <Card>
          <TextAreaField
            field={fields.practices}
            label={t('home.edit.practices')}
            hint={t('home.edit.practicesHint')}
            rows={10}
          />
          {clashes && (
            <div>
              <p className="soft">{t('home.edit.standsNow')}</p>
              <TypedText text={initial.practices} />
            </div>
          )}
          <SelectField
            field={fields.language}
            label={t('home.ways.language')}
            empty={t('home.edit.notAgreed')}
            width="middle"
            options={locales.map((one) => ({ value: one, label: t(`frame.language.${one}`) }))}
          />
          <SelectField
            field={fields.meets}
            label={t('home.ways.meets')}
            empty={t('home.edit.notAgreed')}
            width="middle"
            options={meetingForms.map((one) => ({ value: one, label: t(`home.meets.${one}`) }))}
          />
          <SelectField
            field={fields.hostId}
            label={t('home.people.host')}
            hint={t('home.edit.hostHint')}
            empty={t('home.edit.noHost')}
            width="middle"
            options={members}
          />
        </Card>
        <div className="cluster">
          <SubmitButton>{t('frame.do.save')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.group(id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}
