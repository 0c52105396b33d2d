// What an organiser can do with a mail that waits: record the answer, name the substitute, set it aside; or put it back.
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { answers } from '#db/schema'
import type { MailPage } from '~/domain/incoming/page.server'
import { PersonFields } from '~/parts/deputies/name-assistant'
import { Button } from '~/ui/button'
import { ChoicesField, TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

type Result = SubmissionResult<string[]> | null

/** Recording an answer by the organiser's hand. */
export function RecordCard({ page, lastResult }: { page: MailPage; lastResult: Result }) {
  const { t } = useWords()
  const said = page.facts?.said
  const [shape, fields] = useForm({
    id: 'record',
    lastResult,
    defaultValue: { answer: said?.kind === 'answer' ? said.answer : '' },
  })
  return (
    <Card title={t('incoming.record.title')}>
      <Form method="post" {...getFormProps(shape)} className="stack">
        <ErrorSummary form={shape} result={lastResult} />
        <p className="soft">{t('incoming.record.lead')}</p>
        <input type="hidden" name="press" value="record" />
        <ChoicesField
          field={fields.answer}
          label={t('incoming.page.answer')}
          beside
          required
          options={answers.map((value) => ({ value, label: t(`frame.answer.${value}`) }))}
        />
        <div>
          <SubmitButton kind="plain">{t('incoming.record.do')}</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

/** Naming the proposed substitute: one press for somebody of the registry, else their name is asked. */
export function DeputyCard({
  page,
  lastResult,
  newId,
}: {
  page: MailPage
  lastResult: Result
  newId: string
}) {
  const { t, locale } = useWords()
  const { deputy } = page
  const [form, fields] = useForm({
    id: 'deputy',
    lastResult,
    defaultValue: {
      firstName: deputy?.firstName ?? '',
      lastName: deputy?.lastName ?? '',
      email: deputy?.email ?? '',
      language: locale as string,
      note: '',
    },
  })
  if (deputy === null) return null
  if (deputy.refusal !== null)
    return (
      <Card title={t('incoming.deputy.title')}>
        <Notice kind="warning">{t(`reasons.${deputy.refusal}`)}</Notice>
      </Card>
    )
  const name = `${deputy.firstName} ${deputy.lastName}`
  return (
    <Card title={t('incoming.deputy.title')}>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <p className="soft">{t('incoming.deputy.lead')}</p>
        <input type="hidden" name="press" value="deputy" />
        <input type="hidden" name="id" value={newId} />
        {deputy.known && lastResult === null ? (
          <>
            <p>{t('incoming.deputy.known', { name, email: deputy.email })}</p>
            <input type="hidden" name="firstName" value={deputy.firstName} />
            <input type="hidden" name="lastName" value={deputy.lastName} />
            <input type="hidden" name="email" value={deputy.email} />
            <input type="hidden" name="language" value={locale} />
          </>
        ) : (
          <PersonFields fields={fields} />
        )}
        <TextAreaField
          field={fields.note}
          label={t('deputies.form.note')}
          hint={t('deputies.form.noteHint')}
          rows={2}
        />
        <div>
          <SubmitButton>{t('incoming.deputy.do')}</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

/** Setting aside what needs nothing more, and putting back what was set aside. */
export function AsideCard({ mail, facts }: MailPage) {
  const { t } = useWords()
  if (mail.standing === 'taken' || facts === null) return null
  const open = mail.standing === 'open'
  return (
    <Card>
      <Form method="post" className="stack tight">
        {open && <p className="soft">{t('incoming.aside.hint')}</p>}
        <div>
          <Button name="press" value={open ? 'aside' : 'back'} icon={open ? 'done' : 'undo'}>
            {t(open ? 'incoming.aside.do' : 'incoming.aside.back')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
