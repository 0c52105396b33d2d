// The yearly question to a member: goes on, takes a break, leaves; each says what it does. Works with scripts off.
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { fullName } from '~/domain/people/rules'
import type { RenewalAnswer } from '~/domain/renewals/answers'
import type { RenewalPage } from '~/domain/renewals/renewals.server'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { ChoicesField, TextAreaField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export type GoOnProps = {
  page: RenewalPage
  /** The letter's button that was pressed: that choice is made already. */
  chosen: RenewalAnswer | null
  /** The answer was just given. */
  done: boolean
  lastResult?: SubmissionResult | undefined
}

export function GoOnPage(props: GoOnProps) {
  const { t, locale } = useWords()
  const { page, done, lastResult } = props
  const folded = done && page.answer !== null && lastResult === undefined
  return (
    <Page
      over={fullName(page.person)}
      title={<InLanguage written={written(page.group, 'name', locale)} />}
      facts={[t('renewing.goOn.since', { date: plainDate(page.since, locale) })]}
    >
      {lastResult === undefined && <HowItStands page={page} done={done} />}
      {folded ? (
        <details className="card">
          <summary>{t('renewing.goOn.change')}</summary>
          <GoOnForm {...props} />
        </details>
      ) : (
        <GoOnForm {...props} />
      )}
    </Page>
  )
}

/** What the answer came to; who is on a break is told of it before any answer. */
function HowItStands({ page, done }: Pick<GoOnProps, 'page' | 'done'>) {
  const { t, locale } = useWords()
  const { answer, pause, until } = page
  const paused =
    pause === null
      ? null
      : pause.until === null
        ? t('renewing.goOn.pausedOpen')
        : t('renewing.goOn.paused', { date: plainDate(pause.until, locale) })
  if (answer === null) return paused && <Notice>{paused}</Notice>
  const says =
    answer === 'pauses' ? (paused ?? t('renewing.goOn.back')) : t(`renewing.goOn.standing.${answer}`)
  const changeable =
    answer === 'leaves'
      ? t('renewing.goOn.changeToday')
      : t('renewing.goOn.changeUntil', { date: plainDate(until, locale) })
  return (
    <Notice kind="good" title={done ? t('renewing.goOn.thanks') : says} arrived={done}>
      {done ? `${says} ${changeable}` : changeable}
    </Notice>
  )
}

function GoOnForm({ page, chosen, lastResult }: GoOnProps) {
  const { t } = useWords()
  const { answer, comment, pause, today } = page
  const [form, fields] = useForm({
    id: 'go-on',
    lastResult: lastResult ?? null,
    defaultValue: {
      answer: chosen ?? answer ?? '',
      pauseUntil: page.pauseUntil,
      comment,
    },
    constraint: { pauseUntil: { min: today } },
  })
  return (
    <form method="post" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} result={lastResult} />
      <AnswerChoices field={fields.answer} paused={pause !== null} />
      <TextField
        field={fields.pauseUntil}
        label={t('renewing.goOn.pauseUntil')}
        hint={t('renewing.goOn.pauseUntilHint')}
        type="date"
        width="short"
      />
      <TextAreaField
        field={fields.comment}
        label={t('renewing.goOn.comment')}
        hint={t('renewing.goOn.commentHint')}
        rows={2}
      />
      <div>
        <SubmitButton>{t('renewing.goOn.send')}</SubmitButton>
      </div>
    </form>
  )
}

/** @param paused going on then means coming back, and another break a longer one */
function AnswerChoices({
  field,
  paused,
}: {
  field: Parameters<typeof ChoicesField>[0]['field']
  paused: boolean
}) {
  const { t } = useWords()
  return (
    <ChoicesField
      field={field}
      label={t('renewing.goOn.question')}
      required
      options={[
        {
          value: 'goesOn',
          label: t(paused ? 'renewing.goOn.returns' : 'renewing.goOn.goesOn'),
          hint: t(paused ? 'renewing.goOn.returnsHint' : 'renewing.goOn.goesOnHint'),
        },
        {
          value: 'pauses',
          label: t(paused ? 'renewing.goOn.pausesStill' : 'renewing.goOn.pauses'),
          hint: t('renewing.goOn.pausesHint'),
        },
        { value: 'leaves', label: t('renewing.goOn.leaves'), hint: t('renewing.goOn.leavesHint') },
      ]}
    />
  )
}

/** Why the question cannot be answered. */
export function GoOnClosed({ why }: { why: 'unknown' | 'gone' | 'left' }) {
  const { t } = useWords()
  return (
    <Page title={t(`renewing.closed.${why}.title`)}>
      <p>{t(`renewing.closed.${why}.text`)}</p>
    </Page>
  )
}
