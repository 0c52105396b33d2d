// Revising a round that is open: its days, sizes, groups that go on, what the call says.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf } from '~/domain/core/time'
import { takeFresh, version as versionField } from '~/domain/people/form-fields'
import { reviseRound } from '~/domain/rounds/round-acts.server'
import { roundFields, roundForm, roundTexts } from '~/domain/rounds/round-form'
import { dayOfSeats, groupChoices, roundById } from '~/domain/rounds/rounds.server'
import { isOver } from '~/domain/rounds/rules'
import { RoundFields } from '~/parts/rounds/round-fields'
import { framed, useRoundTrail } from '~/parts/rounds/frame'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const round = await roundById(context.db, params.id ?? '')
  if (isOver(round)) throw redirect(paths.round(round.id))
  const groups = await groupChoices(context.db, dayOfSeats(round, dateOf(context.now())))
  const fields = roundFields(round)
  return {
    round: framed(round),
    version: round.version,
    fields,
    opened: JSON.stringify(roundTexts(fields)),
    groups,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const before = await roundById(context.db, params.id ?? '')
  const version = versionField.parse(body.get('version'))
  if (version !== before.version) takeFresh(body, body.get('opened'), roundTexts(roundFields(before)))
  const submission = parseWithZod(body, { schema: roundForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const result = await inDeed(
    context.db,
    { actor, now: context.now() },
    {
      act: 'reviseRound',
      thing: { kind: 'round', id: before.id },
      detail: { name: submission.value.name },
    },
    (d) => reviseRound(d, before.id, version, submission.value),
  )
  if (!result.ok) return submission.reply({ formErrors: [`reasons.${result.reason}`] })
  return redirect(withNews(paths.round(before.id), 'saved', result.deedId))
}

/** Another version is another form: it keeps what was typed, and shows what stands now where nobody touched it. */
export default function EditRound() {
  const { version } = useLoaderData<typeof loader>()
  return <RoundEdit key={version} />
}

function RoundEdit() {
  const { t } = useWords()
  const { round, version, groups, fields: initial, opened } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const trail = useRoundTrail(round)
  const [form, fields] = useForm({ id: 'round', lastResult, defaultValue: initial })
  return (
    <Page title={t('rounds.editTitle')} trail={trail}>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="opened" value={opened} />
        <RoundFields fields={fields} groups={groups} />
        <div className="cluster">
          <SubmitButton>{t('rounds.save')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.round(round.id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}
