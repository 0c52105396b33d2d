// Moving an event: the day and the hours are chosen, what the day holds and the move means is shown, then it is pressed.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { eventById } from '~/domain/events/queries.server'
import { followCounter } from '~/domain/incoming/counters.server'
import { isDay } from '~/domain/people/form-fields'
import { moveEvent } from '~/domain/year/moving.server'
import { movePage, type MovePage } from '~/domain/year/move-page.server'
import { moment, period } from '~/i18n/dates'
import { EventTitle } from '~/parts/event-line'
import { ClashNotice } from '~/parts/year/clash-cards'
import { DaySaid } from '~/parts/year/day-said'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { TextField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const over = event.status === 'open' && event.endsAt <= context.now()
  if (over || event.status === 'cancelled') throw redirect(paths.event(event.id))
  const query = new URL(request.url).searchParams
  const chosen = newTime.safeParse(Object.fromEntries(query))
  const page = await movePage(context.db, event, chosen.success ? chosen.data : null, context.now())
  return { ...page, mail: query.get('mail'), batchId: crypto.randomUUID() }
}

const hour = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .optional()
  .catch(undefined)

const newTime = z.object({ to: z.string().refine(isDay), from: hour, until: hour })

const form = newTime.extend({
  // A version that is none is one that has changed meanwhile.
  version: z.coerce.number().int().catch(-1),
  batchId: z.string().max(100).catch(''),
  /** The mail in which somebody proposed the time. */
  mail: z.string().optional(),
})

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const id = params.id ?? ''
  const press = form.safeParse(Object.fromEntries(await request.formData()))
  if (!press.success) {
    await eventById(context.db, id)
    return redirect(paths.moveEvent(id))
  }
  const { mail } = press.data
  const result = await change(context.db, { actor, now: context.now() }, async (c) => {
    const moved = await moveEvent(c, id, press.data)
    if (moved.ok && mail !== undefined) await followCounter(c, mail, id)
    return moved
  })
  if (!result.ok) {
    const fault = result.reason === 'faults' ? result.faults[0]?.fault : undefined
    return { reason: result.reason === 'faults' ? null : result.reason, fault: fault ?? null }
  }
  context.post.wake()
  if (mail !== undefined) return redirect(paths.incomingMail(mail, { done: 'moved' }))
  return redirect(`${paths.event(id)}?done=${result.told > 0 ? `told&told=${result.told}` : 'saved'}`)
}

export default function Move() {
  const { t } = useWords()
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { event, to, hours, mail, there } = page
  return (
    <Page
      title={t('year.moving.title')}
      trail={[
        { to: paths.year({ month: event.startsAt.slice(0, 7) }), label: t('year.title') },
        { to: paths.event(event.id), label: <EventTitle event={event} /> },
      ]}
    >
      {refused?.reason && <Notice kind="error">{t(`reasons.${refused.reason}`)}</Notice>}
      {refused?.fault && <Notice kind="error">{t(`events.fault.${refused.fault}`)}</Notice>}
      <Card>
        <Form method="get" className="search">
          <div className="field">
            <TextField
              key={to}
              field={{ name: 'to', initialValue: to ?? '' }}
              label={t('year.moving.to')}
              type="date"
              required
            />
          </div>
          {(['from', 'until'] as const).map((name) => (
            <div className="field" key={`${name}-${hours[name]}`}>
              <TextField
                field={{ name, initialValue: hours[name] }}
                label={t(`year.moving.${name}`)}
                type="time"
                required
              />
            </div>
          ))}
          {mail !== null && <input type="hidden" name="mail" value={mail} />}
          <Button>{t('year.moving.look')}</Button>
        </Form>
        {to !== null && there === null && <Notice>{t('year.moving.sameDay')}</Notice>}
      </Card>
      {there && <Ahead {...page} there={there} />}
    </Page>
  )
}

type There = NonNullable<MovePage['there']>
type Props = Omit<MovePage, 'there'> & { there: There; mail: string | null; batchId: string }

function Ahead(page: Props) {
  const { t, locale } = useWords()
  const { event, there } = page
  const { times, facts, weekend, clashes } = there
  const quiet =
    !weekend &&
    clashes.length === 0 &&
    facts.publicHolidays.length + facts.schoolHolidays.length + facts.ownDays.length === 0
  return (
    <>
      <Card title={t('year.moving.dayFacts')}>
        <dl>
          <dt>{t('year.moving.now')}</dt>
          <dd>{period(event.startsAt, event.endsAt, locale)}</dd>
          <dt>{t('year.moving.then')}</dt>
          <dd>
            <b>{period(times.startsAt, times.endsAt, locale)}</b>
          </dd>
          {times.answerBy && (
            <>
              <dt>{t('events.facts.answerBy')}</dt>
              <dd>{moment(times.answerBy, locale)}</dd>
            </>
          )}
        </dl>
        {quiet ? (
          <p className="soft">{t('year.moving.free')}</p>
        ) : (
          <DaySaid facts={facts} weekend={weekend} />
        )}
      </Card>
      <ClashNotice clashes={clashes} />
      {there.fault ? <Cannot event={event} fault={there.fault} /> : <Press {...page} />}
    </>
  )
}

function Cannot({ event, fault }: { event: Props['event']; fault: NonNullable<There['fault']> }) {
  const { t } = useWords()
  return (
    <Notice kind="warning" title={t(`events.fault.${fault}`)}>
      <ButtonLink icon="edit" to={paths.editEvent(event.id)}>
        {t('year.moving.fix')}
      </ButtonLink>
    </Notice>
  )
}

/** What the press does, and the press. */
function Press({ event, to, hours, there, invited, unreachable, mail, batchId }: Props) {
  const { t } = useWords()
  const letters = invited - unreachable
  const asks = event.status === 'open' && letters > 0
  return (
    <Card title={t('year.moving.what')}>
      <ul className="lines">
        <li>{t(there.sameHours ? 'year.moving.along' : 'year.moving.alongOnly')}</li>
        {event.status === 'draft' && <li>{t('year.moving.draft')}</li>}
        {event.status === 'open' && (
          <li>{asks ? t('year.moving.asks', { count: letters }) : t('year.moving.noneInvited')}</li>
        )}
        {unreachable > 0 && <li>{t('year.moving.unreachable', { count: unreachable })}</li>}
      </ul>
      <Form method="post" className="cluster">
        <input type="hidden" name="version" value={event.version} />
        <input type="hidden" name="batchId" value={batchId} />
        <input type="hidden" name="to" value={to ?? ''} />
        <input type="hidden" name="from" value={hours.from} />
        <input type="hidden" name="until" value={hours.until} />
        {mail !== null && <input type="hidden" name="mail" value={mail} />}
        <SubmitButton icon="swap">
          {asks ? t('year.moving.pressAsk', { count: letters }) : t('year.moving.press')}
        </SubmitButton>
        <ButtonLink kind="quiet" to={mail === null ? paths.event(event.id) : paths.incomingMail(mail)}>
          {t('year.moving.keep')}
        </ButtonLink>
      </Form>
    </Card>
  )
}
