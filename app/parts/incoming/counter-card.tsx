// What an organiser can answer a proposed new time: move the event to it, or say that its own time stands.
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { MailPage } from '~/domain/incoming/page.server'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function CounterCard({
  page: { mail, event, counter },
  lastResult,
}: {
  page: MailPage
  lastResult: SubmissionResult<string[]> | null
}) {
  const { t } = useWords()
  const [form, fields] = useForm({ id: 'decline', lastResult, defaultValue: { note: '' } })
  if (event === null || counter === null) return null
  const { state, time } = counter
  if (state !== 'asked' && state !== 'moved') return null
  return (
    <Card title={t('incoming.counter.title')}>
      <div>
        {time === null ? (
          <ButtonLink icon="edit" to={paths.editEvent(event.id)}>
            {t('incoming.counter.edit')}
          </ButtonLink>
        ) : (
          <ButtonLink icon="swap" to={paths.moveEvent(event.id, { ...time, mail: mail.id })}>
            {t('incoming.counter.move')}
          </ButtonLink>
        )}
      </div>
      {state === 'asked' && (
        <Form method="post" {...getFormProps(form)} className="stack">
          <ErrorSummary form={form} result={lastResult} />
          <input type="hidden" name="press" value="decline" />
          <p className="soft">{t('incoming.counter.declineLead')}</p>
          <TextAreaField
            field={fields.note}
            label={t('incoming.counter.note')}
            hint={t('incoming.counter.noteHint')}
            rows={2}
          />
          <div>
            <SubmitButton kind="plain" icon="send">
              {t('incoming.counter.decline')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Card>
  )
}
