// The form of one question: its words, its choices, of whom it is asked; every button is a form's, so it works with scripts off.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type FieldMetadata, type SubmissionResult } from '@conform-to/react'
import { askedOf, type QuestionKind } from '#db/schema'
import type { OptionFields, QuestionFields } from '~/domain/questions/question-form'
import { alwaysSensitive, daysKept, hasOptions, mostOptions } from '~/domain/questions/rules'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { CheckField, FieldSet, SelectField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton, ThreeLanguages } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

export type QuestionFormProps = {
  eventId: string
  questionId: string
  isNew: boolean
  kind: QuestionKind
  fields: QuestionFields
  hybrid: boolean
  lastResult: SubmissionResult | null
}

export function QuestionForm(props: QuestionFormProps) {
  const { t } = useWords()
  const { eventId, questionId, isNew, kind, hybrid, lastResult } = props
  const [form, fields] = useForm<QuestionFields>({
    id: 'question',
    lastResult,
    defaultValue: props.fields,
  })
  const options = fields.options.getFieldList()
  const title = isNew
    ? t('asking.questions.newTitle', { kind: t(`asking.kinds.${kind}`) })
    : t('asking.questions.editTitle')
  return (
    <Card title={title} id="form">
      <Form method="post" {...getFormProps(form)} className="stack" preventScrollReset>
        {/* The first button of a form is the one that Enter presses: it must save, not remove a row. */}
        <button type="submit" className="unseen" tabIndex={-1} aria-hidden>
          {t('asking.questions.save')}
        </button>
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="id" value={questionId} />
        <input type="hidden" name="kind" value={kind} />
        {isNew && <input type="hidden" name="isNew" value="1" />}
        <ThreeLanguages
          label={t('asking.questions.label')}
          fields={{ fi: fields.labelFi, sv: fields.labelSv, en: fields.labelEn }}
        />
        {hasOptions(kind) && (
          <FieldSet legend={t('asking.questions.options')} hint={t('asking.questions.optionHint')}>
            {options.map((option, at) => (
              <OptionRow
                key={option.key ?? option.name}
                option={option}
                at={at}
                withSeats={kind === 'session'}
              >
                <Button
                  kind="quiet"
                  icon="remove"
                  {...form.remove.getButtonProps({ name: fields.options.name, index: at })}
                >
                  {t('asking.questions.removeOption', { number: at + 1 })}
                </Button>
              </OptionRow>
            ))}
            {options.length < mostOptions && (
              <div>
                <Button icon="add" {...form.insert.getButtonProps({ name: fields.options.name })}>
                  {t('asking.questions.addOption')}
                </Button>
              </div>
            )}
          </FieldSet>
        )}
        <CheckField
          field={fields.required}
          label={t('asking.questions.required')}
          hint={t('asking.questions.requiredHint')}
        />
        {alwaysSensitive(kind) ? (
          <Notice>{t('asking.questions.sensitiveAlways', { days: daysKept })}</Notice>
        ) : (
          <CheckField
            field={fields.sensitive}
            label={t('asking.questions.sensitive')}
            hint={t('asking.questions.sensitiveHint', { days: daysKept })}
          />
        )}
        {hybrid ? (
          <SelectField
            field={fields.askedOf}
            label={t('asking.questions.askedOf')}
            width="middle"
            options={askedOf.map((value) => ({ value, label: t(`asking.questions.of.${value}`) }))}
          />
        ) : (
          <input type="hidden" name={fields.askedOf.name} value={fields.askedOf.initialValue ?? 'all'} />
        )}
        <div className="cluster">
          <SubmitButton name="press" value="save">
            {t('asking.questions.save')}
          </SubmitButton>
          <ButtonLink kind="quiet" to={paths.eventQuestions(eventId)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  )
}

function OptionRow({
  option,
  at,
  withSeats,
  children,
}: {
  option: FieldMetadata<OptionFields>
  at: number
  withSeats: boolean
  children: React.ReactNode
}) {
  const { t } = useWords()
  const fields = option.getFieldset()
  return (
    <div className="stack tight">
      <input type="hidden" name={fields.id.name} value={fields.id.initialValue ?? ''} />
      <ThreeLanguages
        label={t('asking.questions.option', { number: at + 1 })}
        fields={{ fi: fields.fi, sv: fields.sv, en: fields.en }}
      />
      <div className="cluster bottom">
        {withSeats && (
          <TextField
            field={fields.seats}
            label={t('asking.questions.seats')}
            hint={t('asking.questions.seatsHint')}
            width="short"
            inputMode="numeric"
          />
        )}
        {children}
      </div>
    </div>
  )
}
