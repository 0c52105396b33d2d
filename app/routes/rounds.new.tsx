// Opening a round: when it begins, how large its groups are, which groups go on, what the call says.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { openRound } from '~/domain/rounds/round-acts.server'
import { roundFields, roundForm } from '~/domain/rounds/round-form'
import { groupChoices } from '~/domain/rounds/rounds.server'
import { firstRound } from '~/domain/rounds/first-round'
import { RoundFields } from '~/parts/rounds/round-fields'
import { useRoundTrail } from '~/parts/rounds/frame'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const today = dateOf(context.now())
  const groups = await groupChoices(context.db, today)
  const given = firstRound(
    today,
    groups.map(({ id }) => id),
  )
  return { id: crypto.randomUUID(), groups, fields: roundFields(given) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: roundForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const id = z.uuid().safeParse(body.get('id')).data ?? crypto.randomUUID()
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    { act: 'openRound', thing: { kind: 'round', id }, detail: { name: submission.value.name } },
    (d) => openRound(d, id, submission.value),
  )
  return redirect(withNews(paths.round(id), 'opened', result.deedId))
}

export default function NewRound() {
  const { t } = useWords()
  const { id, groups, fields: initial } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const trail = useRoundTrail()
  const [form, fields] = useForm({ id: 'round', lastResult, defaultValue: initial })
  return (
    <Page title={t('rounds.newTitle')} trail={trail}>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="id" value={id} />
        <p className="soft">{t('rounds.what')}</p>
        <RoundFields fields={fields} groups={groups} />
        <div className="cluster">
          <SubmitButton>{t('rounds.open')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.rounds()}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}
