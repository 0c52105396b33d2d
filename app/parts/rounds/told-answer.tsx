// The form by which an organiser enters an answer that they were told.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import type { Candidate } from '~/domain/rounds/rules'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import { AnswerField, WishFields } from './answer-fields'

export function ToldAnswer({
  one,
  lastResult,
}: {
  one: Candidate
  lastResult: SubmissionResult | undefined
}) {
  const { t } = useWords()
  const { language, meets, apart, comment } = one.wishes
  const [form, fields] = useForm({
    id: 'told',
    lastResult: lastResult ?? null,
    defaultValue: {
      answer: one.answer ?? '',
      language: language ?? '',
      meets: meets ?? '',
      apartWish: apart,
      comment,
    },
  })
  if (one.standing === 'removed') return null
  return (
    <Card title={t(one.answeredAt ? 'rounds.told.change' : 'rounds.told.title')}>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <p className="soft">{t('rounds.told.says')}</p>
        <AnswerField field={fields.answer} told />
        <WishFields fields={fields} />
        <div>
          <SubmitButton name="intent" value="told">
            {t('rounds.save')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
