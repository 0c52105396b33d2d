// Reminding those who have not answered: says whom it reaches before the press.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { eventById } from '~/domain/events/queries.server'
import { remindSilent } from '~/domain/invitations/inviting.server'
import { remindListOf, unreachableOf } from '~/domain/invitations/send-list.server'
import { moment } from '~/i18n/dates'
import { EventTitle } from '~/parts/event-line'
import { Unreachable } from '~/parts/unreachable'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { SubmitButton } from '~/ui/form'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const closed = event.status !== 'open' || context.now() > (event.answerBy ?? event.startsAt)
  if (closed) throw redirect(paths.event(event.id))
  const { silent, mark } = await remindListOf(context.db, event)
  const reminded = silent.flatMap((row) => row.remindedAt ?? []).sort()
  return {
    event,
    silent: silent.length,
    reminded: { count: reminded.length, latest: reminded.at(-1) ?? null },
    mark,
    unreachable: await unreachableOf(context.db, event.id),
    batchId: crypto.randomUUID(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const id = params.id ?? ''
  const [batchId, mark] = [body.get('batchId'), body.get('mark')]
  if (typeof batchId !== 'string' || typeof mark !== 'string') return { refused: 'listChanged' as const }
  const press = { batchId: batchId.slice(0, 100), mark }
  const result = await change(context.db, { actor, now: context.now() }, (c) => remindSilent(c, id, press))
  if (!result.ok) return { refused: result.reason }
  context.post.wake()
  return redirect(paths.eventSending(id, { batch: press.batchId }))
}

export default function Remind() {
  const { t, locale } = useWords()
  const { event, silent, reminded, mark, unreachable, batchId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      title={t('sending.remind.title', { count: silent })}
      trail={[
        { to: paths.events(), label: t('events.title') },
        { to: paths.event(event.id), label: <EventTitle event={event} /> },
      ]}
    >
      {answer && 'refused' in answer && answer.refused && (
        <Notice kind="error">{t(`reasons.${answer.refused}`)}</Notice>
      )}
      <Card>
        {silent === 0 ? (
          <Empty title={t('sending.remind.nobody')}>{t('sending.remind.nobodyHint')}</Empty>
        ) : (
          <Form method="post" className="stack">
            <input type="hidden" name="batchId" value={batchId} />
            <input type="hidden" name="mark" value={mark} />
            <p>
              {t('sending.remind.reach')}{' '}
              {event.answerBy && t('sending.remind.deadline', { when: moment(event.answerBy, locale) })}
            </p>
            {reminded.latest && (
              <p className="soft">
                {t('sending.remind.recently', {
                  count: reminded.count,
                  when: moment(reminded.latest, locale),
                })}
              </p>
            )}
            <Unreachable people={unreachable} />
            <div className="cluster">
              <SubmitButton icon="bell">{t('sending.remind.press', { count: silent })}</SubmitButton>
              <ButtonLink kind="quiet" icon="mail" to={paths.eventLetters(event.id, { kind: 'reminder' })}>
                {t('sending.invite.preview')}
              </ButtonLink>
              <ButtonLink kind="quiet" to={paths.event(event.id)}>
                {t('frame.do.cancel')}
              </ButtonLink>
            </div>
          </Form>
        )}
      </Card>
    </Page>
  )
}
