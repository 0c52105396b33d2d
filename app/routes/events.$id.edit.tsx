// Editing an event. When people are invited, the page says what the change means to them before it is saved.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { faultErrors, faultsBeside, planFields, planForm, takeFresh } from '~/domain/events/plan-form'
import { answerCountOf, eventById } from '~/domain/events/queries.server'
import { consequenceOf, planChanges, type Consequence, type PlanChange } from '~/domain/events/rules'
import { changeEvent } from '~/domain/invitations/changing.server'
import { moment } from '~/i18n/dates'
import { EventFields } from '~/parts/event-form'
import { EventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const over = event.status === 'open' && event.endsAt <= context.now()
  if (over || event.status === 'cancelled') throw redirect(paths.event(event.id))
  const { invited } = await answerCountOf(context.db, event.id)
  return { event, fields: planFields(event), invited, batchId: crypto.randomUUID() }
}

/** `look`: show what the change means first; `tell`: save and send letters; `quiet`: save without them. */
const press = z.object({
  // A version that is none is one that has changed meanwhile.
  version: z.coerce.number().int().catch(-1),
  batchId: z.string().max(100).catch(''),
  intent: z.enum(['look', 'tell', 'quiet']).catch('look'),
})

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const { version, batchId, intent } = press.parse(Object.fromEntries(body))
  const before = await eventById(context.db, params.id ?? '')
  if (version !== before.version) takeFresh(body, String(body.get('opened')), planFields(before))
  const submission = parseWithZod(body, { schema: planForm, disableAutoCoercion: true })
  if (submission.status !== 'success') {
    const fieldErrors = faultsBeside(body, context.now(), before.startsAt)
    return { lastResult: submission.reply({ fieldErrors }), review: null }
  }
  const plan = submission.value
  const changes = planChanges(before, plan)
  const consequence = before.status === 'open' ? consequenceOf(before, plan) : 'none'
  const { invited } = await answerCountOf(context.db, before.id)
  if (intent === 'look' && consequence !== 'none' && invited > 0 && version === before.version) {
    return { lastResult: submission.reply(), review: { consequence, changes } }
  }
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    changeEvent(c, before.id, { version, plan, tell: intent === 'tell', batchId }),
  )
  if (!result.ok) {
    const faults = result.reason === 'faults' ? faultErrors(result.faults) : null
    const errors = faults ? { fieldErrors: faults } : { formErrors: [`reasons.${result.reason}`] }
    const review = result.reason === 'changedMeanwhile' ? { consequence: 'clash' as const, changes } : null
    return { lastResult: submission.reply(errors), review }
  }
  context.post.wake()
  const done = result.told > 0 ? `?done=told&told=${result.told}` : '?done=saved'
  return redirect(paths.event(before.id) + done)
}

/** `clash`: another edit came in between, and the changes are against what stands now. */
type Review = { consequence: Exclude<Consequence, 'none'> | 'clash'; changes: PlanChange[] }

/** Another version is another form: it keeps what was typed, and shows what stands now where nobody touched it. */
export default function EditEvent() {
  const { event } = useLoaderData<typeof loader>()
  return <EventEdit key={event.version} />
}

function EventEdit() {
  const { t } = useWords()
  const { event, fields: initial, invited, batchId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'event', lastResult: answer?.lastResult, defaultValue: initial })
  const review = answer?.review ?? null
  return (
    <Page
      title={t('events.form.editTitle')}
      trail={[
        { to: paths.events(), label: t('events.title') },
        { to: paths.event(event.id), label: <EventTitle event={event} /> },
      ]}
    >
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={answer?.lastResult} />
        <input type="hidden" name="version" value={event.version} />
        <input type="hidden" name="batchId" value={batchId} />
        <input type="hidden" name="opened" value={JSON.stringify(initial)} />
        {review && <ReviewNotice review={review} invited={invited} />}
        <EventFields fields={fields} />
        <div className="cluster">
          <SubmitButton name="intent" value="look" kind={review ? 'plain' : 'main'}>
            {t('events.form.save')}
          </SubmitButton>
          <ButtonLink kind="quiet" to={paths.event(event.id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}

function ReviewNotice({ review, invited }: { review: Review; invited: number }) {
  const { t, locale } = useWords()
  const { consequence, changes } = review
  const says =
    consequence === 'wording' || consequence === 'clash'
      ? t(`events.review.${consequence}`)
      : t(`events.review.${consequence}`, { count: invited })
  const shown = (value: string | number | null) =>
    typeof value === 'string' && /^\d{4}-.*Z$/.test(value) ? moment(value, locale) : String(value || '–')
  return (
    <Notice kind="warning" title={t('events.review.title')} arrived>
      <p>{says}</p>
      <dl>
        {changes.map(({ field, before, after }) => (
          <div key={field} className="change">
            <dt>{t(`events.review.fields.${field}`)}</dt>
            <dd>
              <del>
                <span className="unseen">{t('events.review.was')}: </span>
                {shown(before)}
              </del>{' '}
              <ins>
                <span className="unseen">{t('events.review.becomes')}: </span>
                {shown(after)}
              </ins>
            </dd>
          </div>
        ))}
      </dl>
      {consequence !== 'clash' && (
        <div className="cluster">
          <SubmitButton name="intent" value="tell">
            {t('events.review.saveAndTell', { count: invited })}
          </SubmitButton>
          {consequence === 'wording' && (
            <SubmitButton name="intent" value="quiet" kind="plain">
              {t('events.review.saveQuietly')}
            </SubmitButton>
          )}
        </div>
      )}
    </Notice>
  )
}
