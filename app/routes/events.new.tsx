// A new event: first its kind or an earlier one to copy, then the form.
import {
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { eventKinds, type EventKind } from '#db/schema'
import { requireOrganiser } from '~/auth/require.server'
import { lessonsOf } from '~/domain/afterwards/after-page.server'
import { change } from '~/domain/core/change.server'
import { planEvent } from '~/domain/events/commands.server'
import { firstPlan, planFromEarlier } from '~/domain/events/first-plan'
import { faultErrors, faultsBeside, planFields, planForm } from '~/domain/events/plan-form'
import { eventById, eventsToCopy } from '~/domain/events/queries.server'
import { addressInUse } from '~/domain/people/standing.server'
import { copyQuestions } from '~/domain/questions/commands.server'
import { templateOf } from '~/domain/templates/queries.server'
import { dayAndDate } from '~/i18n/dates'
import { LessonsNote } from '~/parts/afterwards/lessons-note'
import { EventFields } from '~/parts/event-form'
import { EventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const copy = query.get('copy')
  const kind = eventKinds.find((one) => one === query.get('kind'))
  if (!copy && !kind) return { choose: true as const, earlier: await eventsToCopy(context.db, context.now()) }
  const contactEmail = (await addressInUse(context.db, actor.personId)) ?? ''
  const contact = { contactName: actor.name, contactEmail, contactPhone: '' }
  const plan = copy
    ? planFromEarlier(await eventById(context.db, copy), context.now(), contact)
    : await planOfKind(context, kind ?? 'other', contact)
  return {
    choose: false as const,
    kind: plan.kind,
    newId: crypto.randomUUID(),
    fields: planFields(plan),
    earlier: { id: copy ?? '', lessons: await lessonsOf(context.db, copy) },
  }
}

/** A new event as the template of its kind has it. */
async function planOfKind(
  { db, now }: AppLoadContext,
  kind: EventKind,
  contact: { contactName: string; contactEmail: string; contactPhone: string },
) {
  const template = await templateOf(db, kind)
  const { titleFi, titleSv, titleEn, descriptionFi, descriptionSv, descriptionEn } = template
  const texts = { titleFi, titleSv, titleEn, descriptionFi, descriptionSv, descriptionEn }
  return firstPlan(kind, now(), texts, contact, template)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: planForm, disableAutoCoercion: true })
  if (submission.status !== 'success')
    return submission.reply({ fieldErrors: faultsBeside(body, context.now()) })
  const copyOf = new URL(request.url).searchParams.get('copy')
  const id = z.uuid().safeParse(body.get('newId')).data
  const result = await change(context.db, { actor, now: context.now() }, async (c) => {
    const mailbox = context.config.mailFrom.address
    const planned = await planEvent(c, submission.value, { mailbox, copyOf, id })
    if (planned.ok && copyOf !== null) await copyQuestions(c, copyOf, planned.id)
    return planned
  })
  if (!result.ok) return submission.reply({ fieldErrors: faultErrors(result.faults) })
  return redirect(`${paths.event(result.id)}?done=created`)
}

export default function NewEvent() {
  const data = useLoaderData<typeof loader>()
  return data.choose ? <ChooseKind earlier={data.earlier} /> : <PlanForm {...data} />
}

type Chosen = Extract<Awaited<ReturnType<typeof loader>>, { choose: false }>
type Choosing = Extract<Awaited<ReturnType<typeof loader>>, { choose: true }>

function ChooseKind({ earlier }: Pick<Choosing, 'earlier'>) {
  const { t, locale } = useWords()
  return (
    <Page title={t('events.chooseKind')} trail={[{ to: paths.events(), label: t('events.title') }]}>
      <ul className="choose">
        {eventKinds.map((kind) => (
          <li key={kind} className="card">
            <h2>
              <Link to={paths.newEvent({ kind })}>{t(`frame.event.kind.${kind}`)}</Link>
            </h2>
            <p className="soft">{t(`events.kindFacts.${kind}`)}</p>
          </li>
        ))}
      </ul>
      {earlier.length > 0 && (
        <Card title={t('events.orCopy')}>
          <p className="soft">{t('events.copyHint')}</p>
          <ul className="rows">
            {earlier.map((event) => (
              <li key={event.id} className="cluster apart">
                <span>
                  <EventTitle event={event} /> <small>{dayAndDate(event.startsAt, locale)}</small>
                </span>
                <ButtonLink kind="quiet" icon="copy" to={paths.newEvent({ copy: event.id })}>
                  {t('events.copyThis')}
                  <span className="unseen">
                    {' '}
                    <EventTitle event={event} />
                  </span>
                </ButtonLink>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  )
}

function PlanForm({ kind, newId, fields: initial, earlier }: Chosen) {
  const { t } = useWords()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'event', lastResult, defaultValue: initial })
  return (
    <Page
      title={t('events.form.newTitle', { kind: t(`frame.event.kind.${kind}`) })}
      trail={[{ to: paths.events(), label: t('events.title') }]}
    >
      <LessonsNote lessons={earlier.lessons} from={earlier.id} />
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="newId" value={newId} />
        <EventFields fields={fields} />
        <div className="cluster">
          <SubmitButton>{t('events.form.saveDraft')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.events()}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
        <p className="soft">{t('events.form.draftNote')}</p>
      </Form>
    </Page>
  )
}
