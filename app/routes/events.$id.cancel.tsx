// Cancelling an event: says whom it reaches before the press.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { manyLines } from '~/domain/core/plain-text'
import { answerCountOf, eventById } from '~/domain/events/queries.server'
import { cancelEvent } from '~/domain/invitations/changing.server'
import { unreachableOf } from '~/domain/invitations/send-list.server'
import { EventTitle } from '~/parts/event-line'
import { Unreachable } from '~/parts/unreachable'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

const form = z.object({
  // A version that is none is one that has changed meanwhile.
  version: z.coerce.number().int().catch(-1),
  batchId: z.string().max(100).catch(''),
  note: z
    .string()
    .optional()
    .transform((text) => manyLines(text ?? ''))
    .pipe(z.string().max(2000, 'frame.form.tooLong')),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  if (event.status === 'cancelled') throw redirect(paths.event(event.id))
  const { invited } = await answerCountOf(context.db, event.id)
  return {
    event,
    invited,
    unreachable: await unreachableOf(context.db, event.id),
    batchId: crypto.randomUUID(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id } = await eventById(context.db, params.id ?? '')
  const submission = parseWithZod(await request.formData(), { schema: form, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    cancelEvent(c, id, submission.value),
  )
  if (!result.ok) return submission.reply({ formErrors: [`reasons.${result.reason}`] })
  context.post.wake()
  return redirect(
    `${paths.event(id)}?done=${result.told > 0 ? `cancelled&told=${result.told}` : 'discarded'}`,
  )
}

export default function CancelEvent() {
  const { t } = useWords()
  const { event, invited, unreachable, batchId } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [shape, fields] = useForm({ id: 'cancel', lastResult })
  return (
    <Page
      title={t(invited > 0 ? 'events.cancelPage.title' : 'events.cancelPage.discardTitle')}
      trail={[
        { to: paths.events(), label: t('events.title') },
        { to: paths.event(event.id), label: <EventTitle event={event} /> },
      ]}
    >
      <Card>
        <Form method="post" {...getFormProps(shape)} className="stack">
          <ErrorSummary form={shape} result={lastResult} />
          <input type="hidden" name="version" value={event.version} />
          <input type="hidden" name="batchId" value={batchId} />
          <p>
            {invited > 0
              ? t('events.cancelPage.reach', { count: invited })
              : t('events.cancelPage.reachNone')}{' '}
            {t(invited > 0 ? 'events.cancelPage.final' : 'events.cancelPage.discardFinal')}
          </p>
          {invited > 0 && (
            <TextAreaField
              field={fields.note ?? { name: 'note' }}
              label={t('events.cancelPage.note')}
              hint={t('events.cancelPage.noteHint')}
            />
          )}
          <Unreachable people={unreachable} />
          <div className="cluster">
            <SubmitButton kind="grave">
              {invited > 0
                ? t('events.cancelPage.press', { count: invited })
                : t('events.cancelPage.discard')}
            </SubmitButton>
            <ButtonLink kind="quiet" to={paths.event(event.id)}>
              {t(invited > 0 ? 'events.cancelPage.keep' : 'events.cancelPage.keepDraft')}
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </Page>
  )
}
