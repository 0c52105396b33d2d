// Writing a survey: its introduction, its last day and its questions; every button is a form's, so it works with scripts off.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type FieldMetadata, type SubmissionResult } from '@conform-to/react'
import { surveyKinds } from '#db/schema'
import { emptyQuestion, type QuestionFields, type SurveyFields } from '~/domain/afterwards/survey-fields'
import { Button } from '~/ui/button'
import { CheckField, FieldSet, SelectField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton, ThreeLanguages } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export type SurveyFormProps = {
  id: string
  version: number
  fields: SurveyFields
  result: SubmissionResult | null
}

export function SurveyForm({ id, version, fields: initial, result }: SurveyFormProps) {
  const { t } = useWords()
  const [form, fields] = useForm<SurveyFields>({
    id: 'survey-form',
    lastResult: result,
    defaultValue: initial,
  })
  const questions = fields.questions.getFieldList()
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      {/* The first button of a form is the one that Enter presses: it must save, not remove a question. */}
      <button type="submit" className="unseen" tabIndex={-1} aria-hidden>
        {t('afterwards.survey.save')}
      </button>
      <ErrorSummary form={form} result={result} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <Card>
        <ThreeLanguages
          long
          label={t('afterwards.survey.intro')}
          hint={t('afterwards.survey.introHint')}
          fields={{ fi: fields.introFi, sv: fields.introSv, en: fields.introEn }}
        />
        <TextField
          field={fields.closesOn}
          label={t('afterwards.survey.lastDay')}
          type="date"
          width="short"
          required
        />
      </Card>
      {questions.length === 0 && <p>{t('afterwards.survey.noQuestions')}</p>}
      {questions.map((question, at) => (
        <Card key={question.key ?? question.name} title={t('afterwards.survey.question', { number: at + 1 })}>
          <Question question={question} form={form} />
          <div className="cluster">
            {at > 0 && (
              <Button
                kind="quiet"
                icon="ascending"
                {...form.reorder.getButtonProps({ name: fields.questions.name, from: at, to: at - 1 })}
              >
                {t('afterwards.survey.up', { number: at + 1 })}
              </Button>
            )}
            <Button
              kind="quiet"
              icon="remove"
              {...form.remove.getButtonProps({ name: fields.questions.name, index: at })}
            >
              {t('afterwards.survey.removeQuestion', { number: at + 1 })}
            </Button>
          </div>
        </Card>
      ))}
      <div className="cluster">
        <Button
          icon="add"
          {...form.insert.getButtonProps({ name: fields.questions.name, defaultValue: emptyQuestion() })}
        >
          {t('afterwards.survey.add')}
        </Button>
        <SubmitButton>{t('afterwards.survey.save')}</SubmitButton>
      </div>
    </Form>
  )
}

type Meta = ReturnType<typeof useForm<SurveyFields>>[0]

function Question({ question, form }: { question: FieldMetadata<QuestionFields>; form: Meta }) {
  const { t } = useWords()
  const fields = question.getFieldset()
  return (
    <div className="stack">
      <input type="hidden" name={fields.id.name} value={textOf(fields.id.initialValue)} />
      <ThreeLanguages
        label={t('afterwards.survey.label')}
        fields={{ fi: fields.labelFi, sv: fields.labelSv, en: fields.labelEn }}
      />
      <div className="cluster top">
        <SelectField
          field={fields.kind}
          label={t('afterwards.survey.kind')}
          width="middle"
          options={surveyKinds.map((kind) => ({ value: kind, label: t(`afterwards.survey.kinds.${kind}`) }))}
        />
        <CheckField field={fields.required} label={t('afterwards.survey.required')} />
      </div>
      <Options question={question} form={form} />
    </div>
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The options of a choice; a question of another kind folds them away, for its kind may change. */
function Options({ question, form }: { question: FieldMetadata<QuestionFields>; form: Meta }) {
  const { t } = useWords()
  const fields = question.getFieldset()
  const options = fields.options.getFieldList()
  return (
    <details open={options.length > 0 || textOf(fields.kind.value).startsWith('choice')}>
      <summary>{t('afterwards.survey.options')}</summary>
      <FieldSet legend={t('afterwards.survey.options')} hint={t('afterwards.survey.optionsHint')}>
        {options.map((option, at) => {
          const own = option.getFieldset()
          return (
            <div key={option.key ?? option.name} className="stack tight">
              <input type="hidden" name={own.id.name} value={textOf(own.id.initialValue)} />
              <ThreeLanguages
                label={t('afterwards.survey.option', { number: at + 1 })}
                fields={{ fi: own.fi, sv: own.sv, en: own.en }}
              />
              <div>
                <Button
                  kind="quiet"
                  icon="remove"
                  {...form.remove.getButtonProps({ name: fields.options.name, index: at })}
                >
                  {t('afterwards.survey.removeOption', { number: at + 1 })}
                </Button>
              </div>
            </div>
          )
        })}
        <div>
          <Button
            kind="quiet"
            icon="add"
            {...form.insert.getButtonProps({
              name: fields.options.name,
              defaultValue: { id: '', fi: '', sv: '', en: '' },
            })}
          >
            {t('afterwards.survey.addOption')}
          </Button>
        </div>
      </FieldSet>
    </details>
  )
}
