// The form of feedback on accessibility, and what is said once it has been sent.
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { longestAbout, longestRemark } from '~/domain/remarks/rules'
import { plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextAreaField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

/** How feedback ended: an answer comes, or nobody is to be reached. */
export const feedbackDones = ['sent', 'noted'] as const

type Fields = { id: string; text: string; about: string; name: string; email: string }

export function FeedbackForm({
  fields: initial,
  lastResult,
}: {
  fields: Fields
  lastResult: SubmissionResult<string[]> | undefined
}) {
  const { t } = useWords()
  const [form, fields] = useForm({
    id: 'feedback',
    lastResult,
    defaultValue: initial,
    constraint: { text: { maxLength: longestRemark }, about: { maxLength: longestAbout } },
  })
  const { text, about, name, email } = fields
  return (
    <Card>
      <Form method="post" action={paths.feedback()} {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <p>{t('remarks.feedback.lead')}</p>
        <input type="hidden" name="id" value={fields.id.initialValue ?? ''} readOnly />
        <TextAreaField
          field={text}
          label={t('remarks.feedback.text')}
          hint={t('remarks.feedback.textHint')}
          rows={6}
          required
        />
        <TextField field={about} label={t('remarks.feedback.about')} hint={t('remarks.feedback.aboutHint')} />
        <TextField field={name} label={t('remarks.feedback.name')} autoComplete="name" />
        <TextField
          field={email}
          label={t('remarks.feedback.email')}
          hint={t('remarks.feedback.emailHint')}
          type="email"
          autoComplete="email"
        />
        <Decoy />
        <div>
          <SubmitButton icon="send">{t('remarks.feedback.do')}</SubmitButton>
        </div>
        <p className="soft">{t('remarks.feedback.kept')}</p>
      </Form>
    </Card>
  )
}

/** A field that people neither see nor reach: what fills it in is a machine. */
function Decoy() {
  const { t } = useWords()
  return (
    <div className="unseen" aria-hidden>
      <label>
        {t('remarks.feedback.leaveEmpty')}
        <input type="text" name="website" tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  )
}

export function FeedbackTaken({
  done,
  answerBy,
}: {
  done: (typeof feedbackDones)[number]
  answerBy: string
}) {
  const { t, locale } = useWords()
  return (
    <>
      <Notice kind="good" arrived>
        {t(`remarks.feedback.done.${done}`, { date: plainDate(answerBy, locale) })}
      </Notice>
      <div>
        <ButtonLink to={paths.feedback()}>{t('remarks.feedback.another')}</ButtonLink>
      </div>
    </>
  )
}
