// Ending a small group: its last day, why, and what happens to those who sit in it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { endForm, fieldOfReshaping } from '~/domain/groups/reshaping-form'
import { groupToReshape } from '~/domain/groups/reshaping-page.server'
import { endGroup } from '~/domain/groups/reshaping.server'
import { version } from '~/domain/people/form-fields'
import { written } from '~/i18n/named'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Empty, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return {
    group: await groupToReshape(context.db, id, context.now()),
    start: { from: dateOf(context.now()), why: '' },
  }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db, now } = context
  const group = await groupToReshape(db, id, now())
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: endForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { from: lastDay, why } = submission.value
  const result = await inDeed(
    db,
    { actor, now: now() },
    { act: 'endGroup', thing: { kind: 'network', id }, detail: { name: group.nameFi } },
    (d) => endGroup(d, id, { lastDay, why, version: version.parse(body.get('version')) }),
  )
  if (!result.ok) {
    const [field, errors] = [fieldOfReshaping[result.reason], [`reasons.${result.reason}`]]
    return submission.reply(field ? { fieldErrors: { [field]: errors } } : { formErrors: errors })
  }
  return redirect(withNews(paths.groupHistory(id), 'ended', result.deedId))
}

export default function EndGroup() {
  const { t, locale } = useWords()
  const { group, start } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('renewing.end.title')}
      trail={[
        { to: paths.groups(), label: t('renewing.trail') },
        { to: paths.network(group.id), label: <InLanguage written={written(group, 'name', locale)} /> },
      ]}
    >
      {group.endedOn === null ? (
        <EndForm key={group.version} group={group} start={start} />
      ) : (
        <Empty title={t('reasons.groupOver')} />
      )}
    </Page>
  )
}

function EndForm({ group, start }: ReturnType<typeof useLoaderData<typeof loader>>) {
  const { t } = useWords()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'end', lastResult, defaultValue: start })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} result={lastResult} />
      <input type="hidden" name="version" value={group.version} />
      <Card title={t('renewing.end.happens')}>
        <ul className="lines">
          <li>{t('renewing.end.members', { count: group.members.length })}</li>
          <li>{t('renewing.end.closed')}</li>
          {group.coming > 0 && <li>{t('renewing.meetingsStay', { count: group.coming })}</li>}
          {group.proposed > 0 && <li>{t('renewing.proposedDropped', { count: group.proposed })}</li>}
        </ul>
      </Card>
      <TextField field={fields.from} label={t('renewing.end.lastDay')} type="date" width="short" required />
      <TextField field={fields.why} label={t('renewing.end.why')} hint={t('renewing.end.whyHint')} />
      <div className="cluster">
        <SubmitButton>{t('renewing.end.do')}</SubmitButton>
        <ButtonLink kind="quiet" to={paths.network(group.id)}>
          {t('frame.do.cancel')}
        </ButtonLink>
      </div>
    </Form>
  )
}
