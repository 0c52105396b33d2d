// One person's invitation: how it stands, an answer heard by phone recorded, every answer given, letters, taking off the list.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { answers, attendanceModes } from '#db/schema'
import { mailTo } from '#emails/clean'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { namesOf } from '~/domain/audience/queries.server'
import { readReasons } from '~/domain/audience/rules'
import { reasonText } from '~/domain/audience/wording'
import { change } from '~/domain/core/change.server'
import { lettersOfInvitation } from '~/domain/core/outbox-queries.server'
import { manyLines } from '~/domain/core/plain-text'
import { dateOf } from '~/domain/core/time'
import { eventById } from '~/domain/events/queries.server'
import { answersGiven } from '~/domain/invitations/answer-list.server'
import { respond } from '~/domain/invitations/answering.server'
import { invitationById, placeInLine } from '~/domain/invitations/queries.server'
import { seatStepsOf } from '~/domain/invitations/seat-steps.server'
import { answerState, longestComment, usualMode } from '~/domain/invitations/rules'
import { takeOffList } from '~/domain/substitutes/taking-back.server'
import { currentPostsOf, personById } from '~/domain/people/queries.server'
import { fullName } from '~/domain/people/rules'
import { moment, shortMoment } from '~/i18n/dates'
import { LeaveBeCard } from '~/parts/asking/leave-be-card'
import { EventTitle } from '~/parts/event-line'
import { LetterTable } from '~/parts/letter-table'
import { Story } from '~/parts/seating/story'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { CheckField, ChoicesField, TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Empty, Notice, Page, Split } from '~/ui/page'
import { PostLine } from '~/ui/person-line'
import { AnswerTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

const form = z.object({
  answer: z.enum(answers, 'frame.form.chooseOne'),
  comment: z
    .string()
    .optional()
    .transform((text) => manyLines(text ?? ''))
    .pipe(z.string().max(longestComment, 'reasons.commentTooLong')),
  mode: z.enum(attendanceModes).optional().catch(undefined),
  willWait: z
    .literal('on')
    .optional()
    .transform((given) => given === 'on'),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const invitation = await invitationById(db, params.invitationId ?? '')
  if (invitation.eventId !== params.id) throw new Response(null, { status: 404 })
  const event = await eventById(db, invitation.eventId)
  const person = await personById(db, invitation.personId)
  if (person === null) throw new Response(null, { status: 404 })
  const on = dateOf(context.now() < event.startsAt ? context.now() : event.startsAt)
  const reasons = readReasons(invitation.reasons)
  return {
    event,
    invitation,
    person,
    post: (await currentPostsOf(db, [person.id], on)).get(person.id) ?? null,
    waitingPlace: await placeInLine(db, invitation),
    steps: (await seatStepsOf(db, [invitation.id])).get(invitation.id) ?? [],
    reasons,
    names: await namesOf(
      db,
      reasons.flatMap((reason) => reason.all),
    ),
    given: await answersGiven(db, invitation.id),
    letters: await lettersOfInvitation(db, invitation.id),
    locale: await localeOf(request, context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id: invitationId, eventId } = await invitationById(context.db, params.invitationId ?? '')
  if (eventId !== params.id) throw new Response(null, { status: 404 })
  await eventById(context.db, eventId)
  const body = await request.formData()
  const here = paths.invitation(eventId, invitationId)
  const by = { actor, now: context.now() }
  if (body.get('intent') === 'withdraw') {
    const result = await change(context.db, by, (c) => takeOffList(c, invitationId))
    context.post.wake()
    return result.ok ? redirect(here) : { refused: result.reason, lastResult: null }
  }
  const submission = parseWithZod(body, { schema: form, disableAutoCoercion: true })
  if (submission.status !== 'success') return { lastResult: submission.reply() }
  const result = await change(context.db, by, (c) =>
    respond(c, { invitationId, ...submission.value, source: 'organiser' }),
  )
  if (!result.ok) return { lastResult: submission.reply({ formErrors: [`reasons.${result.reason}`] }) }
  context.post.wake()
  return redirect(`${here}?done=${result.waitingPlace ?? 'saved'}`)
}

type Data = Awaited<ReturnType<typeof loader>>

export default function Invitation() {
  const { t, locale } = useWords()
  const data = useLoaderData<typeof loader>()
  const { event, invitation, person } = data
  const answer = useActionData<typeof action>()
  const name = fullName(person)
  return (
    <Page
      title={t('answers.one.title', { name })}
      trail={[
        { to: paths.events(), label: t('events.title') },
        { to: paths.event(event.id), label: <EventTitle event={event} /> },
        { to: paths.eventAnswers(event.id), label: t('answers.title') },
      ]}
      facts={[
        <AnswerTag key="answer" answer={answerState(invitation)} place={data.waitingPlace} />,
        data.post && <PostLine key="post" post={data.post} />,
      ]}
    >
      <Saved />
      {answer && 'refused' in answer && answer.refused && (
        <Notice kind="error">{t(`reasons.${answer.refused}`)}</Notice>
      )}
      {invitation.withdrawnAt && (
        <Notice kind="warning">
          {t('answers.one.withdrawn', { when: moment(invitation.withdrawnAt, locale) })}
        </Notice>
      )}
      <Split aside={<Aside {...data} />}>
        {invitation.withdrawnAt === null && event.status !== 'cancelled' && <Record {...data} />}
        <Given {...data} />
        {data.steps.length > 0 && (
          <Card>
            <Story steps={data.steps} />
          </Card>
        )}
        <Card title={t('answers.one.letters')}>
          {data.letters.length === 0 ? (
            <Empty title={t('sending.letters.none')} />
          ) : (
            <LetterTable caption={t('answers.one.letters')} rows={data.letters} />
          )}
        </Card>
      </Split>
    </Page>
  )
}

function Saved() {
  const { t } = useWords()
  const [query] = useSearchParams()
  const done = query.get('done')
  if (done === null) return null
  const place = Number(done)
  return (
    <Notice kind="good" arrived>
      {place > 0 ? t('answers.one.savedWaiting', { count: place }) : t('answers.one.saved')}
    </Notice>
  )
}

function Record({ event, invitation }: Data) {
  const { t } = useWords()
  const answer = useActionData<typeof action>()
  const [shape, fields] = useForm({
    id: 'record',
    lastResult: answer?.lastResult ?? null,
    defaultValue: {
      answer: invitation.answer ?? '',
      comment: invitation.comment,
      mode: invitation.mode ?? usualMode(event),
      willWait: '',
    },
  })
  return (
    <Card title={t('answers.one.record')}>
      <Form method="post" {...getFormProps(shape)} className="stack">
        <ErrorSummary form={shape} result={answer?.lastResult} />
        <p className="soft">{t('answers.one.recordHint')}</p>
        <ChoicesField
          field={fields.answer}
          label={t('answers.one.answer')}
          beside
          required
          options={answers.map((value) => ({ value, label: t(`frame.answer.${value}`) }))}
        />
        {event.hybrid === 1 && (
          <>
            <ChoicesField
              field={fields.mode}
              label={t('answers.one.mode')}
              beside
              options={attendanceModes.map((value) => ({ value, label: t(`answers.mode.${value}`) }))}
            />
            <CheckField field={fields.willWait} label={t('answers.one.willWait')} />
          </>
        )}
        <TextAreaField field={fields.comment} label={t('answers.one.comment')} rows={2} />
        <div>
          <SubmitButton>{t('answers.one.save')}</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

function Given({ given, person }: Data) {
  const { t, locale } = useWords()
  const byWhom = ({ source, answeredBy }: Data['given'][number]) =>
    source === 'assistant' && answeredBy
      ? t('answers.one.onBehalf', { by: answeredBy, name: fullName(person) })
      : answeredBy
  return (
    <Card title={t('answers.one.history')}>
      {given.length === 0 ? (
        <p className="soft">{t('answers.one.noHistory')}</p>
      ) : (
        <ol className="lines">
          {given.map((row) => (
            <li key={row.id}>
              <AnswerTag answer={answerState(row)} />{' '}
              <small>
                {moment(row.answeredAt, locale)} · {t(`frame.answerSource.${row.source}`)}
                {row.answeredBy && ` · ${byWhom(row)}`}
              </small>
              {row.comment && <p className="typed">{row.comment}</p>}
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function Aside({ person, reasons, names, invitation, event, locale }: Data) {
  const { t } = useWords()
  return (
    <>
      <Card title={t('answers.one.contact')}>
        <ul className="lines">
          <li>
            <Link to={paths.person(person.id)}>{fullName(person)}</Link>
          </li>
          <li>
            {person.email ? <a href={mailTo(person.email)}>{person.email}</a> : t('answers.one.noAddress')}
          </li>
          {person.phone && <li>{person.phone}</li>}
        </ul>
        <small>{t('answers.invitedOn', { when: shortMoment(invitation.invitedAt, locale) })}</small>
      </Card>
      {reasons.length > 0 && (
        <Card title={t('answers.one.why')}>
          <ul className="lines">
            {reasons.map((reason, at) => (
              <li key={at}>{reasonText({ t, locale, names }, reason)}</li>
            ))}
          </ul>
        </Card>
      )}
      {invitation.withdrawnAt === null && event.status === 'open' && (
        <LeaveBeCard eventId={event.id} invitation={invitation} />
      )}
      {invitation.withdrawnAt === null && event.status === 'open' && (
        <Card title={t('answers.one.withdraw')}>
          <Form method="post" className="stack tight">
            <p className="soft">{t('answers.one.withdrawHint')}</p>
            <div>
              <Button name="intent" value="withdraw" kind="grave" icon="remove">
                {t('answers.one.withdraw')}
              </Button>
            </div>
          </Form>
        </Card>
      )}
    </>
  )
}
