// One member's answer to the yearly question, for organisers: how it stands, entering what was told by phone, taking it back.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { requireOrganiser } from '~/auth/require.server'
import { fullName } from '~/domain/people/rules'
import { deedOfAnswer } from '~/domain/renewals/renewal-year.server'
import { renewalById, renewalPage, stateOf } from '~/domain/renewals/renewals.server'
import { readRenewalAnswer } from '~/domain/renewals/answers'
import { moment, plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { DeedNotice, deedNoticeOf, UndoForm } from '~/parts/deed-notice'
import { pressAnswer } from '~/parts/renewing/answer-press.server'
import { AnswerSign } from '~/parts/renewing/year-groups'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ChoicesField, TextAreaField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { renewalId = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db, now } = context
  const renewal = await renewalById(db, renewalId)
  const { year, askedAt, remindedAt, answeredAt, answeredBy, personId } = renewal
  return {
    page: await renewalPage(db, renewal, now()),
    renewal: { year, askedAt, remindedAt, answeredAt, personId },
    byPhone: answeredBy !== null && answeredBy !== personId,
    state: await stateOf(db, renewal, now()),
    deed: await deedOfAnswer(db, renewal, now()),
    news: deedNoticeOf(request),
  }
}

export async function action({ request, context, params: { renewalId = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db, now } = context
  const renewal = await renewalById(db, renewalId)
  const body = await request.formData()
  const pressed = await pressAnswer(db, { actor, now: now() }, renewal, body)
  if (pressed.kind === 'refused') return data(pressed.lastResult, { status: 400 })
  if (pressed.kind === 'closed') return redirect(paths.renewalAnswer(renewal.id))
  const done = readRenewalAnswer(body.get('answer')) ?? 'goesOn'
  return redirect(withNews(paths.renewal({ year: String(renewal.year) }), done, pressed.deedId))
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function RenewalAnswer() {
  const { t, locale } = useWords()
  const { page, renewal, state, news, ...rest } = useLoaderData<typeof loader>()
  return (
    <Page
      title={fullName(page.person)}
      trail={[
        { to: paths.groups(), label: t('renewing.trail') },
        {
          to: paths.renewal({ year: String(renewal.year) }),
          label: t('renewing.year.title', { year: renewal.year }),
        },
      ]}
      facts={[
        <InLanguage key="group" written={written(page.group, 'name', locale)} />,
        t('renewing.phone.since', { date: plainDate(page.since, locale) }),
      ]}
    >
      <DeedNotice {...news} done={null} />
      <HowItStands page={page} renewal={renewal} {...rest} />
      {state === 'open' ? <PhoneForm page={page} /> : <Notice>{t(`renewing.phone.closed.${state}`)}</Notice>}
    </Page>
  )
}

function HowItStands({ page, renewal, byPhone, deed }: Pick<Data, 'page' | 'renewal' | 'byPhone' | 'deed'>) {
  const { t, locale } = useWords()
  const { askedAt, remindedAt, answeredAt } = renewal
  return (
    <Card title={t('renewing.phone.stands')}>
      <dl>
        <dt>{t('renewing.phone.asked')}</dt>
        <dd>{moment(askedAt, locale)}</dd>
        {remindedAt && (
          <>
            <dt>{t('renewing.phone.reminded')}</dt>
            <dd>{moment(remindedAt, locale)}</dd>
          </>
        )}
        <dt>{t('renewing.list.answer')}</dt>
        <dd>
          <AnswerSign answer={page.answer} /> {answeredAt && <small>{moment(answeredAt, locale)}</small>}{' '}
          {byPhone && <small>{t('renewing.did.byPhone')}</small>}
        </dd>
        {page.pause?.until && (
          <>
            <dt>{t('renewing.phone.paused')}</dt>
            <dd>{plainDate(page.pause.until, locale)}</dd>
          </>
        )}
        {page.comment && (
          <>
            <dt>{t('renewing.list.comment')}</dt>
            <dd className="typed">{page.comment}</dd>
          </>
        )}
      </dl>
      {deed && <UndoForm deed={deed} label={t('renewing.phone.undo')} />}
    </Card>
  )
}

/** What the member has told an organiser; it is done at once, as the member's own answer is. */
function PhoneForm({ page }: Pick<Data, 'page'>) {
  const { t } = useWords()
  const lastResult = useActionData<typeof action>()
  const { answer, comment, today } = page
  const [form, fields] = useForm({
    id: 'phone',
    lastResult,
    defaultValue: { answer: answer ?? '', pauseUntil: page.pauseUntil, comment },
    constraint: { pauseUntil: { min: today } },
  })
  return (
    <Card title={t('renewing.phone.enter')}>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <ChoicesField
          field={fields.answer}
          label={t('renewing.phone.told')}
          required
          options={[
            { value: 'goesOn', label: t('renewing.answers.goesOn'), hint: t('renewing.phone.goesOnHint') },
            { value: 'pauses', label: t('renewing.answers.pauses'), hint: t('renewing.phone.pausesHint') },
            { value: 'leaves', label: t('renewing.answers.leaves'), hint: t('renewing.phone.leavesHint') },
          ]}
        />
        <TextField
          field={fields.pauseUntil}
          label={t('renewing.goOn.pauseUntil')}
          type="date"
          width="short"
        />
        <TextAreaField field={fields.comment} label={t('renewing.phone.comment')} rows={2} />
        <div className="cluster">
          <SubmitButton>{t('renewing.phone.save')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.renewal()}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  )
}
