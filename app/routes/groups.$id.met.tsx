// "We met on …": a group tells of a meeting that was not called in the app.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireInGroup } from '~/auth/require-group.server'
import { change } from '~/domain/core/change.server'
import { tellMet } from '~/domain/meetings/report-acts.server'
import { metForm } from '~/domain/meetings/told-form'
import { written } from '~/i18n/named'
import { MetFields } from '~/parts/meetings/met-fields'
import { paths } from '~/paths'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const { network, today } = await requireInGroup(request, context, id)
  const { nameFi, nameSv, nameEn } = network
  return { network: { id, nameFi, nameSv, nameEn }, today, newId: crypto.randomUUID() }
}

const atField = {
  peopleWrong: 'people',
  notHeldYet: 'heldOn',
  beforeGroup: 'heldOn',
  metToldAlready: 'heldOn',
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const { actor } = await requireInGroup(request, context, id)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: metForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { id: reportId, ...told } = submission.value
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    tellMet(c, reportId, { ...told, networkId: id }),
  )
  if (!result.ok)
    return submission.reply({ fieldErrors: { [atField[result.reason]]: [`reasons.${result.reason}`] } })
  return redirect(paths.group(id, { done: 'met' }))
}

export default function TellMet() {
  const { t, locale } = useWords()
  const { network, today, newId } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<{ heldOn: string; people: string }>({
    id: 'met',
    lastResult: lastResult ?? null,
  })
  return (
    <Page
      title={t('meetings.told.title')}
      trail={[
        { to: paths.group(network.id), label: <InLanguage written={written(network, 'name', locale)} /> },
      ]}
    >
      <Card>
        <Form method="post" {...getFormProps(form)} className="stack">
          <ErrorSummary form={form} result={lastResult} />
          <input type="hidden" name="id" value={newId} />
          <p className="soft">{t('meetings.told.says')}</p>
          <MetFields fields={fields} today={today} />
          <div>
            <SubmitButton>{t('meetings.told.tell')}</SubmitButton>
          </div>
        </Form>
      </Card>
    </Page>
  )
}
