// Inviting somebody to a network who is not in the registry: an outside participant, with a letter that welcomes them.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { locales } from '#db/schema'
import { requireKeeper } from '~/auth/require-keeper.server'
import { written } from '~/i18n/named'
import { doneAt } from '~/parts/networks/done'
import { pressOutside } from '~/parts/networks/outside-press.server'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { CheckField, SelectField, TextAreaField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const { network } = await requireKeeper(request, context, id)
  if (network.kind === 'smallGroup') throw new Response(null, { status: 404 })
  const { nameFi, nameSv, nameEn } = network
  return { network: { id, nameFi, nameSv, nameEn }, newId: crypto.randomUUID() }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const { actor, network } = await requireKeeper(request, context, id)
  const by = { actor, now: context.now() }
  const { name, address } = context.config.mailFrom
  const body = await request.formData()
  const pressed = await pressOutside(context.db, by, { network, body, house: { name, address } })
  if (!pressed.ok) return pressed
  context.post.wake()
  return redirect(doneAt(paths.network(id), pressed.done, pressed.deedId))
}

const empty = {
  ...{ firstName: '', lastName: '', email: '', represents: '', language: 'fi', to: '' },
  ...{ message: '', takeKnown: '' },
}

export default function InviteOutside() {
  const { t, locale } = useWords()
  const { network, newId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lastResult = answer?.lastResult
  const [form, fields] = useForm({ id: 'outside', lastResult, defaultValue: empty })
  return (
    <Page
      title={t('caring.outside.title')}
      trail={[
        { to: paths.networks(), label: t('registry.networks.title') },
        {
          to: paths.network(network.id),
          label: <InLanguage written={written(network, 'name', locale)} />,
        },
      ]}
    >
      <p>{t('caring.outside.lead')}</p>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="id" value={newId} />
        {answer?.known && (
          <Card>
            <CheckField
              field={fields.takeKnown}
              label={t('caring.outside.takeKnown', { name: answer.known.name })}
              hint={t(`caring.outside.comesAs.${answer.known.role}`)}
            />
          </Card>
        )}
        <Card>
          <div className="cluster top">
            <TextField field={fields.firstName} label={t('caring.outside.firstName')} required />
            <TextField field={fields.lastName} label={t('caring.outside.lastName')} required />
          </div>
          <TextField field={fields.email} label={t('caring.outside.email')} type="email" required />
          <TextField
            field={fields.represents}
            label={t('caring.outside.represents')}
            hint={t('caring.outside.representsHint')}
            required
          />
          <div className="cluster top">
            <SelectField
              field={fields.language}
              label={t('caring.outside.language')}
              width="middle"
              options={locales.map((one) => ({ value: one, label: t(`frame.language.${one}`) }))}
            />
            <TextField
              field={fields.to}
              label={t('caring.outside.to')}
              hint={t('caring.outside.toHint')}
              type="date"
            />
          </div>
          <TextAreaField
            field={fields.message}
            label={t('caring.outside.message')}
            hint={t('caring.outside.messageHint')}
            rows={3}
          />
        </Card>
        <div className="cluster">
          <SubmitButton icon="send">{t('caring.outside.send')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.network(network.id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}
