// One speaker: how they are printed, where letters reach them, what they owe, what they have sent and wished for.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { debts, locales } from '#db/schema'
import { requireOrganiser } from '~/auth/require.server'
import { reviseSpeaker } from '~/domain/agenda/speaker-acts.server'
import { speakerForm, slidesIn } from '~/domain/agenda/speaker-form'
import { confirmations, speakerMark } from '~/domain/agenda/speaker-rules'
import { receivedFrom, speakerById } from '~/domain/agenda/speakers.server'
import { change } from '~/domain/core/change.server'
import { eventById } from '~/domain/events/queries.server'
import { moment, plainTime } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { FileLink } from '~/parts/answering/materials'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { SelectField, TextAreaField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Split } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const group = await speakerById(context.db, event.id, params.speakerId ?? '')
  return {
    event: { id: event.id, cancelled: event.status === 'cancelled' },
    group,
    was: speakerMark(group),
    received: await receivedFrom(context.db, group),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const { id } = await speakerById(context.db, event.id, params.speakerId ?? '')
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: speakerForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { was, ...given } = submission.value
  const becomes = { ...given, slides: slidesIn(body) }
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    reviseSpeaker(c, event.id, id, was, becomes),
  )
  if (!result.ok) return submission.reply({ formErrors: [`reasons.${result.reason}`] })
  return redirect(paths.eventSpeakers(event.id, { done: 'revised' }))
}

type Data = Awaited<ReturnType<typeof loader>>

export default function EventSpeaker() {
  const { t, locale } = useWords()
  const data = useLoaderData<typeof loader>()
  const { event, group, received } = data
  return (
    <div className="stack">
      <p>
        <Link to={paths.eventSpeakers(event.id)}>{t('agenda.links.speakers')}</Link>
      </p>
      <Split
        aside={
          <>
            <Card title={t('agenda.speakers.lines')}>
              <ul className="lines">
                {group.rows.map(({ id, line }) => (
                  <li key={id}>
                    {plainTime(line.startsAt, locale)} <InLanguage written={written(line, 'title', locale)} />
                  </li>
                ))}
              </ul>
            </Card>
            <Card title={t('agenda.received.title')}>
              {received.length === 0 && <p className="soft">{t('agenda.received.none')}</p>}
              <ul className="lines">
                {received.map((file) => (
                  <li key={file.id}>
                    <FileLink material={{ ...file, title: file.fileName }} to={paths.material(file.id)} />
                  </li>
                ))}
              </ul>
              {group.askedAt && (
                <p className="soft">
                  {t('agenda.speakers.askedOn', { when: moment(group.askedAt, locale) })}
                </p>
              )}
              {group.answeredAt && (
                <p className="soft">
                  {t('agenda.speakers.answeredOn', { when: moment(group.answeredAt, locale) })}
                </p>
              )}
            </Card>
          </>
        }
      >
        <Card title={group.name || group.role}>
          {event.cancelled ? <Notice>{t('reasons.eventCancelled')}</Notice> : <Edit {...data} />}
        </Card>
      </Split>
    </div>
  )
}

function Edit({ event, group, was }: Data) {
  const { t, locale } = useWords()
  const lastResult = useActionData<typeof action>()
  const { name, role, email, language, confirmation, photo, wishes } = group
  const [form, fields] = useForm({
    id: 'speaker',
    lastResult,
    defaultValue: { name, role, email, language, confirmation, photo, wishes },
  })
  const debtOptions = debts.map((debt) => ({ value: debt, label: t(`agenda.debt.${debt}`) }))
  return (
    <Form method="post" {...getFormProps(form)} className="form">
      <ErrorSummary form={form} result={lastResult} />
      <input type="hidden" name="was" value={was} />
      <TextField field={fields.name} label={t('events.programme.speakerName')} />
      <TextField field={fields.role} label={t('events.programme.speakerRole')} />
      <TextField
        field={fields.email}
        type="email"
        label={t('agenda.programme.speakerEmail')}
        hint={t('agenda.speakers.emailHint')}
      />
      <SelectField
        field={fields.language}
        label={t('agenda.programme.speakerLanguage')}
        width="middle"
        options={locales.map((one) => ({ value: one, label: t(`frame.language.${one}`) }))}
      />
      <SelectField
        field={fields.confirmation}
        label={t('agenda.speakers.confirmation')}
        width="middle"
        options={confirmations.map((one) => ({ value: one, label: t(`agenda.confirmation.${one}`) }))}
      />
      <SelectField
        field={fields.photo}
        label={t('agenda.speakers.photo')}
        width="middle"
        options={debtOptions}
      />
      {group.rows.map((row) => (
        <SelectField
          key={row.id}
          field={{ name: `slides-${row.id}`, initialValue: row.slides }}
          label={
            group.rows.length === 1
              ? t('agenda.speakers.slides')
              : t('agenda.speakers.slidesOf', { line: written(row.line, 'title', locale).text })
          }
          width="middle"
          options={debtOptions}
        />
      ))}
      <TextAreaField
        field={fields.wishes}
        label={t('agenda.speakers.wishes')}
        hint={t('agenda.speakers.wishesHint')}
      />
      <div className="cluster">
        <SubmitButton>{t('frame.do.save')}</SubmitButton>
        <ButtonLink kind="quiet" to={paths.eventSpeakers(event.id)}>
          {t('frame.do.cancel')}
        </ButtonLink>
      </div>
    </Form>
  )
}
